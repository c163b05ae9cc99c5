using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.FunctionalTests.Channels;

/// <summary>Comes after everything that runs side by side, so that the requests of all other tests are kept by then: those of the fast suite too, which <c>tests/run</c> runs before.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class RequestDescriptionCollection;

/// <summary>
/// Every request that our clients made in any test, put before a validating proxy on the provider's own description. What it cannot see (a misspelt field of a form, lengths in bytes, ten rows over all sections)
/// is held by the tests of the clients.
/// </summary>
[Collection(typeof(RequestDescriptionCollection))]
public sealed partial class RequestDescriptionTests
{
    private const int AtOnce = 16;
    private const string HungUp = "the proxy hung up";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Addresses that are in none of these descriptions: the bytes of a file, and what hotline doctor reads of numbers, webhooks and templates (TwilioDescription and WhatsAppProbeTests hold those).</summary>
    [GeneratedRegex(
        "^GET (/file/bot|/2010-04-01/Accounts/[^/]+/(Messages/[^/]+/Media/[^/.]+$|IncomingPhoneNumbers\\.json)|/v[0-9.]+/[^/]+/(subscribed_apps|subscriptions|message_templates|phone_numbers)\\b)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Undescribed();

    /// <summary>The short ids that a stand-in gives to messages and files, which are long at Twilio.</summary>
    [GeneratedRegex("(?<=/)(?<kind>SM|MM|ME)(?<number>[0-9]{1,4})(?=[/.])", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ShortId();

    [Theory]
    [InlineData("telegram", "contracts/telegram/bot-api-10.1.core-strict.openapi.json", "sendMessage", "answerCallbackQuery", "getFile", "sendDocument", "sendLocation", "setWebhook", "getUpdates")]
    [InlineData("twilio", "contracts/twilio/twilio_api_v2010.messages.strict.openapi.json", "Messages.json", "Messages.json?")]
    [InlineData("content", "contracts/twilio/twilio_content_v1.openapi.json", "/v1/Content", "/v1/Content?", "/ApprovalRequests")]
    [InlineData("whatsapp", "contracts/whatsapp/whatsapp_cloud_v23.messages.derived.openapi.json", "/messages", "/media")]
    public async Task Every_request_of_every_test_is_as_the_provider_describes_it(string provider, string contract, params string[] among)
    {
        var description = SharedData.Find(contract);
        var kept = KeptRequest.Of(provider).Where(request => !Undescribed().IsMatch($"{request.Method} {request.Target}")).ToList();
        Assert.All(among, part => Assert.True(kept.Exists(request => request.Target.Contains(part, StringComparison.Ordinal)), $"No request to {part} was kept in {KeptRequest.Folder}. Run the other tests first."));
        await using var sink = await SinkAsync();
        var port = FreePort.Find();
        await using var proxy = await Peers.StartAsync(
            "Prism is listening", "node_modules/@stoplight/prism-cli/dist/index.js", "proxy", "-h", "127.0.0.1", "-p", $"{port}", description, sink.Urls.Single());
        using var http = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(2) };
        foreach (var wrong in Wrong(provider)) Assert.NotNull(await FaultAsync(http, wrong));

        var faults = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(kept, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Now }, async (request, _) =>
        {
            if (await FaultAsync(http, request) is { } fault) faults.Enqueue($"{fault}\n{request}");
        });

        TestContext.Current.TestOutputHelper?.WriteLine($"{kept.Count} requests");
        Assert.True(faults.IsEmpty, $"{faults.Count} of {kept.Count}:\n{string.Join("\n\n", faults.Take(20))}");
    }

    /// <summary>What the proxy found wrong with a request; null when nothing. A connection that it had closed just then is no answer: it is asked once more.</summary>
    private static async Task<string?> FaultAsync(HttpClient http, KeptRequest kept) => await LookAsync(http, kept) is var first && first != HungUp ? first : await LookAsync(http, kept);

    private static async Task<string?> LookAsync(HttpClient http, KeptRequest kept)
    {
        using var request = new HttpRequestMessage(new HttpMethod(kept.Method), ShortId().Replace(kept.Target, id => id.Groups["kind"].Value + id.Groups["number"].Value.PadLeft(32, '0')));
        if (kept.Body.Length > 0)
        {
            request.Content = new ByteArrayContent(kept.Body);
            if (kept.ContentType is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(kept.ContentType);
        }

        if (kept.Authorization is not null) request.Headers.TryAddWithoutValidation("Authorization", kept.Authorization);
        using var answer = await AnswerAsync(http, request);
        if (answer is null) return HungUp;
        var found = answer.Headers.TryGetValues("sl-violations", out var violations) ? string.Join(' ', violations) : "";
        if (found.Contains("\"request\"", StringComparison.Ordinal)) return found;
        return answer.StatusCode is HttpStatusCode.OK ? null : $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Now)}";
    }

    private static async Task<HttpResponseMessage?> AnswerAsync(HttpClient http, HttpRequestMessage request)
    {
        try
        {
            return await http.SendAsync(request, Now);
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    /// <summary>Shows that the proxy looks: of each provider something that does not pass.</summary>
    private static IEnumerable<KeptRequest> Wrong(string provider) => provider switch
    {
        "telegram" => new[] { """{"chat_id":42,"text":"x","txet":1}""", """{"chat_id":42,"text":""}""", $$"""{"chat_id":42,"text":"{{new string('x', 4097)}}"}""" }
            .Select(body => Json("/bot123456789:AAtoken/sendMessage", null, body)),
        "twilio" =>
        [
            new("GET", "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json?PageSize=5000", "Basic QTpC", null, []),
            new("POST", "/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages.json", "Basic QTpC", "application/x-www-form-urlencoded", "Body=x"u8.ToArray()),
        ],
        "content" =>
        [
            new("GET", "/v1/Content?PageSize=5000", "Basic QTpC", null, []),
            Json("/v1/Content", "Basic QTpC", """{"friendly_name":"x","language":"ru"}"""),
            Json("/v1/Content", "Basic QTpC", """{"language":"ru","types":{"twilio/quick-reply":{"body":"x","actions":[{"title":"y","payload":"z"}]}}}"""),
        ],
        _ =>
        [
            Json("/v23.0/106540352242922/messages", "Bearer EAA", $$$"""{"messaging_product":"whatsapp","to":"998900000201","type":"text","text":{"body":"{{{new string('x', 4097)}}}"}}"""),
            Json("/v23.0/106540352242922/messages", null, """{"messaging_product":"whatsapp","to":"998900000201","type":"text","text":{"body":"x"}}"""),
        ],
    };

    private static KeptRequest Json(string target, string? authorization, string body) => new("POST", target, authorization, "application/json", Encoding.UTF8.GetBytes(body));

    /// <summary>Answers whatever it is asked, so that only what was asked counts.</summary>
    private static async Task<WebApplication> SinkAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0").ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = null);
        var sink = builder.Build();
        sink.Run(context => context.Response.WriteAsJsonAsync(new { }, Now));
        await sink.StartAsync(Now);
        return sink;
    }
}
