using System.Net.Http.Json;
using Hotline.Channels.Telegram;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>Long polling against the fake Telegram.</summary>
public sealed class TelegramPollingTests : IAsyncLifetime
{
    private readonly MemoryInbox inbox = new();
    private FakeTelegramServer telegram = null!;

    public async ValueTask InitializeAsync() => telegram = await FakeTelegramServer.StartAsync();

    public ValueTask DisposeAsync() => telegram.DisposeAsync();

    private Task Confirmed() => telegram.UntilAsync(() => telegram.Pending == 0, "every update is confirmed");

    [Fact]
    public async Task A_message_is_stored_and_then_confirmed()
    {
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        var id = telegram.Person(42, "tg").Writes("Салом");
        var message = await inbox.SingleAsync();
        await Confirmed();
        await host.UntilAsync(h => h.Status.Condition == TelegramCondition.Working);
        Assert.Equal((new Address(ChannelId.Telegram, "42"), $"{telegram.Token.Split(':')[0]}.{id}", new InboundText("Салом"), "tg"), (message.From, message.ProviderId, message.Content, message.LanguageCode));
        Assert.Equal((TelegramMode.Polling, TelegramCondition.Working, 1), (host.Status.Mode, host.Status.Condition, host.Status.Stored));
    }

    [Fact]
    public async Task Every_kind_that_a_person_sends_arrives()
    {
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        var person = telegram.Person(42);
        person.Starts("poster-1");
        person.SendsVoice([1, 2, 3]);
        person.SendsPhoto(new byte[1000], "паспорт");
        person.SendsDocument([1], "contract.pdf");
        person.SendsLocation(43.25, 76.95);
        person.SendsContact("+77010000000", own: true);
        person.Edits(1, "поправка");
        person.Blocks();
        person.Unblocks();
        await inbox.UntilAsync(i => i.Stored.Count == 9);
        // Blocking is reported in a queue of its own; the rest keeps its order.
        var kinds = inbox.Stored.OrderBy(m => long.Parse(m.FormerId!, null)).Select(m => m.Content.GetType().Name["Inbound".Length..]);
        Assert.Equal(["Start", "File", "File", "File", "Location", "Phone", "Edit", "Left", "Returned"], kinds);
        Assert.Equal("паспорт", inbox.Stored.Select(m => m.Content).OfType<InboundFile>().Single(f => f.Kind == MediaKind.Photo).Caption);
    }

    [Fact]
    public async Task Messages_of_one_chat_keep_their_order()
    {
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        for (var i = 0; i < 60; i++) telegram.Person(40 + (i % 3)).Writes($"{i}");
        await inbox.UntilAsync(stored => stored.Stored.Count == 60);
        Assert.All(inbox.Stored.GroupBy(m => m.From), chat =>
        {
            var numbers = chat.Select(m => int.Parse(((InboundText)m.Content).Text, null)).ToList();
            Assert.Equal(numbers.Order(), numbers);
        });
    }

    [Fact]
    public async Task Second_delivery_of_one_update_is_ignored()
    {
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        var id = telegram.Person(42).Writes("Салом");
        await inbox.SingleAsync();
        await Confirmed();
        telegram.SecondDelivery(id);
        await inbox.UntilAsync(i => i.Asked == 2);
        telegram.Person(42).Writes("again");
        await inbox.UntilAsync(i => i.Stored.Count == 2);
        Assert.Equal((2, 1), (host.Status.Stored, host.Status.Duplicates));
    }

    [Fact]
    public async Task A_crash_between_storing_and_confirming_brings_the_update_again_and_stores_it_once()
    {
        await using (await TelegramHost.PollingAsync(telegram, inbox))
        {
            var person = telegram.Person(42);
            person.Writes("first");
            // The second message is refused, so its batch cannot be confirmed before the program ends.
            inbox.Otherwise = m => m.Content is InboundText { Text: "second" } ? Acceptance.Full : null;
            person.Writes("second");
            await inbox.UntilAsync(i => i.Asked >= 3);
        }

        inbox.Otherwise = null;
        await using var next = await TelegramHost.PollingAsync(telegram, inbox);
        await Confirmed();
        Assert.Equal(["first", "second"], inbox.Stored.Select(m => ((InboundText)m.Content).Text));
    }

    [Fact]
    public async Task While_the_store_is_away_nothing_is_fetched_or_confirmed_and_nothing_is_lost()
    {
        inbox.Otherwise = _ => throw new StoreUnavailableException("The runtime store cannot be written.");
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        telegram.Person(42).Writes("Помогите");
        await inbox.UntilAsync(i => i.Asked == 1);
        var fetched = Polls();
        await inbox.UntilAsync(i => i.Asked >= 4);
        Assert.Equal((1, fetched, TelegramCondition.Trouble), (telegram.Pending, Polls(), host.Status.Condition));

        inbox.Otherwise = null;
        await Confirmed();
        Assert.Equal(new InboundText("Помогите"), Assert.Single(inbox.Stored).Content);
        await host.UntilAsync(h => h.Status.Condition == TelegramCondition.Working);
    }

    [Fact]
    public async Task A_full_conversation_is_not_confirmed_and_others_of_the_batch_are_stored()
    {
        inbox.Otherwise = m => m.From.Value == "42" ? Acceptance.Full : null;
        telegram.Person(42).Writes("501st");
        telegram.Person(43).Writes("hello");
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        Assert.Equal("43", (await inbox.SingleAsync()).From.Value);
        await inbox.UntilAsync(i => i.Asked >= 4);
        Assert.Equal(2, telegram.Pending);

        inbox.Otherwise = null;
        await Confirmed();
        Assert.Equal(["43", "42"], inbox.Stored.Select(m => m.From.Value));
    }

