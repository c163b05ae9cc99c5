using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Settings of the section <c>WhatsApp</c> (Meta's Cloud API), read once at start and checked then. There is no WhatsApp of Meta's while neither <see cref="PhoneNumberId"/> nor <see cref="AccessToken"/> is set.
/// </summary>
public sealed partial class WhatsAppOptions
{
    /// <summary>Meta's id of the business's number: digits, and not the number itself.</summary>
    public string PhoneNumberId { get; set; } = "";

    /// <summary>A system user's access token with the permission <c>whatsapp_business_messaging</c>.</summary>
    public string AccessToken { get; set; } = "";

    /// <summary>The app's secret: Meta signs every webhook call with it.</summary>
    public string AppSecret { get; set; } = "";

    /// <summary>A word of one's own, entered at Meta together with the webhook's address.</summary>
    public string VerifyToken { get; set; } = "";

    /// <summary>Base address of the Graph API. Another one is for tests.</summary>
    public string ApiUrl { get; set; } = "https://graph.facebook.com";

    /// <summary>Version of the Graph API, such as <c>v23.0</c>.</summary>
    public string GraphVersion { get; set; } = "v23.0";

    /// <summary>Name of an approved template that asks the person to write back and names no topic; or empty.</summary>
    public string Template { get; set; } = "";

    /// <summary>What a person sees when their message was taken in.</summary>
    public ReadSigns ReadSigns { get; set; } = ReadSigns.Typing;

    /// <summary>Messages a second of the number, 1 to 1000, or 0 for no limit of ours. Meta allows 80, or 20 when the number is also used in the app on a phone.</summary>
    public int PerSecond { get; set; } = 80;

    /// <summary>Messages a minute to one person over time, 1 to 600, or 0 for no limit of ours. Meta allows 10.</summary>
    public int PerPersonPerMinute { get; set; } = 10;

    /// <summary>Messages that one person may get at once before <see cref="PerPersonPerMinute"/> slows it, 1 to 45. Meta lends bursts up to 45 and wants them back.</summary>
    public int PerPersonBurst { get; set; } = 20;

    /// <summary>How long Meta's answer to a call is waited for, in seconds, 1 to 50. At most a third of <c>Runtime:SendLeaseSeconds</c>, or a message under way is sent by somebody else too.</summary>
    public int AnswerSeconds { get; set; } = 20;

    /// <summary>The address under which providers reach this server: the root setting <c>PublicUrl</c>. For the doctor alone: Meta is told the webhook's address in its console.</summary>
    public string PublicUrl { get; set; } = "";

    /// <summary>Null when nothing is set. Throws <see cref="OptionsValidationException"/> with every fault in plain words, never with a secret.</summary>
    internal static WhatsAppOptions? Read(IConfiguration configuration)
    {
        var section = configuration.GetSection("WhatsApp");
        var options = section.Get<WhatsAppOptions>() ?? new();
        if (string.IsNullOrWhiteSpace(options.PhoneNumberId) && string.IsNullOrWhiteSpace(options.AccessToken)) return null;
        (options.PhoneNumberId, options.AccessToken, options.AppSecret) = (options.PhoneNumberId.Trim(), options.AccessToken.Trim(), options.AppSecret.Trim());
        (options.VerifyToken, options.Template) = (options.VerifyToken.Trim(), options.Template.Trim());
        options.PublicUrl = configuration["PublicUrl"]?.TrimEnd('/') ?? "";
        var faults = options.Faults().ToList();
        if (!string.IsNullOrWhiteSpace(configuration["Twilio:WhatsAppFrom"]))
            faults.Add("Both WhatsApp:PhoneNumberId and Twilio:WhatsAppFrom are set. A deployment reaches WhatsApp one way: keep Meta's or Twilio's and empty the other.");
        return faults.Count == 0 ? options : throw new OptionsValidationException("WhatsApp", typeof(WhatsAppOptions), faults);
    }

    private IEnumerable<string> Faults()
    {
        if (!IdShape().IsMatch(PhoneNumberId))
            yield return "WhatsApp:PhoneNumberId must be Meta's id of the number, digits only. It stands in WhatsApp Manager, API setup, under the number; it is not the number itself.";
        if (!TokenShape().IsMatch(AccessToken))
            yield return "WhatsApp:AccessToken is not an access token. Make one for a system user in Meta's business settings, with the permission whatsapp_business_messaging, and copy it whole.";
        if (!SecretShape().IsMatch(AppSecret))
            yield return "WhatsApp:AppSecret is missing or holds spaces. It stands in the app's dashboard under App settings, Basic. Without it no webhook call can be believed.";
        if (!SecretShape().IsMatch(VerifyToken))
            yield return "WhatsApp:VerifyToken is missing or holds spaces. Make one with: openssl rand -hex 16 and enter the same at Meta beside the webhook's address.";
        if (!IsAddress(ApiUrl)) yield return "WhatsApp:ApiUrl is not an http or https address. Leave it out to use https://graph.facebook.com.";
        if (!VersionShape().IsMatch(GraphVersion)) yield return "WhatsApp:GraphVersion is not a version of the Graph API, for example v23.0.";
        if (Template.Length > 0 && !TemplateShape().IsMatch(Template))
            yield return "WhatsApp:Template is not a template's name: small letters a-z, digits and _, as in WhatsApp Manager.";
        if (PublicUrl.Length > 0 && !IsAddress(PublicUrl)) yield return "PublicUrl is not an http or https address, for example https://help.example.org";
        if (!Enum.IsDefined(ReadSigns)) yield return "WhatsApp:ReadSigns must be Off, Read or Typing.";
        if (PerSecond is < 0 or > 1000) yield return $"WhatsApp:PerSecond is {PerSecond}; it must be from 1 to 1000, or 0 for no limit.";
        if (PerPersonPerMinute is < 0 or > 600) yield return $"WhatsApp:PerPersonPerMinute is {PerPersonPerMinute}; it must be from 1 to 600, or 0 for no limit.";
        if (PerPersonBurst is < 1 or > 45) yield return $"WhatsApp:PerPersonBurst is {PerPersonBurst}; it must be from 1 to 45.";
        if (AnswerSeconds is < 1 or > 50) yield return $"WhatsApp:AnswerSeconds is {AnswerSeconds}; it must be from 1 to 50.";
    }

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http";

    [GeneratedRegex("^[0-9]{1,32}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IdShape();

    [GeneratedRegex("^[A-Za-z0-9_.|-]{8,1024}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenShape();

    [GeneratedRegex("^[!-~]{1,256}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretShape();

    [GeneratedRegex("^v[0-9]{1,3}\\.[0-9]{1,2}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionShape();

    [GeneratedRegex("^[a-z0-9_]{1,512}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TemplateShape();
}
