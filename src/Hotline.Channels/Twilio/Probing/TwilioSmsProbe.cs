using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Channels.Twilio.Sending;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Twilio.Probing;

/// <summary>Looks at each number for SMS as Twilio has it: whether it is ours, what it carries, and where its messages are brought. What cannot be read is told as what to look at. Thread-safe.</summary>
internal sealed class TwilioSmsProbe(TwilioOptions options, TwilioClient client, TwilioPlaces places)
{
    private const string Sms = "SMS";
    private string Webhook => options.Address + TwilioWebhook.Path + TwilioCallback.Retries;

    private string AtService => $"In Twilio's console under Messaging, Services, Integration, choose \"Send a webhook\", and set \"Request URL\" to {Webhook}, HTTP POST, and \"Fallback URL\" to the same or a second server's.";

    private readonly IReadOnlyList<string> written = TwilioSender.Sms(options).WrittenTo;

    public async Task<IReadOnlyList<ChannelFinding>> LookAsync(CancellationToken cancellationToken)
    {
        List<ChannelFinding> told = TwilioOptions.IsName(options.SmsFrom) ? [new(null, "SMS: Twilio:SmsFrom is a name, and nobody can answer to a name. Every text should say which number or link to write to.")] : [];
        var service = options.MessagingServiceSid.Length > 0 ? await client.ReadAsync(places.Service, cancellationToken) : null;
        // A service calls for all its numbers, unless it leaves that to them.
        var calls = service is not null && !(service is TwilioCall<JsonElement>.Done { Result: var settings } && settings.IsTrue("use_inbound_webhook_on_number"));
        foreach (var number in written) told.AddRange(await OfNumberAsync(number, calls, cancellationToken));
        if (service is not null) told.AddRange(OfService(service));
        return [.. told, .. await OthersAsync(cancellationToken)];
    }

    private async Task<IEnumerable<ChannelFinding>> OfNumberAsync(string number, bool serviceCalls, CancellationToken cancellationToken)
    {
        if (!number.StartsWith('+')) return serviceCalls ? [] : [NotChecked(number, "A short code's settings are not looked at.")];
        return await client.ReadAsync(places.Number(number), cancellationToken) switch
        {
            TwilioCall<JsonElement>.Done { Result: var told } when told.List("incoming_phone_numbers") is { } numbers =>
                OfNumber(number, numbers.Where(one => one.Text("phone_number") == number).Select(one => (JsonElement?)one).FirstOrDefault(), serviceCalls),
            TwilioCall<JsonElement>.Failed { Error: var error } => [NotChecked(number, error.Words)],
            _ => [NotChecked(number, "Twilio's answer cannot be read.")],
        };
    }

    private IEnumerable<ChannelFinding> OfNumber(string number, JsonElement? found, bool serviceCalls)
    {
        if (found is not { } settings) return [new(false, $"{Sms}: this account has no number {number}. Correct {SettingOf(number)}, or buy or move the number to this account in Twilio's console under Phone Numbers.")];
        if (serviceCalls) return Abilities(number, settings);
        var what = options.MessagingServiceSid.Length > 0 ? AtNumber(number) : $"{AtNumber(number)} Where the number belongs to a messaging service, set Twilio:MessagingServiceSid, and the service is looked at.";
        var inbound = settings.Text("sms_application_sid") is not null ? [NotChecked(number, "The number's messages are given to a TwiML app, which is not looked at; empty that choice, or enter the same there.")]
            : TwilioInbound.OfNumber(settings).Judge(Subject(number), Webhook, what);
        return [.. Abilities(number, settings), .. inbound];
    }

    /// <summary>
    /// Numbers whose messages come here and are left alone, because they would be answered from another. Nothing is said where there are none, or where the list cannot be read: the log tells when one is written to.
    /// </summary>
    private async Task<IEnumerable<ChannelFinding>> OthersAsync(CancellationToken cancellationToken)
    {
        var numbers = await ListAsync(places.Numbers, "incoming_phone_numbers", cancellationToken);
        var others = numbers.Where(one => TwilioInbound.OfNumber(one).Leads(Webhook)).ToList();
        if (options.MessagingServiceSid.Length > 0) others.AddRange(await ListAsync(places.ServiceNumbers, "phone_numbers", cancellationToken));
        string[] left = [.. others.Select(one => one.Text("phone_number")).OfType<string>().Where(number => !OurNumbers.Of(options).IsOurs(ChannelId.Sms, number)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
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

    private IEnumerable<ChannelFinding> OfService(TwilioCall<JsonElement> call) => call switch
    {
        TwilioCall<JsonElement>.Done { Result: var service } when written.Count == 0 || service.IsTrue("use_inbound_webhook_on_number") => Sticky(service),
        TwilioCall<JsonElement>.Done { Result: var service } when service.Text("sid") is not null => [.. TwilioInbound.OfService(service).Judge(Sms, Webhook, AtService), .. Sticky(service)],
        TwilioCall<JsonElement>.Failed { Error.Status: 404 } => [new(false, $"{Sms}: this account has no messaging service {options.MessagingServiceSid}. Copy its SID again from Twilio's console under Messaging, Services, or empty Twilio:MessagingServiceSid.")],
        TwilioCall<JsonElement>.Failed { Error: var error } => [new(null, $"{Sms}: the messaging service was not checked. {error.Words} {AtService}")],
        _ => [new(null, $"{Sms}: the messaging service was not checked: Twilio's answer cannot be read. {AtService}")],
    };

    private IEnumerable<ChannelFinding> Abilities(string number, JsonElement settings)
    {
        if (settings.Object("capabilities") is not { } can) yield break;
        if (can.IsFalse("sms") || can.IsFalse("SMS")) yield return new(false, $"{Sms}: the number {number} carries no SMS. Choose one that does in Twilio's console under Phone Numbers, and set {SettingOf(number)}.");
        if (options.Mms && (can.IsFalse("mms") || can.IsFalse("MMS"))) yield return new(false, $"{Sms}: Twilio:Mms is set, and the number {number} carries no MMS: files would arrive as open links. Set Twilio:Mms to false.");
    }

    /// <summary>Which of several numbers it is about.</summary>
    private string Subject(string number) => written.Count == 1 ? Sms : $"{Sms} to {number}";

    private string SettingOf(string number) => number == options.SmsFrom ? "Twilio:SmsFrom" : "Twilio:SmsNumbers";

    private string AtNumber(string number) => $"In Twilio's console under Phone Numbers, {number}, Messaging, set \"A message comes in\" to: Webhook, {Webhook}, HTTP POST; and \"Primary handler fails\" to the same address and HTTP POST, or a second server's.";

    private ChannelFinding NotChecked(string number, string why) => new(null, $"{Subject(number)}: where its messages are brought was not checked. {why} {AtNumber(number)} With a messaging service these stand in the service, under Integration.");
}
