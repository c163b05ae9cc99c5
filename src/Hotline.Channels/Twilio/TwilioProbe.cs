using Microsoft.Extensions.Configuration;

namespace Hotline.Channels.Twilio;

/// <summary>Asks Twilio whether it knows us, without sending anything, and says what to enter in its console: the numbers' settings cannot be read with the rights that Hotline has. Thread-safe.</summary>
public static class TwilioProbe
{
    /// <summary>Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with every fault of the section <c>Twilio</c>.</summary>
    public static async Task<IReadOnlyList<ChannelFinding>> AskAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        if (TwilioOptions.Read(configuration) is not { } options) return [new(true, "no account is set, so there is no SMS or WhatsApp through Twilio")];
        var lines = new List<ChannelFinding> { await TokenAsync(options, time, cancellationToken) };
        if (options.ApiKey.Length > 0) lines.Add(await KeyAsync(options, time, cancellationToken));
        else lines.Add(new(null, "no API key is set, so the auth token itself is used for sending. Make a key in Twilio's console under Account, API keys, and set Twilio:ApiKey and Twilio:ApiSecret."));
        lines.AddRange(Console(options));
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

    private static IEnumerable<ChannelFinding> Console(TwilioOptions options)
    {
        if (!options.IsPublic)
            yield return new(false, "PublicUrl is not set, so Twilio cannot call us, and what becomes of our messages stays unknown. Set PublicUrl to the https address of this server.");
        else if (!options.Address.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            yield return new(null, "PublicUrl has no https: what people write would travel in the open. Put TLS before this server.");
        var webhook = options.Address + TwilioWebhook.Path + TwilioCallback.Retries;
        if (options.HasSms)
        {
            yield return new(null, $"SMS: look in Twilio's console under Phone Numbers, {options.SmsFrom}, Messaging. \"A message comes in\" must be: Webhook, {webhook}, HTTP POST. \"Primary handler fails\": the same address and HTTP POST, or a second server's. With a messaging service these stand in the service, under Integration.");
            yield return new(null, "SMS: Twilio answers STOP, START and HELP in English by itself. With Advanced Opt-Out, switch its HELP keyword off, or make its answer name this hotline and the emergency number; Hotline understands the words of every language by itself.");
            yield return new(null, "SMS: Twilio has no numbers that people can write to in Russia, Belarus, Armenia, Azerbaijan, Turkey and South Korea, and networks in Uzbekistan and Kazakhstan want senders registered. A long code abroad may be reached from there or not: try it with a phone of each network before you promise answers by SMS.");
            if (options.SmsFrom.Any(char.IsAsciiLetter)) yield return new(null, "SMS: Twilio:SmsFrom is a name, and nobody can answer to a name. Every text should say which number or link to write to.");
        }

        if (!options.HasWhatsApp) yield break;
        if (options.Templates.Length == 0)
            yield return new(null, "WhatsApp: no template is set, so whoever has not written for a day cannot be asked to write back, and what an operator writes to them waits. Make one in Twilio's console under Content Template Builder, one for each language, and set Twilio:Templates.");
        yield return new(null, $"WhatsApp: look in Twilio's console under Messaging, Senders, WhatsApp senders, +{options.WhatsAppFrom.TrimStart('+')}. \"Webhook URL for incoming messages\" must be {webhook}, HTTP POST, \"Fallback URL\" the same or a second server's, and \"Status callback URL\" empty.");
    }
}
