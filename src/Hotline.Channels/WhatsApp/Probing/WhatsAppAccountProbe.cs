using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.Sending;

namespace Hotline.Channels.WhatsApp.Probing;

/// <summary>
/// Looks at the business account behind the number. Its id, and the app's, are no settings: the number's health names them. Where Meta does not, or the token may not look
/// (<c>whatsapp_business_management</c>), that is said, and never that it is well. Thread-safe.
/// </summary>
internal sealed class WhatsAppAccountProbe(WhatsAppOptions options, WhatsAppClient client)
{
    private const string Rights = "Give the system user of WhatsApp:AccessToken the permission whatsapp_business_management, and look again.";
    private const string Fields = "In the app's dashboard open WhatsApp, Configuration, Webhook fields, and subscribe to messages.";

    /// <summary>In which order what Meta names is looked at.</summary>
    private static readonly (string Type, string Words)[] Parts = [("PHONE_NUMBER", "the number"), ("WABA", "the WhatsApp business account"), ("BUSINESS", "the business"), ("APP", "the app")];

    public async Task<IReadOnlyList<ChannelFinding>> LookAsync(CancellationToken cancellationToken)
    {
        var told = await client.ReadAsync($"{options.PhoneNumberId}?fields=health_status", cancellationToken);
        var entities = (told as WhatsAppCall<JsonElement>.Done)?.Result.Object("health_status")?.Items("entities").ToList() ?? [];
        var (account, app) = (Id(entities, "WABA"), Id(entities, "APP"));
        IReadOnlyList<ChannelFinding> health = entities.Count > 0 ? [.. Health(entities)] : [NotChecked("whether the account may send", told)];
        return [.. health, await SubscribedAsync(account, app, cancellationToken), await FieldsAsync(app, cancellationToken), .. await TemplateAsync(account, cancellationToken), .. await OthersAsync(account, cancellationToken)];
    }

    private static string? Id(List<JsonElement> entities, string type) => entities.Where(one => one.Text("entity_type") == type).Select(one => one.Text("id")).FirstOrDefault(id => id?.All(char.IsAsciiDigit) == true);

    private static IEnumerable<ChannelFinding> Health(List<JsonElement> entities)
    {
        var bad = Parts.SelectMany(part => entities.Where(one => one.Text("entity_type") == part.Type && one.Text("can_send_message") is not (null or "AVAILABLE")).Select(one => (part.Words, Entity: one))).ToList();
        if (bad.Count == 0) yield return new(true, "Meta lets the number, its account and its app send");
        foreach (var (words, entity) in bad)
        {
            var codes = string.Join(", ", entity.Items("errors").Select(error => error.Number("error_code")).OfType<long>());
            yield return new(
                entity.Text("can_send_message") == "BLOCKED" ? false : null,
                $"Meta {(entity.Text("can_send_message") == "BLOCKED" ? "lets nothing be sent" : "limits what is sent")} because of {words}{(codes.Length > 0 ? $" (its code {codes})" : "")}. Look at WhatsApp Manager, account quality, and at the payment settings.");
        }
    }

    /// <summary>An account brings its messages to the apps that are subscribed to it, and to nobody else.</summary>
    private async Task<ChannelFinding> SubscribedAsync(string? account, string? app, CancellationToken cancellationToken)
    {
        const string subject = "whether the account brings its messages to the app";
        if (account is null) return Unknown(subject, "Meta did not name the business account.");
        var told = await client.ReadAsync($"{account}/subscribed_apps", cancellationToken);
        if ((told as WhatsAppCall<JsonElement>.Done)?.Result.List("data")?.ToList() is not { } apps) return NotChecked(subject, told);
        const string subscribe = "In the app's dashboard open WhatsApp, API setup, and choose the number's account; or POST to its subscribed_apps.";
        if (apps.Count == 0) return new(false, $"no app is subscribed to the account, so no message comes in. {subscribe}");
        return app is null || apps.Exists(one => one.Object("whatsapp_business_api_data")?.Text("id") == app)
            ? new(true, "the account brings its messages to the app")
            : new(null, $"the account brings its messages to another app than the access token's. If nothing comes in: {subscribe}");
    }

