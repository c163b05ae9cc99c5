using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Settings of the section <c>Telegram</c>, read once at start and checked then. With a <see cref="WebhookSecret"/> updates come by webhook, without one by
/// long polling; without a <see cref="Token"/> there is no Telegram.
/// </summary>
public sealed partial class TelegramOptions
{
    internal const string Codes = "codes";
    internal const string Words = "words";

    /// <summary>The bot's token as BotFather gave it: <c>123456789:AA…</c>.</summary>
    public string Token { get; set; } = "";

    /// <summary>Base address of the Bot API. Another one is for tests and for a Bot API server of one's own.</summary>
    public string ApiUrl { get; set; } = "https://api.telegram.org";

    /// <summary>1 to 256 of <c>A-Z a-z 0-9 _ -</c>; Telegram repeats it in every webhook call.</summary>
    public string WebhookSecret { get; set; } = "";

    /// <summary>Messages a second over all chats, 1 to 1000, or 0 for no limit of ours. Telegram asks for 30.</summary>
    public int PerSecond { get; set; } = 30;

    /// <summary>Messages a second in one chat over time, 0.1 to 100, or 0 for no limit of ours. Telegram asks for about 1.</summary>
    public double PerChatPerSecond { get; set; } = 1;

    /// <summary>Messages that one chat may get at once before <see cref="PerChatPerSecond"/> slows it, 1 to 100.</summary>
    public int PerChatBurst { get; set; } = 5;

    /// <summary>How long one long poll waits at Telegram, in seconds, 0 to 50.</summary>
    public int PollSeconds { get; set; } = 50;

    /// <summary>How long Telegram's answer to a call is waited for, in seconds, 1 to 50. At most a third of <c>Runtime:SendLeaseSeconds</c>, or a message under way is sent by somebody else too.</summary>
    public int AnswerSeconds { get; set; } = 20;

    /// <summary>Chat id of the operators' group, which begins with -100; empty is off.</summary>
    public long? OperatorsGroup { get; set; }

    /// <summary>What a case's topic in the group shows once somebody has claimed it: <c>codes</c>, or <c>words</c> (what the person says, to every member).</summary>
    public string GroupShows { get; set; } = Codes;

    /// <summary>The language in which the program writes to operators in Telegram: <c>en</c>, <c>ru</c> or <c>kk</c>.</summary>
    public string GroupLanguage { get; set; } = "en";

    /// <summary>Calls a minute to the group, 1 to 1000, or 0 for no limit of ours. Telegram asks for 20 messages.</summary>
    public int GroupPerMinute { get; set; } = 20;

    /// <summary>The address under which providers reach this server: the root setting <c>PublicUrl</c>. Needed for the webhook.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>The bot's own id, which begins its token and is no secret.</summary>
    internal long BotId => long.TryParse(Token.AsSpan(0, Math.Max(0, Token.IndexOf(':', StringComparison.Ordinal))), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;

    internal bool ShowsWords => GroupShows == Words;

    internal bool ByWebhook => WebhookSecret.Length > 0;

    /// <summary>Null when no token is set. Throws <see cref="OptionsValidationException"/> with every fault in plain words, never with a secret.</summary>
    internal static TelegramOptions? Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Telegram").Get<TelegramOptions>() ?? new();
        if (string.IsNullOrWhiteSpace(options.Token)) return null;
        options.Token = options.Token.Trim();
        options.PublicUrl = configuration["PublicUrl"]?.TrimEnd('/') ?? "";
        var faults = options.Faults().ToList();
        return faults.Count == 0 ? options : throw new OptionsValidationException("Telegram", typeof(TelegramOptions), faults);
    }

    private IEnumerable<string> Faults()
    {
        if (!TokenShape().IsMatch(Token))
            yield return "Telegram:Token is not a bot token. Copy it whole from BotFather: digits, a colon, then about 35 letters and digits.";
        if (!Uri.TryCreate(ApiUrl, UriKind.Absolute, out var api) || api.Scheme is not ("https" or "http"))
            yield return "Telegram:ApiUrl is not an http or https address. Leave it out to use https://api.telegram.org.";
        if (WebhookSecret.Length > 0 && !SecretShape().IsMatch(WebhookSecret))
            yield return "Telegram:WebhookSecret may only hold letters A-Z a-z, digits, _ and -, at most 256. Make one with: openssl rand -hex 32";
        if (PublicUrl.Length > 0 && (!Uri.TryCreate(PublicUrl, UriKind.Absolute, out var own) || own.Scheme is not ("https" or "http")))
            yield return "PublicUrl is not an http or https address, for example https://help.example.org";
        if (PerSecond is < 0 or > 1000) yield return $"Telegram:PerSecond is {PerSecond}; it must be from 1 to 1000, or 0 for no limit.";
        if (PerChatPerSecond is not (0 or (>= 0.1 and <= 100))) yield return $"Telegram:PerChatPerSecond is {PerChatPerSecond}; it must be from 0.1 to 100, or 0 for no limit.";
        if (PerChatBurst is < 1 or > 100) yield return $"Telegram:PerChatBurst is {PerChatBurst}; it must be from 1 to 100.";
        if (OperatorsGroup is >= 0) yield return $"Telegram:OperatorsGroup is {OperatorsGroup}; the id of a group is negative and begins with -100.";
        if (GroupShows is not (Codes or Words)) yield return $"Telegram:GroupShows is '{GroupShows}'; it must be {Codes} or {Words}.";
        if (GroupLanguage is not ("en" or "ru" or "kk")) yield return $"Telegram:GroupLanguage is '{GroupLanguage}'; it must be en, ru or kk.";
        if (GroupPerMinute is < 0 or > 1000) yield return $"Telegram:GroupPerMinute is {GroupPerMinute}; it must be from 1 to 1000, or 0 for no limit.";
        if (PollSeconds is < 0 or > 50) yield return $"Telegram:PollSeconds is {PollSeconds}; it must be from 0 to 50.";
        if (AnswerSeconds is < 1 or > 50) yield return $"Telegram:AnswerSeconds is {AnswerSeconds}; it must be from 1 to 50.";
    }

    [GeneratedRegex("^[0-9]{1,20}:[A-Za-z0-9_-]{10,128}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretShape();
}
