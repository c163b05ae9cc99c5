using Hotline.Channels;
using Hotline.Channels.WhatsApp;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>What the doctor says, by what Meta answers.</summary>
public sealed class WhatsAppProbeTests
{
    private const string PublicUrl = "https://hotline.invalid";

    [Fact]
    public async Task Without_settings_there_is_nothing_to_look_at()
    {
        var finding = Assert.Single(await WhatsAppProbe.LookAsync(new ConfigurationBuilder().Build(), TimeProvider.System, TestContext.Current.CancellationToken));
        Assert.True(finding.Works);
    }

    [Theory]
    [InlineData("""{"id":"1","quality_rating":"GREEN","webhook_configuration":{"application":"https://hotline.invalid/webhooks/whatsapp"}}""", true, true)]
    [InlineData("""{"id":"1","quality_rating":"RED","webhook_configuration":{"phone_number":"https://hotline.invalid/webhooks/whatsapp","application":"https://other.invalid"}}""", null, true)]
    [InlineData("""{"id":"1","webhook_configuration":{"phone_number":"https://other.invalid","application":"https://hotline.invalid/webhooks/whatsapp"}}""", true, false)]
    [InlineData("""{"id":"1","webhook_configuration":{}}""", true, false)]
    [InlineData("""{"id":"1"}""", true, null)]
    [InlineData("""{"error":{"code":190}}""", false, null)]
    [InlineData("""{"error":{"code":100,"error_subcode":33}}""", false, null)]
    [InlineData("""{"error":{"code":2}}""", null, null)]
    [InlineData("nonsense", null, null)]
    public async Task The_token_the_number_and_the_webhooks_address_are_judged(string answer, bool? number, bool? address)
    {
        var findings = await LookAsync(answer, PublicUrl, template: "");
        Assert.Equal((number, address), (findings[0].Works, findings[1].Works));
        if (address != true) Assert.Contains("https://hotline.invalid/webhooks/whatsapp", findings[1].Words, StringComparison.Ordinal);
        Assert.All(findings, finding => Assert.DoesNotContain("marked", finding.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_template_is_asked_for_in_metas_codes_and_without_an_https_address_nothing_can_come()
    {
        var without = await LookAsync("{}", "", template: "");
        var with = await LookAsync("{}", "http://hotline.invalid", template: "write_back");
        Assert.Equal([false, false, null], without.Skip(1).Select(f => f.Works));
        Assert.Equal([null, false, true], with.Skip(1).Select(f => f.Works));
        Assert.All([without[3], with[3]], finding => Assert.Contains("en, kk, ky_KG, ru, uz", finding.Words, StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<ChannelFinding>> LookAsync(string answer, string publicUrl, string template)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Otherwise = _ => new GraphAnswer(200, answer);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["WhatsApp:PhoneNumberId"] = "1",
            ["WhatsApp:AccessToken"] = "EAAmarkedtoken",
            ["WhatsApp:AppSecret"] = "markedsecret",
            ["WhatsApp:VerifyToken"] = "markedword",
            ["WhatsApp:ApiUrl"] = graph.Url,
            ["WhatsApp:Template"] = template,
            ["PublicUrl"] = publicUrl,
        }).Build();
        return await WhatsAppProbe.LookAsync(configuration, TimeProvider.System, TestContext.Current.CancellationToken);
    }
}
