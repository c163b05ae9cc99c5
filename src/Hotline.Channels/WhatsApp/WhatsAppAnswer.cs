using System.Net.Http.Headers;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.Sending;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Understands an answer of the Graph API. Meta's code decides wherever there is one; a status alone (a proxy's page, an answer cut off) decides nothing about the person, and only "slow down" is
/// obeyed from anybody. Pure.
/// </summary>
internal static class WhatsAppAnswer
{
    private const string UsageHeader = "X-Business-Use-Case-Usage";
    private const long MostMinutes = 24 * 60;

    public static WhatsAppCall<JsonElement> Read(int status, HttpResponseHeaders headers, byte[] body, DateTimeOffset now)
    {
        var wait = Wait(headers, now);
        if (JsonFields.Parse(body) is not { } answer) return Failed(new WhatsAppError(status, RetryAfter: wait));
        if (answer.Object("error") is { } error) return Failed(new WhatsAppError(status, error.Number("code"), error.Number("error_subcode"), wait));
        return status is >= 200 and < 300 && answer.ValueKind == JsonValueKind.Object ? new WhatsAppCall<JsonElement>.Done(answer) : Failed(new WhatsAppError(status, RetryAfter: wait));
    }

    /// <summary>How long Meta asks us to wait: <c>Retry-After</c>, else the longest of the business's usage header, which counts in minutes.</summary>
    private static TimeSpan? Wait(HttpResponseHeaders headers, DateTimeOffset now) =>
        AskedWait.Of(headers, now) ?? (headers.TryGetValues(UsageHeader, out var usages) ? AskedWait.Bounded(usages.Select(Regained).Max()) : null);

    private static TimeSpan? Regained(string usage)
    {
        if (JsonFields.Parse(System.Text.Encoding.UTF8.GetBytes(usage)) is not { ValueKind: JsonValueKind.Object } businesses) return null;
        var minutes = businesses.EnumerateObject().SelectMany(business => businesses.Items(business.Name)).Select(use => use.Number("estimated_time_to_regain_access")).Max();
        return minutes is > 0 and var wait ? TimeSpan.FromMinutes(Math.Min(wait, MostMinutes)) : null;
    }

    private static WhatsAppCall<JsonElement>.Failed Failed(WhatsAppError error) => new(error);
}