    /// <summary>The app's own rights come from its id and secret, which the token's do not include.</summary>
    private async Task<ChannelFinding> FieldsAsync(string? app, CancellationToken cancellationToken)
    {
        const string subject = "whether the field messages is subscribed";
        if (app is null) return Unknown(subject, $"Meta did not name the app. {Fields}");
        var told = await client.ReadAsync($"{app}/subscriptions", cancellationToken, $"{app}|{options.AppSecret}");
        if (told is WhatsAppCall<JsonElement>.Failed { Error.Code: 190 or 101 or 1 })
            return new(null, "the app of the access token does not accept WhatsApp:AppSecret. Copy it again from the app's dashboard under App settings, Basic: with a wrong one every call of the webhook is refused.");
        if ((told as WhatsAppCall<JsonElement>.Done)?.Result.List("data")?.ToList() is not { } subscriptions) return Unknown(subject, $"{Words(told)} {Fields}");
        var ours = subscriptions.Where(one => one.Text("object") == "whatsapp_business_account" && !one.IsFalse("active"));
        return ours.Any(one => one.Items("fields").Any(field => field.Text("name") == "messages"))
            ? new(true, "the app is subscribed to the field messages")
            : new(false, $"the app is not subscribed to the field messages, so nothing comes in. {Fields}");
    }

    private async Task<IReadOnlyList<ChannelFinding>> TemplateAsync(string? account, CancellationToken cancellationToken)
    {
        var languages = string.Join(", ", TemplateLanguages.Wanted);
        if (options.Template.Length == 0)
            return [new(null, $"no WhatsApp:Template is set, so nobody can be written to 24 hours after their last message. In WhatsApp Manager, message templates, make one that only asks to write back, without variables, category utility, in {languages}.")];
        var look = $"WhatsApp Manager, message templates, shows whether {options.Template} is approved in {languages}.";
        if (account is null) return [Unknown("the template", $"Meta did not name the business account. {look}")];
        var told = await client.ReadAsync($"{account}/message_templates?name={options.Template}&fields=name,language,status,category,components&limit=100", cancellationToken);
        return (told as WhatsAppCall<JsonElement>.Done)?.Result.List("data") is { } rows
            ? [.. WhatsAppTemplateCheck.Judge(options.Template, [.. rows.Where(row => row.Text("name") == options.Template)])]
            : [Unknown("the template", $"{Words(told)} {look} {Rights}")];
    }

    /// <summary>
    /// Numbers of the account whose messages come to the same webhook, because they have none of their own. Nothing is said where there are none, or where Meta does not tell: the log does when one is written to.
    /// </summary>
    private async Task<IEnumerable<ChannelFinding>> OthersAsync(string? account, CancellationToken cancellationToken)
    {
        if (account is null) return [];
        var told = await client.ReadAsync($"{account}/phone_numbers?fields=id,webhook_configuration&limit=100", cancellationToken);
        var ours = options.PublicUrl + WhatsAppWebhook.Path;
        var left = ((told as WhatsAppCall<JsonElement>.Done)?.Result.List("data") ?? []).Count(one =>
            one.Text("id") is { } id && id != options.PhoneNumberId && (one.Object("webhook_configuration")?.Text("phone_number") ?? ours) == ours);
        return left == 0
            ? []
            : [new(null, $"the account has {(left == 1 ? "another number" : $"{left} other numbers")} without a webhook of its own, and messages to it come here. They are left alone, because they would be answered from another number than they were written to. Give it a webhook of its own at Meta (override_callback_uri of the number), or its own Hotline.")];
    }

    private static ChannelFinding NotChecked(string subject, WhatsAppCall<JsonElement> told) => Unknown(subject, $"{Words(told)} {Rights}");

    private static ChannelFinding Unknown(string subject, string why) => new(null, $"{subject} was not checked. {why}");

    private static string Words(WhatsAppCall<JsonElement> told) => told switch
    {
        WhatsAppCall<JsonElement>.Failed { Error: { Code: { } code } } => $"Meta refused to say (its error {code}).",
        WhatsAppCall<JsonElement>.Failed => "Meta did not answer.",
        _ => "Meta's answer does not say.",
    };
}
