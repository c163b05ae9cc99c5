using System.Text.Json;
using Hotline.FunctionalTests.Running;
using Hotline.FunctionalTests.Twilio;

namespace Hotline.FunctionalTests.Program;

/// <summary>
/// The main job on SMS, and with buttons on WhatsApp through Twilio, on the real program: before a Twilio that other people wrote, with a validating proxy on Twilio's own description between. One start plays
/// it all, because each costs seconds.
/// </summary>
public sealed class TwilioTriageTests
{
    private const string SmsPerson = "+77010000001";
    private const string WhatsAppPerson = "whatsapp:+77010000002";

    [Fact]
    public async Task Two_people_are_triaged_in_every_way_in_two_languages_and_hear_back()
    {
        await using var twilio = await EmulatedTwilio.StartAsync();
        // Nobody is at home when they write first, and Twilio does not say it again.
        var (sms, whatsApp) = (new TwilioTalk(twilio, SmsPerson), new TwilioTalk(twilio, WhatsAppPerson));
        foreach (var person in new[] { sms, whatsApp }) await twilio.WritesAsync(person.Address, "English");
        await using var hotline = await RunningHotline.StartAsync(Settings(twilio), publicUrl: true);
        await twilio.ConnectAsync($"{hotline.Http.BaseAddress}webhooks/twilio#rc=5&rp=all");
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru");

        // One after the other: the operator takes whoever waits longest.
        await Triage.TellsInEveryWayAsync(sms);
        var first = await CaseIsAnsweredAsync(desk, twilio, sms);
        await Triage.TellsInEveryWayAsync(whatsApp);
        string[] cases = [first, await CaseIsAnsweredAsync(desk, twilio, whatsApp)];
        Assert.Equal((0, 0), sms.Pressed);
        Assert.InRange(whatsApp.Pressed.Buttons, 1, int.MaxValue);
        Assert.InRange(whatsApp.Pressed.Rows, 1, int.MaxValue);
        Assert.Equal(twilio.Contents.Distinct(), twilio.Contents);
        await TwilioKeepsNoWordsAsync(twilio);
        await StopIsNotAnsweredTwiceAsync(twilio, sms, whatsApp);
        await OperatorIsToldAsync(desk, cases);

        await twilio.AskWronglyAsync();
        Assert.Single(twilio.WrongRequests);
        Assert.DoesNotContain(hotline.Output, line => line.Contains(" ERR ", StringComparison.Ordinal));
        Assert.Contains(hotline.Output, line => line.Contains("were found in Twilio's list", StringComparison.Ordinal));
        Assert.DoesNotContain(hotline.Output, line => line.Contains("7701000000", StringComparison.Ordinal) || line.Contains("номер перепутали", StringComparison.Ordinal));
    }

    private static async Task<string> CaseIsAnsweredAsync(DeskOperator desk, EmulatedTwilio twilio, TwilioTalk person)
    {
        const string words = "Здравствуйте, я на связи.";
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var id = await Triage.CaseIsAnsweredAsync(desk, person, "ru", words);
        var heard = await person.FindMessageAsync(words);
        await twilio.BecomesAsync(heard.Sid, "sent");
        await twilio.BecomesAsync(heard.Sid, "delivered");
        while (!(await desk.GetAsync($"/api/v1/cases/{id}")).GetProperty("transcript").EnumerateArray().Any(line => line.GetProperty("text").GetString() == words && DeliveryOf(line) == "delivered")) await Task.Delay(50, limit.Token);
        // Our own words are emptied at Twilio when no doubt about their sending can be open any more: minutes later, in the fast suite (TwilioChannelTests).
        return id;
    }

    private static string? DeliveryOf(JsonElement line) => line.TryGetProperty("delivery", out var delivery) ? delivery.GetString() : null;

    private static async Task TwilioKeepsNoWordsAsync(EmulatedTwilio twilio) =>
        await twilio.UntilAsync(all => all.Where(m => m.Direction == "inbound").All(m => m.Body.Length == 0) ? all : null, "that nothing that people wrote is kept at Twilio");

    /// <summary>On SMS Twilio has answered it; on WhatsApp nobody has, so we say goodbye.</summary>
    private static async Task StopIsNotAnsweredTwiceAsync(EmulatedTwilio twilio, TwilioTalk sms, TwilioTalk whatsApp)
    {
        var before = (await sms.ToldAsync()).Count;
        await twilio.WritesAsync(sms.Address, "STOP");
        var goodbye = (await whatsApp.ToldAsync()).Count;
        await twilio.WritesAsync(whatsApp.Address, "STOP");
        await twilio.UntilAsync(all => all.Count(m => m.To == whatsApp.Address) > goodbye ? all : null, "a goodbye on WhatsApp");
        Assert.Equal(before, (await sms.ToldAsync()).Count);
    }

    /// <summary>Whose SMS are stopped at Twilio has left, and their case says so.</summary>
    private static async Task OperatorIsToldAsync(DeskOperator desk, string[] cases)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            foreach (var id in cases)
                if ((await desk.GetAsync($"/api/v1/cases/{id}")).GetProperty("transcript").EnumerateArray().Any(line => line.GetProperty("text").GetString() == "(blocked us)")) return;
            await Task.Delay(50, limit.Token);
        }
    }

    private static Dictionary<string, string> Settings(EmulatedTwilio twilio) => new()
    {
        ["Twilio:AccountSid"] = EmulatedTwilio.Account,
        ["Twilio:AuthToken"] = EmulatedTwilio.Token,
        ["Twilio:SmsFrom"] = EmulatedTwilio.Sms,
        ["Twilio:WhatsAppFrom"] = EmulatedTwilio.WhatsApp,
        ["Twilio:ApiUrl"] = twilio.ProxiedUrl,
        ["Twilio:SmsPerSecond"] = "0",
        ["Twilio:WhatsAppPerSecond"] = "0",
        ["Twilio:WhatsAppPerPersonPerMinute"] = "0",
        ["Flood:RepliesPerMinute"] = "0",
    };
}