    [Fact]
    public async Task One_update_that_breaks_the_store_does_not_stop_the_others()
    {
        inbox.Otherwise = m => m.From.Value == "42" ? throw new InvalidOperationException("a fault nobody foresaw") : null;
        telegram.Person(42).Writes("poison");
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        await Confirmed();
        telegram.Person(43).Writes("hello");
        await inbox.SingleAsync();
        Assert.Equal(1, host.Status.Unreadable);
        Assert.Contains(host.Logs, line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains("set aside", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Two_pollers_of_one_token_say_so_and_lose_nothing()
    {
        await using var one = await TelegramHost.PollingAsync(telegram, inbox);
        await using var other = await TelegramHost.PollingAsync(telegram, inbox);
        await telegram.UntilAsync(() => telegram.Calls.Any(c => c.Status == 409), "a conflict");
        var person = telegram.Person(42);
        for (var i = 0; i < 10; i++) person.Writes($"{i}");
        await inbox.UntilAsync(i => i.Stored.Count == 10);
        await telegram.UntilAsync(
            () => one.Logs.Concat(other.Logs).Any(line => line.Contains("Another program fetches this bot's messages", StringComparison.Ordinal)), "words about the other program");
    }

    [Fact]
    public async Task A_webhook_set_by_another_program_is_taken_away()
    {
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        await telegram.UntilAsync(() => telegram.Calls.Any(c => c.Method == "deleteWebhook"), "the start took its own webhook away");
        using var http = new HttpClient();
        using var set = await http.PostAsJsonAsync(new Uri($"{telegram.Url}/bot{telegram.Token}/setWebhook"), new { url = "http://127.0.0.1:9/" }, TestContext.Current.CancellationToken);
        telegram.Person(42).Writes("Салом");
        await inbox.SingleAsync();
        Assert.Contains(host.Logs, line => line.Contains("A webhook was set for this bot", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Server_trouble_and_slow_down_are_waited_out()
    {
        telegram.FailNextCall("deleteWebhook", 500, "Internal Server Error");
        telegram.FailNextCall("getUpdates", 502, "Bad Gateway");
        telegram.FailNextCall("getUpdates", 429, "Too Many Requests: retry after 3", retryAfter: 3);
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        telegram.Person(42).Writes("Салом");
        await inbox.SingleAsync();
        Assert.Equal([500, 200, 502, 429], telegram.Calls.Select(c => c.Status).Take(4));
    }

    [Fact]
    public async Task A_revoked_token_stops_polling_and_says_what_to_do()
    {
        await using var host = await TelegramHost.PollingAsync(telegram, inbox, ("Telegram:PollSeconds", "1"));
        telegram.RevokeToken();
        await host.UntilAsync(h => h.Status.Condition == TelegramCondition.Stopped);
        Assert.Contains("Telegram:Token", host.Status.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_telegram_that_cannot_be_reached_does_not_stop_the_start()
    {
        await using var host = await TelegramHost.StartAsync($"http://127.0.0.1:{FreePort.Find()}", telegram, inbox, FreePort.Find());
        using var http = new HttpClient();
        using var response = await http.GetAsync(host.Url, TestContext.Current.CancellationToken);
        Assert.NotEqual(TelegramCondition.Working, host.Status.Condition);
    }

    [Fact]
    public async Task A_silent_telegram_does_not_stop_the_start()
    {
        telegram.FallSilent();
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        Assert.Equal(TelegramCondition.Starting, host.Status.Condition);
    }

    [Fact]
    public async Task Taps_arrive_and_are_answered()
    {
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        var person = telegram.Person(42);
        person.Starts();
        await inbox.SingleAsync();
        await host.SendAsync(42, "Are you safe?", new Button("yes", "Yes", "safety.opening:yes:1"), new Button("no", "No", "safety.opening:no:1"));
        person.Taps("No");
        await inbox.UntilAsync(i => i.Stored.Count == 2);
        Assert.Equal(new InboundTap("safety.opening:no:1"), inbox.Stored.Last().Content);
        await telegram.UntilAsync(() => telegram.Calls.Any(c => c is { Method: "answerCallbackQuery", Status: 200 }), "the tap is answered");
    }

    [Fact]
    public async Task Groups_are_not_heard()
    {
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        var group = telegram.Group(-1001900000001, forum: true);
        telegram.Person(42).WritesIn(group, "/start");
        telegram.Person(42).Writes("in private");
        Assert.Equal(new InboundText("in private"), (await inbox.SingleAsync()).Content);
        await Confirmed();
        Assert.Equal(1, host.Status.Ignored);
    }

    [Fact]
    public async Task Logs_hold_no_token_no_text_and_no_address()
    {
        telegram.FailNextCall("getUpdates", 500, "Internal Server Error");
        inbox.Otherwise = _ => inbox.Asked < 3 ? throw new StoreUnavailableException("The runtime store cannot be written.") : null;
        await using var host = await TelegramHost.PollingAsync(telegram, inbox);
        telegram.Person(700077007).Writes("marked-text");
        await inbox.SingleAsync();
        telegram.FailNext(700077007, 400, "Bad Request: marked-text");
        await host.SendAsync(700077007, "marked-text");
        await host.SendAsync(700077007, "marked-text");
        Assert.NotEmpty(host.Logs);
        Assert.DoesNotContain(host.Logs, line =>
            line.Contains("marked-text", StringComparison.Ordinal) || line.Contains("700077007", StringComparison.Ordinal)
            || line.Contains(telegram.Token[^20..], StringComparison.Ordinal));
    }

    private int Polls() => telegram.Calls.Count(c => c.Method == "getUpdates");
}
