using System.Security.Cryptography;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Microsoft.Extensions.Configuration;

namespace Hotline.Channels.WhatsApp.Probing;

/// <summary>
/// Looks at what the host can put right about WhatsApp: the token and the number, the webhook's address at Meta, whether that address leads here, and what hangs on the business account: its health, what is
/// subscribed, the template. Changes nothing, and disturbs no program that runs with the same settings. Thread-safe.
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
        var number = await client.ReadAsync($"{options.PhoneNumberId}?fields=id,status,quality_rating,name_status,webhook_configuration", cancellationToken);
        return [Number(number), Address(options, number), await WayBackAsync(options, cancellationToken), .. await new WhatsAppAccountProbe(options, client).LookAsync(cancellationToken)];
    }

    private static ChannelFinding Number(WhatsAppCall<JsonElement> call)
    {
        const string look = "Look at WhatsApp Manager, phone numbers.";
        return call switch
        {
            WhatsAppCall<JsonElement>.Done { Result: var number } when number.Text("status") is "BANNED" or "DISCONNECTED" or "DELETED" => new(false, $"Meta knows the number, but has cut it off. {look}"),
            WhatsAppCall<JsonElement>.Done { Result: var number } when number.Text("status") is not (null or "CONNECTED") => new(null, $"Meta knows the number, but it is not fully connected: it is being set up, or restricted because people complained. {look}"),
            WhatsAppCall<JsonElement>.Done { Result: var number } when number.Text("quality_rating") is "RED" or "YELLOW" => new(null, $"Meta knows the number, but its quality rating is falling: people blocked or reported it. {look}"),
            WhatsAppCall<JsonElement>.Done { Result: var number } when number.Text("name_status") is "DECLINED" or "EXPIRED" => new(null, $"Meta knows the number, but did not accept its display name. {look}"),
            WhatsAppCall<JsonElement>.Done => new(true, "Meta knows the token and the number"),
            WhatsAppCall<JsonElement>.Failed { Error: { Code: not null } error } when WhatsAppErrors.Find(error).Decision == WhatsAppDecision.Stop => new(false, WhatsAppErrors.Find(error).Words),
            WhatsAppCall<JsonElement>.Failed { Error: var error } => new(null, $"{WhatsAppErrors.Find(error).Words} Check the way out of this machine to the setting WhatsApp:ApiUrl."),
            _ => throw new InvalidOperationException("A call is either done or failed."),
        };
    }

    /// <summary>The nearest setting at Meta holds: the number's, else the account's, else the app's.</summary>
    private static ChannelFinding Address(WhatsAppOptions options, WhatsAppCall<JsonElement> call)
    {
        if (options.PublicUrl.Length == 0) return new(false, "PublicUrl is not set: Meta brings messages to that address alone. Set it to the https address of this server.");
        var ours = options.PublicUrl + WhatsAppWebhook.Path;
        var what = $"{Configuration}, enter {ours} and the verify token, and subscribe to the field messages.";
        if ((call as WhatsAppCall<JsonElement>.Done)?.Result.Object("webhook_configuration") is not { } set) return new(null, $"Meta does not say which address it calls. {what}");
        var called = set.Text("phone_number") ?? set.Text("whatsapp_business_account") ?? set.Text("application");
        return called == ours
            ? new(true, "Meta calls this server's webhook")
            : new(false, $"{(called is null ? "Meta was not told where the webhook is" : "Meta calls another address")}. {what}");
    }

    /// <summary>Asks our own address what Meta will ask it: it must be reached from outside, over TLS, and know the verify token.</summary>
    private static async Task<ChannelFinding> WayBackAsync(WhatsAppOptions options, CancellationToken cancellationToken)
    {
        if (!options.PublicUrl.StartsWith("https://", StringComparison.Ordinal)) return new(false, "PublicUrl does not begin with https://, and Meta calls no other. See \"The address, with TLS\" in deploy/README.md.");
        var challenge = RandomNumberGenerator.GetHexString(16);
        using var http = new HttpClient { Timeout = Patience };
        try
        {
            var question = $"{options.PublicUrl}{WhatsAppWebhook.Path}?hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(options.VerifyToken)}";
            using var answer = await http.GetAsync(new Uri(question), cancellationToken);
            return answer.IsSuccessStatusCode && await answer.Content.ReadAsStringAsync(cancellationToken) == challenge
                ? new(true, "the webhook answers at its public address and knows the verify token")
                : new(false, $"the webhook's public address answers {(int)answer.StatusCode} to Meta's question. Does the proxy pass /webhooks/ on, and does the service run with these settings?");
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is TaskCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return new(null, "the webhook's public address does not answer from here. If it does from elsewhere, all is well; if not, look at the proxy, the name in DNS and the firewall.");
        }
    }
}
