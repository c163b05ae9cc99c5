using System.Security.Cryptography;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Microsoft.Extensions.Configuration;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Looks at what the host can put right about WhatsApp: the token and the number, the webhook's address at Meta, whether that address leads here, and the template. Disturbs no program that runs with
/// the same settings. Thread-safe.
/// </summary>
public static class WhatsAppProbe
{
    private const string Configuration = "In the app's dashboard open WhatsApp, Configuration";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with every fault of the section <c>WhatsApp</c>.</summary>
    public static async Task<IReadOnlyList<ChannelFinding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        if (WhatsAppOptions.Read(configuration) is not { } options) return [new ChannelFinding(true, "WhatsApp:PhoneNumberId is not set, so there is no WhatsApp by Meta's Cloud API")];
        using var client = new WhatsAppClient(options, time);
        var number = await client.GetNumberAsync(cancellationToken);
        return [Number(number), Address(options, number), await WayBackAsync(options, cancellationToken), Template(options)];
    }

    private static ChannelFinding Number(WhatsAppCall<JsonElement> call) => call switch
    {
        WhatsAppCall<JsonElement>.Done { Result: var number } => number.Text("quality_rating") is "RED" or "YELLOW"
            ? new ChannelFinding(null, "Meta knows the number, but its quality rating is falling: people blocked or reported it. Look at WhatsApp Manager, phone numbers.")
            : new ChannelFinding(true, "Meta knows the token and the number"),
        WhatsAppCall<JsonElement>.Failed { Error: { Code: not null } error } when WhatsAppErrors.Find(error).Decision == WhatsAppDecision.Stop => new ChannelFinding(false, WhatsAppErrors.Find(error).Words),
        WhatsAppCall<JsonElement>.Failed { Error: var error } => new ChannelFinding(null, $"{WhatsAppErrors.Find(error).Words} Check the way out of this machine to the setting WhatsApp:ApiUrl."),
        _ => throw new InvalidOperationException("A call is either done or failed."),
    };

    /// <summary>The nearest setting at Meta holds: the number's, else the account's, else the app's.</summary>
    private static ChannelFinding Address(WhatsAppOptions options, WhatsAppCall<JsonElement> call)
    {
        if (options.PublicUrl.Length == 0) return new ChannelFinding(false, "PublicUrl is not set: Meta brings messages to that address alone. Set it to the https address of this server.");
        var ours = options.PublicUrl + WhatsAppWebhook.Path;
        var what = $"{Configuration}, enter {ours} and the verify token, and subscribe to the field messages.";
        if ((call as WhatsAppCall<JsonElement>.Done)?.Result.Object("webhook_configuration") is not { } set) return new ChannelFinding(null, $"Meta does not say which address it calls. {what}");
        var called = set.Text("phone_number") ?? set.Text("whatsapp_business_account") ?? set.Text("application");
        return called == ours
            ? new ChannelFinding(true, "Meta calls this server's webhook; that the field messages is subscribed only the app's dashboard shows")
            : new ChannelFinding(false, $"{(called is null ? "Meta was not told where the webhook is" : "Meta calls another address")}. {what}");
    }

    /// <summary>Asks our own address what Meta will ask it: it must be reached from outside, over TLS, and know the verify token.</summary>
    private static async Task<ChannelFinding> WayBackAsync(WhatsAppOptions options, CancellationToken cancellationToken)
    {
        if (!options.PublicUrl.StartsWith("https://", StringComparison.Ordinal)) return new ChannelFinding(false, "PublicUrl does not begin with https://, and Meta calls no other. See \"The address, with TLS\" in deploy/README.md.");
        var challenge = RandomNumberGenerator.GetHexString(16);
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            var question = $"{options.PublicUrl}{WhatsAppWebhook.Path}?hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(options.VerifyToken)}";
            using var answer = await http.GetAsync(new Uri(question), cancellationToken);
            return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(cancellationToken) == challenge
                ? new ChannelFinding(true, "the webhook answers at its public address and knows the verify token")
                : new ChannelFinding(false, $"the webhook's public address answers {(int)answer.StatusCode} to Meta's question. Does the proxy pass /webhooks/ on, and does the service run with these settings?");
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new ChannelFinding(null, "the webhook's public address does not answer from here. If it does from elsewhere, all is well; if not, look at the proxy, the name in DNS and the firewall.");
        }
    }

    private static ChannelFinding Template(WhatsAppOptions options)
    {
        var languages = string.Join(", ", TemplateLanguages.Wanted);
        return options.Template.Length == 0
            ? new ChannelFinding(null, $"no WhatsApp:Template is set, so nobody can be written to 24 hours after their last message. In WhatsApp Manager, message templates, make one that only asks to write back, in {languages}.")
            : new ChannelFinding(true, $"a template is set; WhatsApp Manager, message templates, shows whether it is approved in {languages}");
    }
}
