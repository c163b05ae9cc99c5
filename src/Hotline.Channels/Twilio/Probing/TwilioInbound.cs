using System.Text.Json;
using Hotline.Channels.Receiving;

namespace Hotline.Channels.Twilio.Probing;

/// <summary>
/// How Twilio is set to call us when a message comes in: <paramref name="Url"/> by <paramref name="Method"/>, and <paramref name="Fallback"/> by <paramref name="FallbackMethod"/> where that fails; and where it tells
/// what becomes of what is sent (<paramref name="Status"/>), unless a message names an address of its own, as ours do. Null: not set. Pure.
/// </summary>
internal sealed record TwilioInbound(string? Url, string? Method, string? Fallback, string? FallbackMethod, string? Status)
{
    public static TwilioInbound OfNumber(JsonElement number) => new(number.Text("sms_url"), number.Text("sms_method"), number.Text("sms_fallback_url"), number.Text("sms_fallback_method"), number.Text("status_callback"));

    public static TwilioInbound OfService(JsonElement service) =>
        new(service.Text("inbound_request_url"), service.Text("inbound_method"), service.Text("fallback_url"), service.Text("fallback_method"), service.Text("status_callback"));

    public static TwilioInbound OfSender(JsonElement sender) =>
        sender.Object("webhook") is { } webhook
            ? new(webhook.Text("callback_url"), webhook.Text("callback_method"), webhook.Text("fallback_url"), webhook.Text("fallback_method"), webhook.Text("status_callback_url"))
            : new(null, null, null, null, null);

    /// <summary>Whether messages are brought to this very webhook.</summary>
    public bool Leads(string webhook) => Url is not null && IsSame(Url, webhook);

    /// <summary>
    /// What is to be said of it. <paramref name="subject"/> begins each finding, <paramref name="webhook"/> is the address that it should be, and <paramref name="what"/> says where in the console to enter it. The
    /// address that is set instead is not repeated: it may hold somebody's password.
    /// </summary>
    public IEnumerable<ChannelFinding> Judge(string subject, string webhook, string what)
    {
        if (Url is null) yield return new(false, $"{subject}: Twilio was not told where to bring messages, so nobody is heard. {what}");
        else if (!IsSame(Url, webhook)) yield return new(false, $"{subject}: Twilio brings messages to another address, so nobody is heard here. {what}");
        else if (IsOther(Method)) yield return new(false, $"{subject}: Twilio calls the webhook with {MethodWords(Method)}, and it must be POST. {what}");
        else if (!TriesAgain(Url, webhook)) yield return new(null, $"{subject}: the webhook's address lacks {webhook[webhook.IndexOf('#', StringComparison.Ordinal)..]} at its end, so Twilio does not try again what this server could not take at once, for example during a restart. {what}");
        else yield return new(true, $"{subject}: Twilio brings messages to this server's webhook and tries again what it could not take");
        if (Fallback is null) yield return new(null, $"{subject}: no fallback is set, so a message is lost to the webhook when every try failed, and found in Twilio's list only later. {what}");
        else if (IsSame(Fallback, webhook) && IsOther(FallbackMethod)) yield return new(false, $"{subject}: Twilio calls the fallback with {MethodWords(FallbackMethod)}, and it must be POST, or it is refused there too. {what}");
        if (Status is not null)
            yield return new(
                IsSame(Status, webhook) ? false : null,
                $"{subject}: a status callback is set{(IsSame(Status, webhook) ? " to the address for messages" : "")}, and Hotline names its own address with every message. Empty it, or what became of our messages is also told {(IsSame(Status, webhook) ? "where it is not understood" : "elsewhere")}. {what}");
    }

    private static bool IsOther(string? method) => method is not null && !method.Equals("POST", StringComparison.OrdinalIgnoreCase);

    private static string MethodWords(string? method) => method == "GET" ? "GET" : "another method";

    /// <summary>Whether two addresses lead to one place: Twilio signs what it was given, so path and query must be the same to the letter.</summary>
    private static bool IsSame(string url, string webhook) => Uri.TryCreate(url.Trim(), UriKind.Absolute, out var given)
        && Uri.Compare(given, new Uri(webhook), UriComponents.SchemeAndServer | UriComponents.UserInfo | UriComponents.PathAndQuery, UriFormat.UriEscaped, StringComparison.Ordinal) == 0;

    /// <summary>Whether what stands behind the # asks for everything that ours asks for; it may ask for more.</summary>
    private static bool TriesAgain(string url, string webhook) => !Overrides(webhook).Except(Overrides(url.Trim()), StringComparer.Ordinal).Any();

    private static string[] Overrides(string url) => url.IndexOf('#', StringComparison.Ordinal) is >= 0 and var mark ? url[(mark + 1)..].Split('&', StringSplitOptions.RemoveEmptyEntries) : [];
}
