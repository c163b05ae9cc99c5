using System.Text.RegularExpressions;
using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Content;
using Hotline.Channels.Twilio.Reconciling;
using Hotline.Channels.Twilio.Redacting;
using Hotline.Core.Channels;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hotline.Channels.Twilio;

/// <summary>
/// Settings of the section <c>Twilio</c>, read once at start and checked then. <see cref="SmsFrom"/> switches SMS on, <see cref="WhatsAppFrom"/> WhatsApp; with neither and no
/// account there is no Twilio.
/// </summary>
public sealed partial class TwilioOptions
{
    /// <summary>The account: <c>AC</c> and 32 hexadecimal digits.</summary>
    public string AccountSid { get; set; } = "";

    /// <summary>The account's primary auth token. Twilio signs webhooks with it; it also pays for sending while there is no API key.</summary>
    public string AuthToken { get; set; } = "";

    /// <summary>An API key for every call that we make: <c>SK</c> and 32 hexadecimal digits. Can be revoked without touching the account.</summary>
    public string ApiKey { get; set; } = "";

    /// <summary>The secret of <see cref="ApiKey"/>.</summary>
    public string ApiSecret { get; set; } = "";

    /// <summary>The number that SMS come from and are answered to, in E.164 (<c>+15551234567</c>), a short code, or a name of up to 11 letters that cannot be answered.</summary>
    public string SmsFrom { get; set; } = "";

    /// <summary>The WhatsApp sender in E.164, with or without <c>whatsapp:</c> before it.</summary>
    public string WhatsAppFrom { get; set; } = "";

    /// <summary>A messaging service (<c>MG…</c>) that <see cref="SmsFrom"/> belongs to; empty for none.</summary>
    public string MessagingServiceSid { get; set; } = "";

    /// <summary>
    /// Further numbers that people write SMS to, separated by commas, for a messaging service with several: each person is answered from the number that they wrote to, which the service chooses (its sticky
    /// sender). Where <see cref="SmsFrom"/> is a name, to which nobody can write, the numbers that the texts name. What is written to any other number of the account is left alone.
    /// </summary>
    public string SmsNumbers { get; set; } = "";

    /// <summary>
    /// Content objects (<c>HX…</c>) with an approved template that asks the person to write back and names no topic, by language: <c>ru=HX…,kk=HX…</c>. Empty: whoever has not written for a day
    /// cannot be asked to.
    /// </summary>
    public string Templates { get; set; } = "";

    /// <summary>
    /// Whether <see cref="SmsFrom"/> can send MMS. Twilio has them in the USA and Canada alone and turns any other into words with an open link, so files go to numbers there and nowhere else.
    /// </summary>
    public bool Mms { get; set; }

    /// <summary>Whether choices on WhatsApp are buttons and lists, for which Content objects are made in the account; else they are numbers in the text.</summary>
    public bool Buttons { get; set; } = true;

    /// <summary>Base address of Twilio's API. Another one is for tests.</summary>
    public string ApiUrl { get; set; } = "https://api.twilio.com";

    /// <summary>SMS a second that we hand to Twilio, 1 to 1000, or 0 for no limit of ours. A long code carries 1; Twilio queues what is more.</summary>
    public int SmsPerSecond { get; set; } = 1;

    /// <summary>WhatsApp messages a second, 1 to 1000, or 0 for no limit of ours. Twilio takes 80.</summary>
    public int WhatsAppPerSecond { get; set; } = 80;

    /// <summary>WhatsApp messages a minute to one person over time, 1 to 600, or 0 for no limit of ours. WhatsApp allows one in six seconds, whoever brings them.</summary>
    public int WhatsAppPerPersonPerMinute { get; set; } = 10;

    /// <summary>WhatsApp messages that one person may get at once before <see cref="WhatsAppPerPersonPerMinute"/> slows it, 1 to 45.</summary>
    public int WhatsAppPerPersonBurst { get; set; } = 20;

