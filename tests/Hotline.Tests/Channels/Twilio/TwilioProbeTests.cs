using System.Text;
using Hotline.Channels;
using Hotline.Channels.Twilio.Probing;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>What the doctor hears of Twilio.</summary>
public sealed class TwilioProbeTests
{
    private const string Webhook = "https://hotline.example.org/webhooks/twilio#rc=5&rp=all";

    private static async Task<IReadOnlyList<ChannelFinding>> AskAsync(Func<string, (int, string)> answerByCredentials, params (string, string?)[] changes)
    {
        await using var api = await TwilioApi.StartAsync();
        api.Answer = request => answerByCredentials(Encoding.UTF8.GetString(Convert.FromBase64String(request.Authorization["Basic ".Length..])).Split(':')[0][..2]);
        var lines = await TwilioProbe.AskAsync(TwilioSettings.Configuration([("Twilio:ApiUrl", api.Url), .. changes]), TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.All(api.Requests, request => Assert.Equal("GET", request.Method));
        Assert.All(lines, line => Assert.DoesNotContain("marked", line.Words, StringComparison.Ordinal));
        return lines;
    }

    [Fact]
    public async Task Token_and_key_are_tried_each_for_itself()
    {
        var both = await AskAsync(_ => (200, TwilioApi.NoMessages));
        Assert.Equal([true, true], both.Take(2).Select(line => line.Works));
        var badToken = await AskAsync(user => user == "AC" ? (401, """{"code":20003}""") : (200, TwilioApi.NoMessages));
        Assert.Equal([false, true], badToken.Take(2).Select(line => line.Works));
        Assert.Contains("Twilio:AuthToken", badToken[0].Words, StringComparison.Ordinal);
        var badKey = await AskAsync(user => user == "SK" ? (401, """{"code":20003}""") : (200, TwilioApi.NoMessages));
        Assert.Equal([true, false], badKey.Take(2).Select(line => line.Works));
        var silent = await AskAsync(_ => (0, ""));
        Assert.Equal([null, null], silent.Take(2).Select(line => line.Works));
    }

    [Fact]
    public async Task The_host_is_told_what_to_enter_at_twilio()
    {
        var words = string.Join('\n', (await AskAsync(_ => (200, TwilioApi.NoMessages), ("Twilio:WhatsAppFrom", "whatsapp:+15550002222"))).Select(line => line.Words));
        Assert.Equal(3, words.Split(Webhook).Length);
        foreach (var part in new[] { "+15550001111", "+15550002222", "\"Primary handler fails\"", "\"Fallback URL\"", "Advanced Opt-Out", "Russia, Belarus" }) Assert.Contains(part, words, StringComparison.Ordinal);
        var sms = await AskAsync(_ => (200, TwilioApi.NoMessages), ("Twilio:WhatsAppFrom", ""), ("Twilio:SmsFrom", "Hotline"));
        Assert.DoesNotContain(sms, line => line.Words.StartsWith("WhatsApp", StringComparison.Ordinal));
        Assert.Contains(sms, line => line.Words.Contains("nobody can answer to a name", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_price_of_a_part_is_read_back()
    {
        Assert.Contains(await AskAsync(_ => (200, TwilioApi.NoMessages), ("Twilio:SmsPrice", "0.08 USD")), line => line.Works == true && line.Words.Contains("0.08 USD", StringComparison.Ordinal));
        Assert.DoesNotContain(await AskAsync(_ => (200, TwilioApi.NoMessages)), line => line.Words.Contains("SmsPrice", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("ru=HX00000000000000000000000000000001", false)]
    public async Task Without_a_template_the_host_is_told_what_that_means(string templates, bool told)
    {
        var lines = await AskAsync(_ => (200, TwilioApi.NoMessages), ("Twilio:Templates", templates));

        Assert.Equal(told, lines.Any(line => line.Words.Contains("Twilio:Templates", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_missing_public_address_is_a_failure_and_a_missing_key_a_warning()
    {
        var lines = await AskAsync(_ => (200, TwilioApi.NoMessages), ("PublicUrl", null), ("Twilio:ApiKey", null), ("Twilio:ApiSecret", null));
        Assert.Contains(lines, line => line is { Works: false, Words: var words } && words.Contains("PublicUrl", StringComparison.Ordinal));
        Assert.Contains(lines, line => line is { Works: null, Words: var words } && words.Contains("API key", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Without_twilio_there_is_nothing_to_ask() =>
        Assert.True(Assert.Single(await TwilioProbe.AskAsync(new ConfigurationBuilder().Build(), TimeProvider.System, TestContext.Current.CancellationToken)).Works);
}
