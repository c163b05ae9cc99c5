using System.Net;
using System.Text;
using Hotline.Channels.Telegram;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>The webhook, called by the fake Telegram.</summary>
public sealed class TelegramWebhookTests : IAsyncLifetime
{
    private readonly MemoryInbox inbox = new();
    private FakeTelegramServer telegram = null!;

    public async ValueTask InitializeAsync() => telegram = await FakeTelegramServer.StartAsync();

    public ValueTask DisposeAsync() => telegram.DisposeAsync();

    private Task Delivered() => telegram.UntilAsync(() => telegram.Pending == 0, "every update is delivered");

    [Fact]
    public async Task The_webhook_is_registered_and_brings_messages()
    {
        await using var host = await TelegramHost.WebhookAsync(telegram, inbox);
        telegram.Person(42, "tg").Writes("Салом");
        var message = await inbox.SingleAsync();
        Assert.Equal((new InboundText("Салом"), "tg"), (message.Content, message.LanguageCode));
        await Delivered();
        await host.UntilAsync(h => h.Status.Condition == TelegramCondition.Working);
        Assert.Equal((TelegramMode.Webhook, TelegramCondition.Working), (host.Status.Mode, host.Status.Condition));
        Assert.DoesNotContain(telegram.Calls, c => c.Method == "getUpdates");
    }

    [Fact]
    public async Task Second_delivery_of_one_update_is_ignored()
    {
        await using var host = await TelegramHost.WebhookAsync(telegram, inbox);
        var id = telegram.Person(42).Writes("Салом");
        await Delivered();
        telegram.SecondDelivery(id);
        await inbox.UntilAsync(i => i.Asked == 2);
        await Delivered();
        Assert.Single(inbox.Stored);
        Assert.Equal([200, 200], telegram.Deliveries.Select(d => d.Status));
    }

    [Fact]
    public async Task While_the_store_is_away_updates_wait_at_telegram()
    {
        inbox.Otherwise = _ => throw new StoreUnavailableException("The runtime store cannot be written.");
        await using var host = await TelegramHost.WebhookAsync(telegram, inbox);
        telegram.Person(42).Writes("Помогите");
        await inbox.UntilAsync(i => i.Asked == 3);
        inbox.Otherwise = null;
        await Delivered();
        Assert.Single(inbox.Stored);
        Assert.All(telegram.Deliveries.SkipLast(1), d => Assert.Equal(503, d.Status));
    }

    [Fact]
    public async Task A_full_conversation_holds_up_nobody_else()
    {
        inbox.Otherwise = m => m.From.Value == "42" ? Acceptance.Full : null;
        await using var host = await TelegramHost.WebhookAsync(telegram, inbox);
        telegram.Person(42).Writes("501st");
        await inbox.UntilAsync(i => i.Asked == 1);
        telegram.Person(43).Writes("hello");
        Assert.Equal("43", (await inbox.SingleAsync()).From.Value);
        inbox.Otherwise = null;
        await Delivered();
        Assert.Equal(2, inbox.Stored.Count);
    }

    [Fact]
    public async Task Updates_wait_for_a_program_that_is_down()
    {
        var port = FreePort.Find();
        await using (await TelegramHost.WebhookAsync(telegram, inbox, port))
        {
            telegram.Person(42).Writes("before");
            await Delivered();
        }

        telegram.Person(42).Writes("while down");
        await telegram.UntilAsync(() => telegram.Deliveries.Any(d => d.Status == 0), "a delivery has failed");
        await using var again = await TelegramHost.WebhookAsync(telegram, inbox, port);
        await inbox.UntilAsync(i => i.Stored.Count == 2);
        Assert.Equal(new InboundText("while down"), inbox.Stored.Last().Content);
    }

    [Fact]
    public async Task Taps_do_not_wait_for_texts_and_are_answered()
    {
        await using var host = await TelegramHost.WebhookAsync(telegram, inbox);
        var person = telegram.Person(42);
        person.Starts();
        await inbox.SingleAsync();
        await host.SendAsync(42, "Are you safe?", new Button("no", "No", "safety.opening:no:1"));
        inbox.Otherwise = m => m.Content is InboundText ? throw new StoreUnavailableException("The runtime store cannot be written.") : null;
        person.Writes("a text that the store does not take yet");
        person.Taps("No");
        await inbox.UntilAsync(i => i.Stored.Count == 2);
        Assert.Equal(new InboundTap("safety.opening:no:1"), inbox.Stored.Last().Content);
        await telegram.UntilAsync(() => telegram.Calls.Any(c => c is { Method: "answerCallbackQuery", Status: 200 }), "the tap is answered");
        inbox.Otherwise = null;
        await Delivered();
    }

    [Fact]
    public async Task A_call_without_the_secret_is_refused_and_touches_nothing()
    {
        await using var host = await TelegramHost.WebhookAsync(telegram, inbox);
        using var http = new HttpClient { BaseAddress = host.Url };
        using var body = new StringContent("""{"update_id":1,"message":{"chat":{"id":1,"type":"private"},"text":"x"}}""", Encoding.UTF8, "application/json");
        using var response = await http.PostAsync(new Uri("/webhooks/telegram", UriKind.Relative), body, TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.Unauthorized, 0), (response.StatusCode, inbox.Asked));
    }

    [Fact]
    public async Task A_telegram_that_refuses_the_webhook_at_first_is_asked_again()
    {
        telegram.FailNextCall("setWebhook", 400, "Bad Request: bad webhook: Failed to resolve host: Name or service not known");
        telegram.FailNextCall("setWebhook", 502, "Bad Gateway");
        await using var host = await TelegramHost.WebhookAsync(telegram, inbox);
        telegram.Person(42).Writes("Салом");
        await inbox.SingleAsync();
        Assert.Contains(host.Logs, line => line.Contains("Failed to resolve host", StringComparison.Ordinal));
        await host.UntilAsync(h => h.Status.Condition == TelegramCondition.Working);
    }

    [Fact]
    public async Task Without_a_public_address_it_says_what_to_set()
    {
        await using var host = await TelegramHost.StartAsync(
            telegram.Url, telegram, inbox, FreePort.Find(), ("Telegram:WebhookSecret", TelegramHost.Secret), ("PublicUrl", ""));
        await host.UntilAsync(h => h.Status.Condition == TelegramCondition.Stopped);
        Assert.Contains("PublicUrl", host.Status.Words, StringComparison.Ordinal);
    }
}
