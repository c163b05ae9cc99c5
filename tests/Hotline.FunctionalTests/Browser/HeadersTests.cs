using System.Net;

namespace Hotline.FunctionalTests.Browser;

/// <summary>What every route of the real program answers with, whoever asks and however it ends.</summary>
[Collection(BrowserTests.Name)]
public sealed class HeadersTests(BrowserFixture fixture)
{
    public static TheoryData<string, string> Routes => new()
    {
        { "GET", "/" }, { "GET", "/chat" }, { "GET", "/desk" }, { "GET", "/health/live" }, { "GET", "/health/ready" }, { "GET", "/nothing-here" },
        { "POST", "/chat/messages" }, { "GET", "/chat/events" }, { "POST", "/chat/leave" }, { "POST", "/webhooks/telegram" },
        { "GET", "/api/v1/me" }, { "POST", "/api/v1/sign-in" }, { "POST", "/api/v1/sign-out" }, { "POST", "/api/v1/welcome" }, { "POST", "/api/v1/invitations" },
        { "GET", "/api/v1/queue" }, { "POST", "/api/v1/queue/take-next" }, { "GET", "/api/v1/cases/mine" }, { "GET", "/api/v1/cases/X" },
        { "POST", "/api/v1/cases/X/take" }, { "POST", "/api/v1/cases/X/reply" }, { "POST", "/api/v1/cases/X/return" }, { "POST", "/api/v1/cases/X/close" },
        { "POST", "/api/v1/cases/X/urgency" }, { "GET", "/api/v1/events" }, { "GET", "/api/v1/dead-letters" }, { "GET", "/api/v1/nothing-here" },
    };

    [Theory]
    [MemberData(nameof(Routes))]
    public async Task Every_route_carries_the_security_headers(string method, string path)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = fixture.Hotline.Http.BaseAddress };
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(", ", header.Value));

        Assert.True((int)response.StatusCode < 500, $"{path} answered {response.StatusCode}.");
        if (method == "POST") Assert.True(response.StatusCode is >= HttpStatusCode.BadRequest, $"{path} let a stranger in.");
        var policy = headers["Content-Security-Policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.Contains("no-store", headers["Cache-Control"], StringComparison.Ordinal);
        Assert.DoesNotContain("Server", headers.Keys);
        if (headers.TryGetValue("Set-Cookie", out var cookies))
        {
            Assert.StartsWith("/api/v1/", path, StringComparison.Ordinal);
            Assert.Contains("httponly", cookies, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite=strict", cookies, StringComparison.OrdinalIgnoreCase);
        }
    }
}
