using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;

namespace Hotline.Channels.Telegram.Probing;

/// <summary>What <c>getWebhookInfo</c> says of how updates reach us, judged by what the settings want. Pure.</summary>
internal sealed class TelegramWayIn(TelegramOptions options, JsonElement info, DateTimeOffset now)
{
    /// <summary>So many updates that wait are no moment's matter.</summary>
    private const int ManyWaiting = 100;

    private const int LongestWords = 200;

    /// <summary>An older error has most likely passed.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>Where Telegram's own servers call.</summary>
    private static readonly int[] Ports = [443, 80, 88, 8443];

    private string Ours => options.PublicUrl + TelegramWebhook.Path;

    private string Set => info.Text("url") ?? "";

    public IEnumerable<ChannelFinding> Look() => options.ByWebhook ? [.. Address(options), .. Webhook(), .. Kinds(), .. Waiting(), .. LastError()] : [Polling(), .. Waiting()];

    /// <summary>What can be said of the webhook's address without asking anybody.</summary>
    public static IEnumerable<ChannelFinding> Address(TelegramOptions options)
    {
        if (!options.ByWebhook) yield break;
        if (options.PublicUrl.Length == 0)
        {
            yield return new(false, "a webhook secret is set and PublicUrl is not, so Telegram cannot call. Set PublicUrl, or empty Telegram:WebhookSecret to poll.");
            yield break;
        }

        // A Bot API server of one's own calls anywhere.
        var (own, api) = (new Uri(options.PublicUrl), new Uri(options.ApiUrl));
        if (api.Host != "api.telegram.org") yield break;
        if (own.Scheme != Uri.UriSchemeHttps) yield return new(false, "PublicUrl does not begin with https://, and Telegram calls no other. See \"The address, with TLS\" in deploy/README.md, or empty Telegram:WebhookSecret to poll.");
        else if (!Ports.Contains(own.Port)) yield return new(false, $"PublicUrl names the port {own.Port}, and Telegram calls 443, 80, 88 and 8443 alone. Put the proxy on 443, or empty Telegram:WebhookSecret to poll.");
    }

    private IEnumerable<ChannelFinding> Webhook()
    {
        if (options.PublicUrl.Length == 0) yield break;
        if (Set.Length == 0) yield return new(null, "Telegram was not told of the webhook yet: a running hotline tells it at its start. If one runs, look for the webhook in its log.");
        else if (Set == Ours) yield return new(true, "Telegram calls this server's webhook; whether with the right secret it does not show: a wrong one is told as its last error, 401");
        else yield return new(false, "Telegram calls another address. Restart hotline: it tells Telegram the one of PublicUrl. If it changes back, another program uses the same token: in BotFather, /revoke makes a new one.");
    }

    private ChannelFinding Polling() => Set.Length == 0
        ? new(true, "messages come by long polling")
        : new(null, "messages come by long polling, but a webhook is set at Telegram, and the one excludes the other. A running hotline takes it away at its start. If it comes back, another program uses the same token: in BotFather, /revoke makes a new one.");

    /// <summary>Telegram keeps the list from the last time; without one it brings all that we want.</summary>
    private IEnumerable<ChannelFinding> Kinds()
    {
        if (Set != Ours || info.List("allowed_updates")?.ToList() is not { } given) yield break;
        var missing = TelegramClient.Wanted.Where(kind => !given.Exists(one => one.ValueKind == JsonValueKind.String && one.ValueEquals(kind))).ToList();
        if (missing.Count > 0) yield return new(false, $"Telegram does not bring {string.Join(", ", missing)}. Restart hotline: it tells Telegram what it wants.");
    }

    private IEnumerable<ChannelFinding> Waiting()
    {
        if (info.Number("pending_update_count") is not (> 0 and var count)) yield break;
        var words = string.Create(CultureInfo.InvariantCulture, $"{count} updates wait at Telegram, which keeps them for a day");
        yield return count < ManyWaiting
            ? new(true, words)
            : new(null, $"{words}, taps for minutes. Does hotline run, {(options.ByWebhook ? "does its webhook answer from outside" : "and no second program with this token")}? The line service below says more.");
    }

    private IEnumerable<ChannelFinding> LastError()
    {
        if (info.Time("last_error_date") is not { } at || now - at > Fresh) yield break;
        var told = new string([.. TextCutter.Shorten(info.Text("last_error_message") ?? "", LongestWords).Where(sign => !char.IsControl(sign))]);
        var refused = told.Contains("401", StringComparison.Ordinal) || told.Contains("403", StringComparison.Ordinal);
        yield return new(null, string.Create(CultureInfo.InvariantCulture, $"Telegram's last call failed {Math.Max(0, (now - at).TotalMinutes):0} minutes ago: \"{told}\". ")
            + (refused ? "The secret that it has is another one, or the proxy keeps it out: restart hotline, which tells it Telegram:WebhookSecret, and let the proxy pass /webhooks/ on." : "If it happens again, look at the proxy, its certificate, the name in DNS and the firewall."));
    }
}
