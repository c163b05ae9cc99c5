using Hotline.Channels;
using Hotline.Channels.Telegram;
using Hotline.Channels.Telegram.Probing;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Channels.Telegram;

/// <summary>What the doctor says, by what Telegram answers.</summary>
public sealed class TelegramProbeTests
{
    private const string Token = "123456789:AAmarkedtokenmarkedtokenmarkedtoken";
    private const string Ours = "https://hotline.example.org/webhooks/telegram";
    private const string Quiet = """{"username":"help_bot","can_join_groups":false,"can_read_all_group_messages":false}""";

    [Theory]
    [InlineData("""{"url":""}""", true, "")]
    [InlineData("""{"url":"https://other.example.org"}""", null, "excludes")]
    public async Task Who_polls_wants_no_webhook_at_telegram(string info, bool? works, string words)
    {
        var findings = await LookAsync(Quiet, info);
        Assert.Equal([true, works], findings.Select(finding => finding.Works));
        Assert.Contains("@help_bot", findings[0].Words, StringComparison.Ordinal);
        Assert.Contains(words, findings[1].Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"url":"https://hotline.example.org/webhooks/telegram"}""", true, "secret")]
    [InlineData("""{"url":""}""", null, "at its start")]
    [InlineData("""{"url":"https://other.example.org/webhooks/telegram"}""", false, "another address")]
    public async Task The_webhooks_address_is_judged(string info, bool? works, string words)
    {
        var finding = Assert.Single(await LookAsync(Quiet, info, ByWebhook), finding => finding.Words.Contains(words, StringComparison.Ordinal));
        Assert.Equal(works, finding.Works);
    }

    [Fact]
    public async Task What_waits_what_failed_and_what_is_not_brought_is_told()
    {
        var info = $$"""{"url":"{{Ours}}","pending_update_count":250,"last_error_date":1772441700,"last_error_message":"Wrong response from the webhook: 401 Unauthorized","allowed_updates":["message","callback_query"]}""";
        var findings = await LookAsync(Quiet, info, ByWebhook);
        Assert.Equal([true, true, false, null, null], findings.Select(finding => finding.Works));
        Assert.Contains("edited_message, my_chat_member", findings[2].Words, StringComparison.Ordinal);
        Assert.Contains("250 updates", findings[3].Words, StringComparison.Ordinal);
        Assert.Contains("5 minutes ago", findings[4].Words, StringComparison.Ordinal);
        Assert.Contains("Telegram:WebhookSecret", findings[4].Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_old_error_and_a_few_updates_that_wait_are_no_matter()
    {
        var info = $$"""{"url":"{{Ours}}","pending_update_count":2,"last_error_date":1772342000,"last_error_message":"Connection timed out"}""";
        Assert.All(await LookAsync(Quiet, info, ByWebhook), finding => Assert.True(finding.Works));
    }

    [Fact]
    public async Task A_bot_that_may_join_groups_or_read_them_is_told_how_to_stop_that()
    {
        var findings = await LookAsync("""{"username":"help_bot","can_join_groups":true,"can_read_all_group_messages":true}""", """{"url":""}""");
        Assert.Contains(findings, finding => finding.Works is null && finding.Words.Contains("/setjoingroups", StringComparison.Ordinal));
        Assert.Contains(findings, finding => finding.Works is null && finding.Words.Contains("/setprivacy", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "PublicUrl is not")]
    [InlineData("http://hotline.example.org", "https://")]
    [InlineData("https://hotline.example.org:8080", "8080")]
    public void An_address_that_telegram_cannot_call_is_a_failure(string publicUrl, string words)
    {
        var configuration = Configuration("https://api.telegram.org", ("Telegram:WebhookSecret", "marked"), ("PublicUrl", publicUrl));
        var finding = Assert.Single(TelegramWayIn.Address(TelegramOptions.Read(configuration)!));
        Assert.False(finding.Works);
        Assert.Contains(words, finding.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_not_looked_at_is_never_called_well()
    {
        var refused = await LookAsync("401", "{}");
        Assert.Equal([false, null], refused.Select(finding => finding.Works));
        var half = await LookAsync(Quiet, "500");
        Assert.Equal([true, null], half.Select(finding => finding.Works));
        Assert.Contains("not checked", half[1].Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"supergroup","is_forum":true,"has_protected_content":true}""", """{"status":"administrator","can_manage_topics":true,"can_delete_messages":true}""", true, "is closed, has topics")]
    [InlineData("""{"type":"supergroup","is_forum":true}""", """{"status":"administrator","can_manage_topics":true,"can_delete_messages":true}""", null, "Restrict saving content")]
    [InlineData("""{"type":"group"}""", """{"status":"administrator","can_manage_topics":true,"can_delete_messages":true}""", false, "has no topics")]
    [InlineData("""{"type":"supergroup","is_forum":true,"username":"help_staff"}""", """{"status":"administrator","can_manage_topics":true,"can_delete_messages":true}""", false, "is public")]
    [InlineData("""{"type":"supergroup","is_forum":true}""", """{"status":"member"}""", false, "no administrator")]
    [InlineData("""{"type":"supergroup","is_forum":true}""", """{"status":"administrator","can_manage_topics":false,"can_delete_messages":true}""", false, "may not manage topics")]
    [InlineData("""{"type":"supergroup","is_forum":true}""", """{"status":"administrator","can_manage_topics":true,"can_delete_messages":false}""", false, "may not delete messages")]
    [InlineData("400", "{}", false, "knows no group of the id")]
    [InlineData("500", "{}", null, "was not checked")]
    public async Task The_operators_group_is_judged(string chat, string member, bool? works, string words)
    {
        var findings = await LookAsync(Quiet, """{"url":""}""", [("getChat", chat), ("getChatMember", member)], ("Telegram:OperatorsGroup", "-1001234567890"));
        Assert.Equal(works, Assert.Single(findings, finding => finding.Words.Contains(words, StringComparison.Ordinal)).Works);
    }

    [Fact]
    public async Task A_group_that_shows_words_is_told_of_and_without_a_group_nothing_is()
    {
        (string, string)[] sound = [("getChat", """{"type":"supergroup","is_forum":true}"""), ("getChatMember", """{"status":"administrator","can_manage_topics":true,"can_delete_messages":true}""")];
        var findings = await LookAsync(Quiet, """{"url":""}""", sound, ("Telegram:OperatorsGroup", "-1001234567890"), ("Telegram:GroupShows", "words"));
        Assert.Contains(findings, finding => finding.Works is null && finding.Words.Contains("every member", StringComparison.Ordinal));
        Assert.DoesNotContain(await LookAsync(Quiet, """{"url":""}"""), finding => finding.Words.Contains("group is", StringComparison.Ordinal));
    }

    private static (string, string?)[] ByWebhook => [("Telegram:WebhookSecret", "marked"), ("PublicUrl", "https://hotline.example.org")];

    private static Task<IReadOnlyList<ChannelFinding>> LookAsync(string bot, string info, params (string, string?)[] settings) => LookAsync(bot, info, [], settings);

    private static async Task<IReadOnlyList<ChannelFinding>> LookAsync(string bot, string info, (string Method, string Result)[] group, params (string, string?)[] settings)
    {
        await using var telegram = await StartAsync(bot, info, group);
        var findings = await TelegramProbe.LookAsync(Configuration(telegram.Urls.Single(), settings), new ManualTime(), TestContext.Current.CancellationToken);
        Assert.All(findings, finding => Assert.DoesNotContain("marked", finding.Words, StringComparison.Ordinal));
        return findings;
    }

    /// <summary>Answers the calls; a bare number is an error with that status.</summary>
    private static async Task<WebApplication> StartAsync(string bot, string info, (string Method, string Result)[] group)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(context =>
        {
            var method = context.Request.Path.Value!.Split('/')[^1];
            var result = method == "getMe" ? bot : group.FirstOrDefault(g => g.Method == method).Result ?? info;
            return context.Response.WriteAsync(result.StartsWith('{') ? $$"""{"ok":true,"result":{{result}}}""" : $$"""{"ok":false,"error_code":{{result}},"description":"No"}""");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }

    private static IConfiguration Configuration(string api, params (string Name, string? Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Telegram:Token", Token), new("Telegram:ApiUrl", api), .. settings.Select(one => KeyValuePair.Create(one.Name, one.Value))]).Build();
}
