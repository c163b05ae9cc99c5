using System.Web;
using Hotline.Channels;
using Hotline.Channels.Sending;
using Hotline.Channels.WhatsApp.Probing;
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
    [InlineData("""{"id":"1","status":"CONNECTED","name_status":"APPROVED"}""", true, null)]
    [InlineData("""{"id":"1","status":"BANNED"}""", false, null)]
    [InlineData("""{"id":"1","status":"RESTRICTED"}""", null, null)]
    [InlineData("""{"id":"1","name_status":"DECLINED"}""", null, null)]
    [InlineData("""{"error":{"code":190}}""", false, null)]
    [InlineData("""{"error":{"code":100,"error_subcode":33}}""", false, null)]
    [InlineData("""{"error":{"code":2}}""", null, null)]
    [InlineData("nonsense", null, null)]
    public async Task The_token_the_number_and_the_webhooks_address_are_judged(string answer, bool? number, bool? address)
    {
        var findings = await LookAsync(answer, PublicUrl, template: "");
        Assert.Equal((number, address), (findings[0].Works, findings[1].Works));
        if (address != true) Assert.Contains("https://hotline.invalid/webhooks/whatsapp", findings[1].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_is_asked_for_in_metas_codes_and_without_an_https_address_nothing_can_come()
    {
        var without = await LookAsync("{}", "", template: "");
        var with = await LookAsync("{}", "http://hotline.invalid", template: "write_back");
        Assert.Equal([false, false], without.Skip(1).Take(2).Select(f => f.Works));
        Assert.Equal([null, false], with.Skip(1).Take(2).Select(f => f.Works));
        Assert.All([without[^1], with[^1]], finding => Assert.Contains("en, kk, ky_KG, ru, uz", finding.Words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"error":{"code":200}}""")]
    [InlineData("nonsense")]
    public async Task What_could_not_be_looked_at_is_said_and_never_called_well(string answer)
    {
        var findings = (await LookAsync(answer, PublicUrl, "write_back")).Skip(3).ToList();
        Assert.Equal(4, findings.Count);
        Assert.All(findings, finding => Assert.True(finding.Works is null && finding.Words.Contains("not checked", StringComparison.Ordinal), finding.Words));
    }

    [Theory]
    [InlineData("AVAILABLE", true, "")]
    [InlineData("LIMITED", null, "141006")]
    [InlineData("BLOCKED", false, "141006")]
    public async Task What_meta_holds_against_the_account_is_told_with_its_code(string state, bool? works, string words)
    {
        var finding = (await AccountAsync(state: state))[0];
        Assert.Equal(works, finding.Works);
        Assert.Contains(words, finding.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"data":[{"whatsapp_business_api_data":{"id":"30"}}]}""", """{"data":[{"object":"whatsapp_business_account","active":true,"fields":[{"name":"messages","version":"v23.0"}]}]}""", true, true)]
    [InlineData("""{"data":[]}""", """{"data":[{"object":"whatsapp_business_account","active":true,"fields":[{"name":"account_update"}]}]}""", false, false)]
    [InlineData("""{"data":[{"whatsapp_business_api_data":{"id":"31"}}]}""", """{"data":[{"object":"page","active":true,"fields":[{"name":"messages"}]}]}""", null, false)]
    [InlineData("""{"error":{"code":10}}""", """{"error":{"code":190}}""", null, null)]
    public async Task What_is_subscribed_is_read_with_the_apps_own_rights(string apps, string fields, bool? account, bool? app)
    {
        var findings = await AccountAsync(apps: apps, fields: fields);
        Assert.Equal((account, app), (findings[1].Works, findings[2].Works));
    }

    [Fact]
    public async Task A_template_is_well_in_the_languages_that_meta_approved_and_no_other()
    {
        var all = string.Join(',', new[] { "en", "kk", "ky_KG", "ru", "uz" }.Select(language => Row(language, "APPROVED")));
        Assert.All((await AccountAsync(templates: all)).Skip(3), finding => Assert.True(finding.Works));

        var some = (await AccountAsync(templates: $"{Row("ru", "APPROVED")},{Row("kk", "REJECTED")},{Row("uz", "PENDING")},{Row("en", "APPROVED", name: "write_back_2")}")).Skip(3).ToList();
        Assert.Equal([true, null, null, null], some.Select(finding => finding.Works));
        Assert.EndsWith("in ru", some[0].Words, StringComparison.Ordinal);
        Assert.Contains("en, ky_KG", some[3].Words, StringComparison.Ordinal);

        Assert.Equal([false], (await AccountAsync(templates: "")).Skip(3).Select(finding => finding.Works));
        Assert.False((await AccountAsync(templates: Row("ru", "PAUSED")))[3].Works);
        var odd = (await AccountAsync(templates: Row("ru", "APPROVED", text: "Write back, {{1}}", category: "MARKETING"))).Skip(3).ToList();
        Assert.Contains(odd, finding => finding.Works == false && finding.Words.Contains("variables", StringComparison.Ordinal));
        Assert.Contains(odd, finding => finding.Works is null && finding.Words.Contains("marketing", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{"id":"1"},{"id":"2"},{"id":"3","webhook_configuration":{"phone_number":"https://other.invalid"}}""", "another number")]
    [InlineData("""{"id":"2","webhook_configuration":{"application":"https://hotline.invalid/webhooks/whatsapp"}},{"id":"3"}""", "2 other numbers")]
    [InlineData("""{"id":"1"},{"id":"3","webhook_configuration":{"phone_number":"https://other.invalid"}}""", null)]
    public async Task Numbers_of_the_account_whose_messages_come_here_and_are_left_alone_are_told(string numbers, string? words)
    {
        var told = (await AccountAsync(numbers: numbers)).Where(finding => finding.Words.Contains("left alone", StringComparison.Ordinal)).ToList();
        Assert.Equal(words is null ? 0 : 1, told.Count);
        Assert.All(told, finding => Assert.True(finding.Works is null && finding.Words.Contains(words!, StringComparison.Ordinal), finding.Words));
    }

    [Theory]
    [InlineData("challenge", true)]
    [InlineData("wrong", false)]
    [InlineData("redirect", false)]
    [InlineData("huge", null)]
    public async Task The_way_back_is_asked_with_bounds_and_the_verify_token_goes_nowhere_else(string how, bool? works)
    {
        await using var elsewhere = await FakeGraph.StartAsync();
        await using var graph = await FakeGraph.StartAsync();
        graph.Otherwise = call => how switch
        {
            "challenge" => new GraphAnswer(200, HttpUtility.ParseQueryString(call.Query)["hub.challenge"]!),
            "redirect" => new GraphAnswer(302, "", [("Location", $"{elsewhere.Url}{call.Path}{call.Query}")]),
            "huge" => new GraphAnswer(200, new string('x', 1_000_000)),
            _ => new GraphAnswer(200, "<html>"),
        };
        var options = WhatsAppRig.Options();
        options.PublicUrl = graph.Url;
        using var calls = new ProviderCalls(TimeProvider.System, new Uri(graph.Url), 4096);
        var finding = await WhatsAppProbe.AskAsync(calls, options, TestContext.Current.CancellationToken);

        Assert.Equal(works, finding.Works);
        Assert.DoesNotContain("meatyhamhock", finding.Words, StringComparison.Ordinal);
        Assert.Single(graph.Calls);
        Assert.Empty(elsewhere.Calls);
    }

    private static string Row(string language, string status, string name = "write_back", string text = "Please write back", string category = "UTILITY") =>
        $$"""{"name":"{{name}}","language":"{{language}}","status":"{{status}}","category":"{{category}}","components":[{"type":"BODY","text":"{{text}}"}]}""";

    /// <summary>What is said of the account 20 and its app 30, as their parts answer.</summary>
    private static async Task<IReadOnlyList<ChannelFinding>> AccountAsync(string state = "AVAILABLE", string apps = "{}", string fields = "{}", string templates = "", string numbers = "")
    {
        var health = $$$"""{"health_status":{"entities":[{"entity_type":"WABA","id":"20","can_send_message":"{{{state}}}","errors":[{"error_code":141006,"error_description":"x"}]},{"entity_type":"APP","id":"30","can_send_message":"AVAILABLE"}]}}""";
        var findings = await LookAsync(PublicUrl, "write_back", call => (call.Path, call.Query) switch
        {
            ("/v23.0/1", "?fields=health_status") => health,
            ("/v23.0/20/subscribed_apps", _) => apps,
            ("/v23.0/30/subscriptions", _) => call.Authorization == "Bearer 30|markedsecret" ? fields : """{"error":{"code":190}}""",
            ("/v23.0/20/phone_numbers", _) => $$"""{"data":[{{numbers}}]}""",
            ("/v23.0/20/message_templates", _) => $$"""{"data":[{{templates}}]}""",
            _ => """{"id":"1"}""",
        });
        return [.. findings.Skip(3)];
    }

    private static Task<IReadOnlyList<ChannelFinding>> LookAsync(string answer, string publicUrl, string template) => LookAsync(publicUrl, template, _ => answer);

    private static async Task<IReadOnlyList<ChannelFinding>> LookAsync(string publicUrl, string template, Func<GraphCall, string> answer)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Otherwise = call => new GraphAnswer(200, answer(call));
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
        var findings = await WhatsAppProbe.LookAsync(configuration, TimeProvider.System, TestContext.Current.CancellationToken);
        Assert.All(graph.Calls, call => Assert.Equal("GET", call.Method));
        Assert.All(findings, finding => Assert.DoesNotContain("marked", finding.Words, StringComparison.Ordinal));
        return findings;
    }
}
