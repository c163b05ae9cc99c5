using System.Globalization;
using Hotline.Channels.Twilio.Calls;
using Microsoft.Extensions.Configuration;

namespace Hotline.Channels.Twilio.Probing;

/// <summary>
/// Asks Twilio whether it knows us and how it is set to bring messages, without sending or changing anything (but that it makes the first Content object, where there is none of ours: nothing else tells whether we may), and says what to enter in its console. A key may have fewer rights than the account, so the settings
/// are read by the auth token. Thread-safe.
/// </summary>
public static class TwilioProbe
{
    /// <summary>Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with every fault of the section <c>Twilio</c>.</summary>
    public static async Task<IReadOnlyList<ChannelFinding>> AskAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        if (TwilioOptions.Read(configuration) is not { } options) return [new(true, "no account is set, so there is no SMS or WhatsApp through Twilio")];
        var lines = new List<ChannelFinding> { await TokenAsync(options, time, cancellationToken) };
        if (options.ApiKey.Length > 0) lines.Add(await KeyAsync(options, time, cancellationToken));
        else lines.Add(new(null, "no API key is set, so the auth token itself is used for sending. Make a key in Twilio's console under Account, API keys, and set Twilio:ApiKey and Twilio:ApiSecret."));
        lines.AddRange(Address(options));
        if (lines[0].Works == false) lines.Add(new(null, "the number's and the sender's settings at Twilio were not checked: the account must be known first"));
        else lines.AddRange(await SettingsAsync(options, time, cancellationToken));
        return lines;
    }

    private static async Task<ChannelFinding> TokenAsync(TwilioOptions options, TimeProvider time, CancellationToken cancellationToken) => await AskAsync(options, time, byAuthToken: true, cancellationToken) switch
    {
        null => new(true, "Twilio knows the account and its auth token"),
        { Status: 401 or 403 } => new(false, "Twilio does not know this account with this auth token. Copy both again from the first page of Twilio's console, and set Twilio:AccountSid and Twilio:AuthToken."),
        { } error => new(null, $"{error.Words} Check the way out of this machine to the setting Twilio:ApiUrl."),
    };

    private static async Task<ChannelFinding> KeyAsync(TwilioOptions options, TimeProvider time, CancellationToken cancellationToken) => await AskAsync(options, time, byAuthToken: false, cancellationToken) switch
    {
        null => new(true, "Twilio knows the API key"),
        { Status: 401 or 403 } => new(false, "Twilio does not know this API key. Make a new one in Twilio's console under Account, API keys, and set Twilio:ApiKey and Twilio:ApiSecret."),
        { } error => new(null, $"{error.Words} Check the way out of this machine to the setting Twilio:ApiUrl."),
    };

    /// <summary>Null when Twilio lets us in.</summary>
    private static async Task<TwilioError?> AskAsync(TwilioOptions options, TimeProvider time, bool byAuthToken, CancellationToken cancellationToken)
    {
        using var client = new TwilioClient(options, time, byAuthToken);
        return await client.ListAsync(new Dictionary<string, string> { ["PageSize"] = "1" }, cancellationToken) is TwilioCall<TwilioPage>.Failed failed ? failed.Error : null;
    }

    private static async Task<IEnumerable<ChannelFinding>> SettingsAsync(TwilioOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        using var client = new TwilioClient(options, time, byAuthToken: true);
        // What is made when messages are sent is made with the rights of what sends.
        using var sending = new TwilioClient(options, time);
        var places = new TwilioPlaces(options);
        IReadOnlyList<ChannelFinding> sms = options.HasSms ? [.. await new TwilioSmsProbe(options, client, places).LookAsync(cancellationToken), .. AboutSms(options)] : [];
        return options.HasWhatsApp ? [.. sms, .. await new TwilioWhatsAppProbe(options, client, sending, places).LookAsync(cancellationToken)] : sms;
    }

    private static IEnumerable<ChannelFinding> Address(TwilioOptions options)
    {
        if (!options.IsPublic)
            yield return new(false, "PublicUrl is not set, so Twilio cannot call us, and what becomes of our messages stays unknown. Set PublicUrl to the https address of this server.");
        else if (!options.Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            yield return new(null, "PublicUrl has no https: what people write would travel in the open. Put TLS before this server.");
    }

    /// <summary>What no API shows.</summary>
    private static IEnumerable<ChannelFinding> AboutSms(TwilioOptions options) =>
    [
        .. options.PartPrice is { } price ? [new ChannelFinding(true, string.Create(CultureInfo.InvariantCulture, $"SMS: one part is reckoned at {price.Amount} {price.Currency} (Twilio:SmsPrice); a reply of 160 Latin or 70 Cyrillic letters is one part"))] : Array.Empty<ChannelFinding>(),
        new(null, "SMS: Twilio answers STOP, START and HELP in English by itself. With Advanced Opt-Out, switch its HELP keyword off, or make its answer name this hotline and the emergency number; Hotline understands the words of every language by itself."),
        new(null, "SMS: Twilio has no numbers that people can write to in Russia, Belarus, Armenia, Azerbaijan, Turkey and South Korea, and networks in Uzbekistan and Kazakhstan want senders registered. A long code abroad may be reached from there or not: try it with a phone of each network before you promise answers by SMS."),
    ];
}
