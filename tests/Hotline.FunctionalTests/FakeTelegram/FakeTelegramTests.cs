using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>The rules of the real server that the fake keeps.</summary>
public sealed class FakeTelegramTests : IAsyncLifetime
{
    private readonly HttpClient http = new();
    private FakeTelegramServer telegram = null!;
    private FakePerson person = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegramServer.StartAsync(ours: false);
        person = telegram.Person(42);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await telegram.DisposeAsync();
    }

    private async Task<JsonObject> CallAsync(string method, object parameters)
    {
        using var response = await http.PostAsJsonAsync(new Uri($"{telegram.Url}/bot{telegram.Token}/{method}"), parameters, TestContext.Current.CancellationToken);
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!;
        Assert.Equal((int)response.StatusCode, (bool)answer["ok"]! ? 200 : (int)answer["error_code"]!);
        return answer;
    }

    private async Task<long[]> PollAsync(object parameters) =>
        [.. (await CallAsync("getUpdates", parameters))["result"]!.AsArray().Select(u => (long)u!["update_id"]!)];

    private async Task<string> RefusalAsync(string method, object parameters) => (string)(await CallAsync(method, parameters))["description"]!;

    [Fact]
    public async Task An_update_stays_until_a_greater_offset_confirms_it()
    {
        var first = person.Writes("1");
        var second = person.Writes("2");
        Assert.Equal([first, second], await PollAsync(new { }));
        Assert.Equal([first, second], await PollAsync(new { offset = first }));
        Assert.Equal([second], await PollAsync(new { offset = second }));
        Assert.Empty(await PollAsync(new { offset = second + 1 }));
        Assert.Empty(await PollAsync(new { }));
    }

    [Fact]
    public async Task A_negative_offset_counts_from_the_end_and_drops_the_rest()
    {
        var ids = Enumerable.Range(0, 5).Select(i => person.Writes($"{i}")).ToList();
        Assert.Equal(ids[3..], await PollAsync(new { offset = -2 }));
        Assert.Equal(ids[3..], await PollAsync(new { }));
    }

    [Fact]
    public async Task No_more_than_the_limit_come_at_once()
    {
        for (var i = 0; i < 120; i++) person.Writes($"{i}");
        Assert.Equal(3, (await PollAsync(new { limit = 3 })).Length);
        Assert.Equal(100, (await PollAsync(new { limit = 500 })).Length);
    }

    [Fact]
    public async Task A_long_poll_is_held_until_something_comes()
    {
        var poll = PollAsync(new { timeout = 50 });
        Assert.False(poll.IsCompleted);
        var id = person.Writes("now");
        Assert.Equal([id], await poll);
    }

    [Fact]
    public async Task A_kind_that_was_not_asked_for_does_not_come()
    {
        await PollAsync(new { allowed_updates = new[] { "message" } });
        person.Edits(1, "changed");
        var id = person.Writes("new");
        Assert.Equal([id], await PollAsync(new { }));
    }

    [Fact]
    public async Task Polling_conflicts_with_a_webhook()
    {
        await CallAsync("setWebhook", new { url = "http://127.0.0.1:9/" });
        Assert.StartsWith("Conflict: can't use getUpdates method while webhook is active", await RefusalAsync("getUpdates", new { }), StringComparison.Ordinal);
        await CallAsync("deleteWebhook", new { });
        Assert.Empty(await PollAsync(new { }));
    }

    [Fact]
    public async Task A_webhook_needs_https_and_a_plain_secret_and_a_second_between_changes()
    {
        Assert.Contains("HTTPS", await RefusalAsync("setWebhook", new { url = "http://example.org/" }), StringComparison.Ordinal);
        Assert.Contains("unallowed", await RefusalAsync("setWebhook", new { url = "https://127.0.0.1/", secret_token = "a b" }), StringComparison.Ordinal);
        await CallAsync("setWebhook", new { url = "http://127.0.0.1:9/" });
        telegram.Clock.Advance(TimeSpan.FromSeconds(1));
        await CallAsync("setWebhook", new { url = "http://127.0.0.1:9/" });
        Assert.Equal("http://127.0.0.1:9/", (string?)(await CallAsync("getWebhookInfo", new { }))["result"]!["url"]);
    }

    [Fact]
    public async Task A_failing_webhook_is_tried_again_at_once_and_then_after_growing_pauses()
    {
        await CallAsync("setWebhook", new { url = "http://127.0.0.1:9/" });
        person.Writes("1");
        person.Writes("2");
        await telegram.UntilAsync(() => telegram.Deliveries.Count >= 4, "four tries");
        // One in flight for each chat: the second waits for the first.
        Assert.Equal([1, 2, 3, 4], telegram.Deliveries.Take(4).Select(d => d.Attempt));
        Assert.Single(telegram.Deliveries.Select(d => d.UpdateId).Distinct());
    }

    [Fact]
    public async Task Messages_of_one_chat_come_in_order_and_once_however_fast_they_are_confirmed()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        await using var bot = builder.Build();
        bot.MapFallback(() => Results.Ok());
        await bot.StartAsync(TestContext.Current.CancellationToken);
        await CallAsync("setWebhook", new { url = bot.Urls.Single() });
        FakePerson[] people = [person, telegram.Person(43), telegram.Person(44)];
        var written = Enumerable.Range(0, 200).SelectMany(i => people.Select(p => (Person: p.Id, Update: p.Writes($"{i}")))).ToArray();
        await telegram.UntilAsync(() => telegram.Pending == 0, "all confirmed");
        var deliveries = telegram.Deliveries.Select(d => d.UpdateId).ToArray();
        Assert.All(people, p =>
        {
            var theirs = written.Where(w => w.Person == p.Id).Select(w => w.Update).ToArray();
            Assert.Equal(theirs, deliveries.Where(theirs.Contains));
        });
    }

    [Fact]
    public async Task Taps_expire_while_messages_stay()
    {
        person.Writes("hello");
        await CallAsync("sendMessage", new { chat_id = 42, text = "?", reply_markup = Keyboard("A", "a") });
        person.Taps("A");
        Assert.Equal(2, telegram.Pending);
        telegram.Clock.Advance(TimeSpan.FromSeconds(150));
        Assert.Single(await PollAsync(new { }));
    }

    [Fact]
    public async Task A_tap_is_answered_once_and_not_too_late()
    {
        person.Writes("hello");
        await CallAsync("sendMessage", new { chat_id = 42, text = "?", reply_markup = Keyboard("A", "a") });
        person.Taps("A");
        var tap = (string)(await CallAsync("getUpdates", new { }))["result"]!.AsArray()[1]!["callback_query"]!["id"]!;
        Assert.True((bool)(await CallAsync("answerCallbackQuery", new { callback_query_id = tap }))["result"]!);
        Assert.Contains("query is too old", await RefusalAsync("answerCallbackQuery", new { callback_query_id = tap }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "message text is empty")]
    [InlineData("  \n", "message text is empty")]
    [InlineData("long", "message is too long")]
    public async Task Texts_have_limits(string text, string refusal)
    {
        person.Writes("hello");
        var sent = text == "long" ? new string('ж', 4097) : text;
        Assert.Equal($"Bad Request: {refusal}", await RefusalAsync("sendMessage", new { chat_id = 42, text = sent }));
    }

    [Fact]
    public async Task Button_data_has_sixty_four_bytes()
    {
        person.Writes("hello");
        await CallAsync("sendMessage", new { chat_id = 42, text = "?", reply_markup = Keyboard("A", new string('ж', 32)) });
        Assert.Equal("Bad Request: BUTTON_DATA_INVALID", await RefusalAsync("sendMessage", new { chat_id = 42, text = "?", reply_markup = Keyboard("A", new string('ж', 33)) }));
    }

    [Fact]
    public async Task Topics_are_named_but_for_the_general_one()
    {
        var group = telegram.Group(-1001900000001, forum: true);
        var topic = (long)(await CallAsync("createForumTopic", new { chat_id = group.Id, name = "A case" }))["result"]!["message_thread_id"]!;
        Assert.Equal(topic, (long)(await CallAsync("sendMessage", new { chat_id = group.Id, text = "x", message_thread_id = topic }))["result"]!["message_thread_id"]!);
        Assert.Equal("Bad Request: message thread not found", await RefusalAsync("sendMessage", new { chat_id = group.Id, text = "x", message_thread_id = 1 }));
        await CallAsync("closeForumTopic", new { chat_id = group.Id, message_thread_id = topic });
        Assert.Equal("Bad Request: TOPIC_CLOSED", await RefusalAsync("sendMessage", new { chat_id = group.Id, text = "x", message_thread_id = topic }));
        await CallAsync("deleteForumTopic", new { chat_id = group.Id, message_thread_id = topic });
        Assert.Equal("Bad Request: message thread not found", await RefusalAsync("sendMessage", new { chat_id = group.Id, text = "x", message_thread_id = topic }));
    }

    [Fact]
    public async Task A_group_that_moved_names_its_new_id()
    {
        var group = telegram.Group(-500000001);
        group.Migrates(-1001900000002);
        var answer = await CallAsync("sendMessage", new { chat_id = group.Id, text = "x" });
        Assert.Equal(-1001900000002, (long)answer["parameters"]!["migrate_to_chat_id"]!);
    }

    [Fact]
    public async Task Files_are_fetched_up_to_twenty_megabytes()
    {
        person.SendsDocument([1, 2, 3], "contract.pdf");
        person.SendsDocument([1], "film.pdf", size: 21 * 1024 * 1024);
        var files = (await CallAsync("getUpdates", new { }))["result"]!.AsArray().Select(u => (string)u!["message"]!["document"]!["file_id"]!).ToList();
        var path = (string)(await CallAsync("getFile", new { file_id = files[0] }))["result"]!["file_path"]!;
        Assert.Equal([1, 2, 3], await http.GetByteArrayAsync(new Uri($"{telegram.Url}/file/bot{telegram.Token}/{path}"), TestContext.Current.CancellationToken));
        Assert.Equal("Bad Request: file is too big", await RefusalAsync("getFile", new { file_id = files[1] }));
    }

    [Fact]
    public async Task Unknown_tokens_and_methods_are_refused()
    {
        Assert.Equal("Not Found: method not found", await RefusalAsync("sendNothing", new { }));
        telegram.RevokeToken();
        using var response = await http.GetAsync(new Uri($"{telegram.Url}/bot1:old/getMe"), TestContext.Current.CancellationToken);
        Assert.Equal(401, (int)response.StatusCode);
    }

    private static object Keyboard(string text, string data) => new { inline_keyboard = new[] { new[] { new { text, callback_data = data } } } };
}
