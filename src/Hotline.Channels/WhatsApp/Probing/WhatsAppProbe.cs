using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.Sending;
using Microsoft.Extensions.Configuration;

namespace Hotline.Channels.WhatsApp.Probing;

/// <summary>
/// Looks at what the host can put right about WhatsApp: the token and the number, the webhook's address at Meta, whether that address leads here, and what hangs on the business account: its health, what is
/// subscribed, the template. Changes nothing, and disturbs no program that runs with the same settings. Thread-safe.
/// </summary>
public static class WhatsAppProbe
{
    private const string Configuration = "In the app's dashboard open WhatsApp, Configuration";
    private const int LargestAnswer = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with every fault of the section <c>WhatsApp</c>.</summary>
    public static async Task<IReadOnlyList<ChannelFinding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        if (WhatsAppOptions.Read(configuration) is not { } options) return [new ChannelFinding(true, "WhatsApp:PhoneNumberId is not set, so there is no WhatsApp by Meta's Cloud API")];
        using var client = new WhatsAppClient(options, time);
        var number = await client.ReadAsync($"{options.PhoneNumberId}?fields=id,status,quality_rating,name_status,webhook_configuration", cancellationToken);
        return [Number(number), Address(options, number), await WayBackAsync(options, time, cancellationToken), .. await new WhatsAppAccountProbe(options, client).LookAsync(cancellationToken)];
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
    private static async Task<ChannelFinding> WayBackAsync(WhatsAppOptions options, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!options.PublicUrl.StartsWith("https://", StringComparison.Ordinal)) return new(false, "PublicUrl does not begin with https://, and Meta calls no other. See \"The address, with TLS\" in deploy/README.md.");
        using var calls = new ProviderCalls(time, new Uri(options.PublicUrl), LargestAnswer);
        return await AskAsync(calls, options, cancellationToken);
    }

    /// <summary>
    /// The verify token is a secret: it goes to the address of <c>PublicUrl</c> alone, wherever that leads on to. A page that is larger than the answer can be is none.
    /// </summary>
    internal static async Task<ChannelFinding> AskAsync(ProviderCalls calls, WhatsAppOptions options, CancellationToken cancellationToken)
    {
        var challenge = RandomNumberGenerator.GetHexString(16);
        var question = $"{options.PublicUrl}{WhatsAppWebhook.Path}?hub.mode=subscribe&hub.challenge={challenge}&hub.verify_token={Uri.EscapeDataString(options.VerifyToken)}";
#pragma warning disable CA2000 // The call disposes its request.
        var request = new HttpRequestMessage(HttpMethod.Get, question);
#pragma warning restore CA2000
        return await calls.SendAsync(request, Patience, cancellationToken) switch
        {
            ProviderAnswer.Came { Status: 200, Body: var body } when Encoding.UTF8.GetString(body) == challenge => new(true, "the webhook answers at its public address and knows the verify token"),
            ProviderAnswer.Came { Status: >= 300 and < 400 } => new(false, "the webhook's public address leads on to another, and Meta does not follow. Set PublicUrl to where it leads, or let the proxy answer there itself."),
            ProviderAnswer.Came came => new(false, $"the webhook's public address answers {came.Status} to Meta's question. Does the proxy pass /webhooks/ on, and does the service run with these settings?"),
            _ => new(null, "the webhook's public address does not answer from here. If it does from elsewhere, all is well; if not, look at the proxy, the name in DNS and the firewall."),
        };
    }
}