    /// <summary>How long Twilio's answer to a call is waited for, in seconds, 1 to 50. At most a third of <c>Runtime:SendLeaseSeconds</c>, or a message under way is sent by somebody else too.</summary>
    public int AnswerSeconds { get; set; } = 20;

    /// <summary><c>none</c>, <c>text</c> or <c>delete</c>: what is taken away at Twilio after a message was stored, or has arrived.</summary>
    public string Redact { get; set; } = "text";

    /// <summary>How often Twilio's list is read for messages whose webhook was lost, in minutes, 1 to 1440; 0 reads it at the start and after an outage alone.</summary>
    public int ReconcileMinutes { get; set; } = 10;

    /// <summary>
    /// How far back that list is read, in hours, <see cref="FewestHours"/> to 144: a server may be down for a weekend and more, and ids of messages are remembered for longer.
    /// </summary>
    public int ReconcileHours { get; set; } = 144;

    /// <summary>What one SMS part costs: a number and a currency, <c>0.08 USD</c>; empty when nobody is to see it. Twilio's prices differ by country and are told by its pages alone: take the dearest that you often pay.</summary>
    public string SmsPrice { get; set; } = "";

    /// <summary>Null when <see cref="SmsPrice"/> is empty.</summary>
    internal PartPrice? PartPrice { get; private set; }

    /// <summary>The address under which Twilio reaches this server and signs its calls: the root setting <c>PublicUrl</c>, else the first of <c>Urls</c>.</summary>
    internal string Address { get; private set; } = "";

    /// <summary>Whether <see cref="Address"/> is one that somebody set for the outside.</summary>
    internal bool IsPublic { get; private set; }

