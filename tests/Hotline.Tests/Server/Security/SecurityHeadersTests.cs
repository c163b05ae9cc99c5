using System.Text.RegularExpressions;
using Hotline.Channels.WebChat;
using Hotline.Server.Pages;
using Hotline.Server.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Server.Security;

/// <summary>What the pages and every answer carry, over a real socket.</summary>
public sealed class SecurityHeadersTests : IAsyncLifetime
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private WebApplication app = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Configuration.AddInMemoryCollection([new("WebChat:ExitUrl", "https://weather.example/?q=\"rain\"")]);
        builder.Services.AddOptions<WebChatOptions>().BindConfiguration("WebChat");
        app = builder.Build();
        app.UseSecurityHeaders();
        app.UseExceptionHandler(fault => fault.Run(context => context.Response.WriteAsync("a fault", context.RequestAborted)));
        app.MapPages();
        app.MapGet("/fails", IResult () => throw new InvalidOperationException("a fault"));
        await app.StartAsync();
        http.BaseAddress = new Uri(app.Urls.Single());
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.DisposeAsync();
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/chat")]
    [InlineData("/nothing-here")]
    [InlineData("/fails")]
    [InlineData("/assets/../appsettings.json")]
    public async Task Every_answer_carries_the_headers_and_is_not_kept(string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), Stop);
        var headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(",", header.Value));
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy, headers["Content-Security-Policy"]);
        Assert.DoesNotContain("unsafe", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal("no-referrer", headers["Referrer-Policy"]);
        Assert.Equal("nosniff", headers["X-Content-Type-Options"]);
        Assert.Equal("DENY", headers["X-Frame-Options"]);
        Assert.Contains("no-store", headers["Cache-Control"], StringComparison.Ordinal);
        Assert.DoesNotContain("Set-Cookie", headers.Keys);
    }

    [Theory]
    [InlineData("/desk")]
    [InlineData("/desk/cases/ABC")]
    public async Task The_desks_own_styles_carry_a_value_that_no_other_answer_has(string path)
    {
        var (first, policy) = await NonceAsync(path);
        var (second, _) = await NonceAsync(path);
        Assert.NotEqual(first, second);
        Assert.Equal(16, Convert.FromBase64String(first).Length);
        Assert.Equal(SecurityHeaders.ContentSecurityPolicy.Replace("style-src 'self'", $"style-src 'self' 'nonce-{first}'", StringComparison.Ordinal), policy);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private async Task<(string Nonce, string Policy)> NonceAsync(string path)
    {
        using var response = await http.GetAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Contains("no-store", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        Assert.Equal("DENY", Assert.Single(response.Headers.GetValues("X-Frame-Options")));
        var html = await response.Content.ReadAsStringAsync(Stop);
        return (Regex.Match(html, " nonce=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["value"].Value, Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
    }

    [Theory]
    [InlineData("/chat", "Chat")]
    [InlineData("/desk", "Desk")]
    public async Task Pages_have_a_neutral_title_and_nothing_inline(string path, string title)
    {
        var html = await http.GetStringAsync(new Uri(path, UriKind.Relative), Stop);
        Assert.Contains($"<title>{title}</title>", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<style|style=|<script(?![^>]*src=)|\\son[a-z]+=", html);
        Assert.DoesNotMatch("(src|href)=\"(http|//)", html);
    }

    [Fact]
    public async Task The_way_out_is_the_one_in_the_settings()
    {
        var html = await http.GetStringAsync(new Uri("/chat", UriKind.Relative), Stop);
        Assert.Contains("<meta name=\"exit\" content=\"https://weather.example/?q=&quot;rain&quot;\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_chat_weighs_at_most_30_kB_compressed_and_its_files_may_be_kept()
    {
        var html = await http.GetStringAsync(new Uri("/chat", UriKind.Relative), Stop);
        var paths = html.Split('"').Where(part => part.StartsWith("/assets/", StringComparison.Ordinal)).Distinct();
        var total = 0L;
        foreach (var path in paths.Append("/chat"))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.AcceptEncoding.ParseAdd("gzip");
            using var response = await http.SendAsync(request, Stop);
            Assert.Equal("gzip", Assert.Single(response.Content.Headers.ContentEncoding));
            if (path != "/chat") Assert.Contains("immutable", response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
            total += response.Content.Headers.ContentLength!.Value;
        }

        Assert.InRange(total, 5_000, 30_000);
    }
}
