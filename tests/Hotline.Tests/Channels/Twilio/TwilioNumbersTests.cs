using System.Net;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>An account with several numbers: nobody is answered from one that they did not write to.</summary>
public sealed class TwilioNumbersTests
{
    private const string Service = "MG00000000000000000000000000000001";

    private static readonly (string, string?)[] Several = [("Twilio:MessagingServiceSid", Service), ("Twilio:SmsNumbers", " +15550002222 , +15550003333"), ("Twilio:ReconcileMinutes", "0")];

    [Fact]
    public async Task A_message_to_another_number_is_acknowledged_with_one_warning_and_left_as_it_is()
    {
        await using var host = await TwilioHost.StartAsync(changes: [("Twilio:Redact", "delete"), ("Twilio:ReconcileMinutes", "0")]);
        for (var i = 0; i < 3; i++)
        {
            using var sms = await host.PostAsync("/webhooks/twilio", ("MessageSid", $"SM{i}"), ("From", "+77010001122"), ("To", "+15550002222"), ("Body", "секрет"), ("MessagingServiceSid", Service));
            using var whatsApp = await host.PostAsync("/webhooks/twilio", ("MessageSid", $"SM1{i}"), ("From", "whatsapp:+77010001122"), ("To", "whatsapp:+15550002222"), ("Body", "секрет"));
            Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (sms.StatusCode, whatsApp.StatusCode));
        }

        Assert.Empty(host.Inbox.Stored);
        Assert.DoesNotContain(host.Api.Requests, request => request.Method != "GET");
        Assert.Single(host.Logs.Lines, line => line.StartsWith("Warning", StringComparison.Ordinal) && line.Contains("another number", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Logs.Lines, line => line.Contains("77010001122", StringComparison.Ordinal) || line.Contains("секрет", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Numbers_that_are_named_are_heard_and_the_service_answers_from_the_one_that_was_written_to()
    {
        await using var host = await TwilioHost.StartAsync(changes: Several);
        using var answer = await host.PostAsync("/webhooks/twilio", ("MessageSid", "SM1"), ("From", "+77010001122"), ("To", "+15550003333"), ("Body", "Салом"));
        Assert.Equal("SM1", Assert.Single(host.Inbox.Stored).ProviderId);

        var delivery = new Delivery("d1", new Address(ChannelId.Sms, "+77010001122"), new OutboundMessage("Салом", [], Importance.Routine, new LocaleTag("tg"))) { Conversation = new ConversationId("abcdefghijklmnopqrstuvwxyz") };
        await host.Channels.Single(channel => channel.Id == ChannelId.Sms).SendAsync(delivery, TestContext.Current.CancellationToken);
        var sent = Assert.Single(host.Api.Requests, request => request.Method == "POST").Form;
        Assert.Equal((Service, false), (sent["MessagingServiceSid"], sent.ContainsKey("From")));
        await host.Api.UntilAsync(all => new[] { "+15550001111", "+15550002222", "+15550003333", "whatsapp:+14155238886" }.All(number => all.Any(request => request.Query.GetValueOrDefault("To") == number)));
    }

    [Fact]
    public void Numbers_without_a_service_that_answers_from_them_are_refused_unless_we_write_under_a_name()
    {
        Assert.Contains("Twilio:SmsNumbers", Assert.Throws<OptionsValidationException>(() => TwilioSettings.Options(("Twilio:SmsNumbers", "+15550002222"))).Message, StringComparison.Ordinal);
        Assert.Contains("Twilio:SmsNumbers", Assert.Throws<OptionsValidationException>(() => TwilioSettings.Options(("Twilio:SmsNumbers", "15550002222"), ("Twilio:MessagingServiceSid", Service))).Message, StringComparison.Ordinal);
        Assert.False(TwilioSettings.Options(("Twilio:SmsNumbers", "+15550002222"), ("Twilio:SmsFrom", "HOTLINE")).ServiceAnswers);
    }
}