    /// <summary>Further numbers that people write SMS to.</summary>
    internal IReadOnlyList<string> MoreNumbers => SmsNumbers.Split(',', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether the messaging service chooses which number answers.</summary>
    internal bool ServiceAnswers => SmsNumbers.Length > 0 && MessagingServiceSid.Length > 0;

    /// <summary>Whether a sender of SMS is a name, to which nobody can write.</summary>
    internal static bool IsName(string sender) => sender.Any(char.IsAsciiLetter);

    internal TwilioRedaction Redaction { get; private set; }

    /// <summary>
    /// Fewest <see cref="ReconcileHours"/>. While words are taken away, what stays "sent" for a day must still be in the list when its whole look-back is read next: that is due every six hours, and done in the round after that.
    /// </summary>
    internal int FewestHours => Redaction == TwilioRedaction.None ? 1 : (int)(TwilioMessage.SentEnds + TwilioReconciliation.WholeEvery).TotalHours + Math.Clamp((ReconcileMinutes + 59) / 60, 1, 24);

    internal TwilioTemplates Knocks { get; private set; } = TwilioTemplates.None;

    internal bool HasSms => SmsFrom.Length > 0;

    internal bool HasWhatsApp => WhatsAppFrom.Length > 0;

    /// <summary>Null when nothing of Twilio is set. Throws <see cref="OptionsValidationException"/> with every fault in plain words, never with a secret.</summary>
    internal static TwilioOptions? Read(IConfiguration configuration)
    {
        var options = configuration.GetSection("Twilio").Get<TwilioOptions>() ?? new();
        options.Trim();
        if (options is { AccountSid: "", SmsFrom: "", WhatsAppFrom: "" }) return null;
        var publicUrl = configuration["PublicUrl"]?.Trim().TrimEnd('/') ?? "";
        options.IsPublic = publicUrl.Length > 0;
        options.Address = options.IsPublic ? publicUrl : (configuration["Urls"] ?? "http://localhost:8080").Split(';')[0].Trim().TrimEnd('/');
        var faults = options.Faults(publicUrl, configuration["WhatsApp:PhoneNumberId"]).ToList();
        return faults.Count == 0 ? options : throw new OptionsValidationException("Twilio", typeof(TwilioOptions), faults);
    }

    private void Trim()
    {
        // A setting that is null in a file takes the default's place.
        (AccountSid, AuthToken, ApiKey, ApiSecret) = (Plain(AccountSid), Plain(AuthToken), Plain(ApiKey), Plain(ApiSecret));
        (SmsFrom, MessagingServiceSid) = (Plain(SmsFrom), Plain(MessagingServiceSid));
        WhatsAppFrom = TwilioAddress.WithoutPrefix(Plain(WhatsAppFrom));
        SmsNumbers = string.Join(',', Plain(SmsNumbers).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Templates = Plain(Templates);
        SmsPrice = Plain(SmsPrice);
        ApiUrl = Plain(ApiUrl).TrimEnd('/');
        Redact = Plain(Redact) is { Length: > 0 } redact ? redact : "text";
        static string Plain(string? text) => text?.Trim() ?? "";
    }

    private IEnumerable<string> Faults(string publicUrl, string? metaNumber) =>
        AccountFaults().Concat(SenderFaults(metaNumber)).Concat(AddressFaults(publicUrl)).Concat(NumberFaults());

    private IEnumerable<string> AccountFaults()
    {
        if (!AccountShape().IsMatch(AccountSid))
            yield return "Twilio:AccountSid is not an account: AC and 32 letters and digits. Copy it from the first page of Twilio's console.";
        if (!SecretShape().IsMatch(AuthToken))
            yield return "Twilio:AuthToken is missing or no auth token. Copy it from the first page of Twilio's console: without it nobody can tell Twilio's calls from forged ones.";
        if ((ApiKey.Length > 0) != (ApiSecret.Length > 0))
            yield return "Twilio:ApiKey and Twilio:ApiSecret belong together: set both, or neither to send with the auth token.";
        if (ApiKey.Length > 0 && !KeyShape().IsMatch(ApiKey))
            yield return "Twilio:ApiKey is not an API key: SK and 32 letters and digits. Make one in Twilio's console under Account, API keys.";
        if (MessagingServiceSid.Length > 0 && !ServiceShape().IsMatch(MessagingServiceSid))
            yield return "Twilio:MessagingServiceSid is not a messaging service: MG and 32 letters and digits.";
    }

    private IEnumerable<string> SenderFaults(string? metaNumber)
    {
        if (!HasSms && !HasWhatsApp)
            yield return "Twilio:SmsFrom and Twilio:WhatsAppFrom are both empty: set the number for SMS, the sender for WhatsApp, or empty Twilio:AccountSid to be without Twilio.";
        if (HasSms && !SmsSenderShape().IsMatch(SmsFrom))
            yield return "Twilio:SmsFrom is no sender of SMS: a number such as +15551234567, a short code, or a name of up to 11 letters and digits.";
        if (!HasSms && MessagingServiceSid.Length > 0)
            yield return "Twilio:MessagingServiceSid is set without Twilio:SmsFrom: set the number of the service that people write to.";
        if (SmsNumbers.Length > 0 && !SmsNumbers.Split(',').All(number => NumberShape().IsMatch(number)))
            yield return "Twilio:SmsNumbers must be numbers with commas between them, for example +15551234567,+15551234568.";
        if (SmsNumbers.Length > 0 && MessagingServiceSid.Length == 0 && !IsName(SmsFrom))
            yield return "Twilio:SmsNumbers is set without Twilio:MessagingServiceSid: only a messaging service answers each person from the number that they wrote to. Put the numbers into one at Twilio, and set its MG… here.";
        if (TwilioTemplates.Read(Templates) is { } knocks) Knocks = knocks;
        else yield return "Twilio:Templates must name Content objects by language, for example ru=HX0123456789abcdef0123456789abcdef,en=HX…: HX and 32 letters and digits, from Twilio's console under Content Template Builder.";
        if (HasWhatsApp && !NumberShape().IsMatch(WhatsAppFrom))
            yield return "Twilio:WhatsAppFrom is no WhatsApp sender: a number such as whatsapp:+14155238886.";
        if (HasWhatsApp && !string.IsNullOrWhiteSpace(metaNumber))
            yield return "Twilio:WhatsAppFrom and WhatsApp:PhoneNumberId are both set, and one Hotline has one WhatsApp number. Empty Twilio:WhatsAppFrom to use Meta's own, or WhatsApp:PhoneNumberId to use Twilio's.";
    }

    private IEnumerable<string> AddressFaults(string publicUrl)
    {
        if (!Uri.TryCreate(ApiUrl, UriKind.Absolute, out var api) || api.Scheme is not ("https" or "http"))
            yield return "Twilio:ApiUrl is not an http or https address. Leave it out to use https://api.twilio.com.";
        if (publicUrl.Length > 0 && (!Uri.TryCreate(publicUrl, UriKind.Absolute, out var own) || own.Scheme is not ("https" or "http")))
            yield return "PublicUrl is not an http or https address, for example https://help.example.org";
    }

    private IEnumerable<string> NumberFaults()
    {
        if (SmsPerSecond is < 0 or > 1000) yield return $"Twilio:SmsPerSecond is {SmsPerSecond}; it must be from 1 to 1000, or 0 for no limit.";
        if (WhatsAppPerSecond is < 0 or > 1000) yield return $"Twilio:WhatsAppPerSecond is {WhatsAppPerSecond}; it must be from 1 to 1000, or 0 for no limit.";
        if (WhatsAppPerPersonPerMinute is < 0 or > 600) yield return $"Twilio:WhatsAppPerPersonPerMinute is {WhatsAppPerPersonPerMinute}; it must be from 1 to 600, or 0 for no limit.";
        if (WhatsAppPerPersonBurst is < 1 or > 45) yield return $"Twilio:WhatsAppPerPersonBurst is {WhatsAppPerPersonBurst}; it must be from 1 to 45.";
        if (AnswerSeconds is < 1 or > 50) yield return $"Twilio:AnswerSeconds is {AnswerSeconds}; it must be from 1 to 50.";
        if (ReconcileMinutes is < 0 or > 1440) yield return $"Twilio:ReconcileMinutes is {ReconcileMinutes}; it must be from 1 to 1440, or 0 for the start and outages alone.";
        if (ReconcileHours is < 1 or > 144) yield return $"Twilio:ReconcileHours is {ReconcileHours}; it must be from 1 to 144.";
        PartPrice = PartPrice.Read(SmsPrice);
        if (PartPrice is null && SmsPrice.Length > 0)
            yield return "Twilio:SmsPrice must be what one part of an SMS costs, a number with a point and a currency of three capital letters, for example 0.08 USD.";
        if (Enum.TryParse<TwilioRedaction>(Redact, ignoreCase: true, out var redaction) && !char.IsAsciiDigit(Redact[0])) Redaction = redaction;
        else yield return "Twilio:Redact must be none, text or delete.";
        if (ReconcileHours >= 1 && ReconcileHours < FewestHours)
            yield return $"Twilio:ReconcileHours is {ReconcileHours}; it must be from {FewestHours} to 144 while Twilio:Redact is {Redact} and Twilio:ReconcileMinutes is {ReconcileMinutes}: many networks never tell that an SMS arrived, and its words are taken away at Twilio only when the list shows it after a day.";
    }


    [GeneratedRegex("^AC[0-9a-fA-F]{32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex AccountShape();

    [GeneratedRegex("^SK[0-9a-fA-F]{32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyShape();

    [GeneratedRegex("^MG[0-9a-fA-F]{32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ServiceShape();

    [GeneratedRegex(@"^[\x21-\x7e]{5,256}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretShape();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NumberShape();

    [GeneratedRegex(@"^(\+[1-9][0-9]{6,14}|[0-9]{3,8}|(?=[0-9 ]*[A-Za-z])[A-Za-z0-9][A-Za-z0-9 ]{0,10})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SmsSenderShape();
}
