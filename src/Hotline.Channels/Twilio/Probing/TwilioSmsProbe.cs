using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Probing;

/// <summary>Looks at the number for SMS as Twilio has it: whether it is ours, what it carries, and where its messages are brought. What cannot be read is told as what to look at. Thread-safe.</summary>
internal sealed class TwilioSmsProbe(TwilioOptions options, TwilioClient client, TwilioPlaces places)
{
    private const string Sms = "SMS";
    private string Webhook => options.Address + TwilioWebhook.Path + TwilioCallback.Retries;

    private string AtNumber => $"In Twilio's console under Phone Numbers, {options.SmsFrom}, Messaging, set \"A message comes in\" to: Webhook, {Webhook}, HTTP POST; and \"Primary handler fails\" to the same address and HTTP POST, or a second server's.";

    private string AtService => $"In Twilio's console under Messaging, Services, Integration, choose \"Send a webhook\", and set \"Request URL\" to {Webhook}, HTTP POST, and \"Fallback URL\" to the same or a second server's.";

    public async Task<IReadOnlyList<ChannelFinding>> LookAsync(CancellationToken cancellationToken)
    {
        if (options.SmsFrom.Any(char.IsAsciiLetter)) return [new(null, "SMS: Twilio:SmsFrom is a name, and nobody can answer to a name. Every text should say which number or link to write to.")];
        if (!options.SmsFrom.StartsWith('+')) return [NotChecked("A short code's settings are not looked at.")];
        return await client.ReadAsync(places.Number, cancellationToken) switch
        {
            TwilioCall<JsonElement>.Done { Result: var told } when told.List("incoming_phone_numbers") is { } numbers =>
                await OfNumberAsync(numbers.Where(one => one.Text("phone_number") == options.SmsFrom).Select(one => (JsonElement?)one).FirstOrDefault(), cancellationToken),
            TwilioCall<JsonElement>.Failed { Error: var error } => [NotChecked(error.Words)],
            _ => [NotChecked("Twilio's answer cannot be read.")],
        };
    }

    private async Task<IReadOnlyList<ChannelFinding>> OfNumberAsync(JsonElement? found, CancellationToken cancellationToken)
    {
        if (found is not { } number) return [new(false, $"{Sms}: this account has no number {options.SmsFrom}. Correct Twilio:SmsFrom, or buy or move the number to this account in Twilio's console under Phone Numbers.")];
        var inbound = options.MessagingServiceSid.Length > 0 ? await OfServiceAsync(number, cancellationToken)
            : number.Text("sms_application_sid") is not null ? [NotChecked("The number's messages are given to a TwiML app, which is not looked at; empty that choice, or enter the same there.")]
            : TwilioInbound.OfNumber(number).Judge(Sms, Webhook, $"{AtNumber} Where the number belongs to a messaging service, set Twilio:MessagingServiceSid, and the service is looked at.");
        return [.. Abilities(number), .. inbound, .. await OthersAsync(cancellationToken)];
    }

    /// <summary>
    /// Numbers whose messages come here and are left alone, because they would be answered from another. Nothing is said where there are none, or where the list cannot be read: the log tells when one is written to.
    /// </summary>
    private async Task<IEnumerable<ChannelFinding>> OthersAsync(CancellationToken cancellationToken)
    {
        var numbers = await ListAsync(places.Numbers, "incoming_phone_numbers", cancellationToken);
        var others = numbers.Where(one => TwilioInbound.OfNumber(one).Leads(Webhook)).ToList();
        if (options.MessagingServiceSid.Length > 0) others.AddRange(await ListAsync(places.ServiceNumbers, "phone_numbers", cancellationToken));
        string[] left = [.. others.Select(one => one.Text("phone_number")).OfType<string>().Where(number => !TwilioLines.Of(options).IsOurs(ChannelId.Sms, number)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (left.Length == 0) return [];
        return
        [
            new(null, $"{Sms}: messages to {string.Join(", ", left)} come here too and are left alone, because they would be answered from {options.SmsFrom}. Name these numbers in Twilio:SmsNumbers if they belong to this hotline and to one messaging service, which answers each person from the number that they wrote to; else give them another webhook in Twilio's console under Phone Numbers."),
        ];
    }

    private async Task<IEnumerable<JsonElement>> ListAsync(Uri place, string list, CancellationToken cancellationToken) =>
        await client.ReadAsync(place, cancellationToken) is TwilioCall<JsonElement>.Done { Result: var told } ? told.List(list) ?? [] : [];

    private IEnumerable<ChannelFinding> Sticky(JsonElement service)
    {
        if (options.ServiceAnswers && service.IsFalse("sticky_sender"))
            yield return new(false, $"{Sms}: the messaging service has Sticky Sender off, so a person may be answered from a number that they never wrote to. Switch it on in Twilio's console under Messaging, Services, Sender pool, or empty Twilio:SmsNumbers.");
    }

    /// <summary>A service calls for all its numbers, unless it leaves that to them.</summary>
    private async Task<IEnumerable<ChannelFinding>> OfServiceAsync(JsonElement number, CancellationToken cancellationToken) => await client.ReadAsync(places.Service, cancellationToken) switch
    {
        TwilioCall<JsonElement>.Done { Result: var service } when service.IsTrue("use_inbound_webhook_on_number") => [.. TwilioInbound.OfNumber(number).Judge(Sms, Webhook, AtNumber), .. Sticky(service)],
        TwilioCall<JsonElement>.Done { Result: var service } when service.Text("sid") is not null => [.. TwilioInbound.OfService(service).Judge(Sms, Webhook, AtService), .. Sticky(service)],
        TwilioCall<JsonElement>.Failed { Error.Status: 404 } => [new(false, $"{Sms}: this account has no messaging service {options.MessagingServiceSid}. Copy its SID again from Twilio's console under Messaging, Services, or empty Twilio:MessagingServiceSid.")],
        TwilioCall<JsonElement>.Failed { Error: var error } => [new(null, $"{Sms}: the messaging service was not checked. {error.Words} {AtService}")],
        _ => [new(null, $"{Sms}: the messaging service was not checked: Twilio's answer cannot be read. {AtService}")],
    };

    private IEnumerable<ChannelFinding> Abilities(JsonElement number)
    {
        if (number.Object("capabilities") is not { } can) yield break;
        if (can.IsFalse("sms") || can.IsFalse("SMS")) yield return new(false, $"{Sms}: the number {options.SmsFrom} carries no SMS. Choose one that does in Twilio's console under Phone Numbers, and set Twilio:SmsFrom.");
        if (options.Mms && (can.IsFalse("mms") || can.IsFalse("MMS"))) yield return new(false, $"{Sms}: Twilio:Mms is set, and the number {options.SmsFrom} carries no MMS: files would arrive as open links. Set Twilio:Mms to false.");
    }

    private ChannelFinding NotChecked(string why) => new(null, $"{Sms}: where its messages are brought was not checked. {why} {AtNumber} With a messaging service these stand in the service, under Integration.");
}
