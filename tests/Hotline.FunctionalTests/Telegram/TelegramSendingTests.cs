using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>The sending half against the fake Telegram.</summary>
public sealed class TelegramSendingTests : IAsyncLifetime
{
    private const long Chat = 42;

    private FakeTelegramServer telegram = null!;
    private TelegramHost host = null!;
    private FakePerson person = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegramServer.StartAsync();
        host = await TelegramHost.PollingAsync(telegram, new MemoryInbox());
        person = telegram.Person(Chat);
        person.Starts();
    }

    public async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await telegram.DisposeAsync();
    }

    [Fact]
    public async Task A_message_carries_its_buttons_and_no_markup()
    {
        var result = await host.SendAsync(Chat, "<b>1 < 2</b> *x*", new Button("yes", "Yes", "a.b:yes:1"), new Button("no", "No", "a.b:no:1"), new Button("unknown", "I do not know this", "a.b:unknown:1"));
        var message = await telegram.NextMessageAsync(person);
        Assert.Equal(new SendResult.Sent($"{message.MessageId}"), result);
        Assert.Equal("<b>1 < 2</b> *x*", message.Text);
        Assert.Equal([["Yes", "No"], ["I do not know this"]], message.Rows.Select(row => row.Select(b => b.Label).ToArray()));
        Assert.True(message.LinkPreviewsOff);
        var call = telegram.Calls.Last(c => c.Method == "sendMessage");
        Assert.Equal(["chat_id", "link_preview_options", "reply_markup", "text"], call.Parameters.Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_long_text_goes_in_parts_with_the_buttons_under_the_last()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 40).Select(i => $"{i}. " + new string('я', 250)));
        await host.SendAsync(Chat, text, new Button("ok", "OK", "a.b:ok:1"));
        var parts = telegram.SentTo(Chat);
        Assert.Equal(text, string.Join("\n\n", parts.Select(p => p.Text)));
        Assert.Equal([false, false, true], parts.Select(p => p.Rows.Count > 0));
    }

    public static TheoryData<string, string> Files => new()
    {
        { "photo", "photo" }, { "gif", "document" }, { "voice", "voice" }, { "sound", "audio" }, { "movie", "video" }, { "paper", "document" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task A_file_goes_by_the_call_that_fits_it_with_its_words_under_it(string sample, string field)
    {
        byte[] content = sample switch
        {
            "photo" => Pictures.Png,
            "gif" => Pictures.GifWithPlace,
            "voice" => Pictures.Voice,
            "sound" => Pictures.SoundWithPlace,
            "movie" => Pictures.MovieWithPlace,
            _ => [.. "%PDF-1.4\n%%EOF"u8],
        };
        var file = host.Files.Keep("0123456789abcdef0123456789abcdef", content);

        Assert.IsType<SendResult.Sent>(await host.SendAsync("d1", Chat, Operator("Ваш бланк, ёлка") with { Attachment = file }));

        var message = await telegram.NextMessageAsync(person);
        Assert.Equal((field, "Ваш бланк, ёлка"), (message.File!.Value.Field, message.Text));
        Assert.Equal(content, message.File.Value.Content);
    }

    [Fact]
    public async Task A_picture_that_telegram_does_not_take_as_one_goes_as_a_file()
    {
        telegram.FailNextCall("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
        Assert.IsType<SendResult.Sent>(await host.SendAsync("d1", Chat, Operator("") with { Attachment = host.Files.Keep("0123456789abcdef0123456789abcdef", Pictures.Png) }));
        Assert.Equal("document", (await telegram.NextMessageAsync(person)).File!.Value.Field);
    }

    [Fact]
    public async Task A_picture_that_was_refused_too_slowly_goes_as_a_file_under_the_next_lease_and_not_as_a_picture_again()
    {
        telegram.FailNextCall("sendPhoto", 400, "Bad Request: PHOTO_INVALID_DIMENSIONS");
        TimeSpan Held() => TimeSpan.FromSeconds(telegram.Calls.Any(call => call.Method == "sendPhoto") ? 20 : 0);

        Assert.IsType<SendResult.RetryAfter>(await SendAsync(Held));
        Assert.IsType<SendResult.RetryAfter>(await SendAsync(Held));
        Assert.IsType<SendResult.Sent>(await SendAsync(() => TimeSpan.Zero));

        Assert.Equal("document", (await telegram.NextMessageAsync(person)).File!.Value.Field);
        Assert.Equal(["sendPhoto", "sendDocument"], telegram.Calls.Select(call => call.Method).Where(method => method.StartsWith("send", StringComparison.Ordinal)));

        Task<SendResult> SendAsync(Func<TimeSpan> held)
        {
            var message = Operator("") with { Attachment = host.Files.Keep("0123456789abcdef0123456789abcdef", Pictures.Png) };
            var delivery = new Delivery("d1", new Address(ChannelId.Telegram, $"{Chat}"), message) { Try = new DeliveryTry("7", "somebody") { Time = new CallTime(TimeSpan.FromSeconds(60), held) } };
            return host.Channel.SendAsync(delivery, TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task A_place_goes_as_a_map_with_the_words_behind_it()
    {
        Assert.IsType<SendResult.Sent>(await host.SendAsync("d1", Chat, Operator("43.23895, 76.88971\nSecond floor")));
        Assert.Equal((43.23895, 76.88971), (await telegram.NextMessageAsync(person)).Place);
        Assert.Equal("Second floor", (await telegram.NextMessageAsync(person)).Text);
    }

    private static OutboundMessage Operator(string text) => new(text, [], Importance.Operator, LocaleTag.Russian);

    [Fact]
    public async Task Only_the_part_whose_answer_was_lost_comes_twice()
    {
        var text = string.Join(' ', Enumerable.Range(0, 2500).Select(i => $"{i:D4}"));
        telegram.LoseAnswers(Chat);
        Assert.IsType<SendResult.Unknown>(await host.SendAsync("d1", Chat, text));
        Assert.IsType<SendResult.Sent>(await host.SendAsync("d1", Chat, text));
        var parts = telegram.SentTo(Chat).Select(m => m.Text).ToList();
        Assert.Equal(parts[0], parts[1]);
        Assert.Equal(text, string.Join(' ', parts.Skip(1)));
        Assert.Equal(1, telegram.LostAnswers);
    }

    [Fact]
    public async Task A_retry_goes_on_from_the_part_that_failed()
    {
        var text = string.Join(' ', Enumerable.Range(0, 2500).Select(i => $"{i:D4}"));
        telegram.FailNext(Chat, 429, "Too Many Requests: retry after 7", retryAfter: 7, after: 1);
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.FromSeconds(7), "Telegram asks to wait."), await host.SendAsync("d1", Chat, text));
        Assert.Single(telegram.SentTo(Chat));
        telegram.FailNext(Chat, 502, "Bad Gateway", after: 1);
        Assert.IsType<SendResult.Unknown>(await host.SendAsync("d1", Chat, text));
        Assert.IsType<SendResult.Sent>(await host.SendAsync("d1", Chat, text));
        Assert.Equal(text, string.Join(' ', telegram.SentTo(Chat).Select(m => m.Text)));
    }

    [Fact]
    public async Task A_lost_answer_is_unknown_and_the_message_was_sent_once()
    {
        telegram.LoseAnswers(Chat);
        Assert.IsType<SendResult.Unknown>(await host.SendAsync(Chat, "help is coming"));
        Assert.Single(telegram.SentTo(Chat));
        Assert.Equal(1, telegram.LostAnswers);
    }

    [Fact]
    public async Task The_wait_that_telegram_asks_for_is_handed_on()
    {
        telegram.FailNext(Chat, 429, "Too Many Requests: retry after 17", retryAfter: 17);
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.FromSeconds(17), "Telegram asks to wait."), await host.SendAsync(Chat, "later"));
    }

    [Fact]
    public async Task A_person_who_blocks_or_never_wrote_or_closed_the_account_is_gone_until_they_write()
    {
        telegram.Person(7);
        Assert.IsType<SendResult.ContactGone>(await host.SendAsync(7, "hello"));
        Assert.IsType<SendResult.ContactGone>(await host.SendAsync(8, "hello"));
        person.Blocks();
        Assert.Equal("The person blocked the bot.", Assert.IsType<SendResult.ContactGone>(await host.SendAsync(Chat, "hello")).Words);
        person.Unblocks();
        Assert.IsType<SendResult.Sent>(await host.SendAsync(Chat, "hello"));
        person.Deactivates();
        Assert.IsType<SendResult.ContactGone>(await host.SendAsync(Chat, "hello"));
    }

    [Fact]
    public async Task A_revoked_token_breaks_the_account()
    {
        telegram.RevokeToken();
        Assert.IsType<SendResult.AccountBroken>(await host.SendAsync(Chat, "hello"));
    }

    [Fact]
    public async Task What_cannot_be_sent_is_refused_with_words()
    {
        Assert.Equal("bad_button", Assert.IsType<SendResult.Refused>(await host.SendAsync(Chat, "x", new Button("a", "A", new string('я', 33)))).Code);
        Assert.Equal("empty", Assert.IsType<SendResult.Refused>(await host.SendAsync(Chat, " \n ")).Code);
        var nobody = new Delivery("d", new Address(ChannelId.Telegram, "somebody"), new("x", [], Importance.Routine, LocaleTag.English));
        Assert.Equal("bad_address", Assert.IsType<SendResult.Refused>(await host.Channel.SendAsync(nobody, TestContext.Current.CancellationToken)).Code);
    }

    [Fact]
    public async Task A_group_that_moved_is_followed()
    {
        var group = telegram.Group(-500000001);
        group.Migrates(-1001900000002);
        Assert.IsType<SendResult.Sent>(await host.SendAsync(group.Id, "case opened"));
        Assert.Single(telegram.SentTo(-1001900000002));
    }

    [Fact]
    public async Task A_second_chat_that_must_wait_meanwhile_means_the_whole_account()
    {
        telegram.Person(43).Starts();
        telegram.FailNext(Chat, 429, "Too Many Requests: retry after 17", retryAfter: 17);
        telegram.FailNext(43, 429, "Too Many Requests: retry after 9", retryAfter: 9);
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.FromSeconds(17), "Telegram asks to wait.", RetryScope.Recipient), await host.SendAsync(Chat, "later"));
        Assert.Equal(new SendResult.RetryAfter(TimeSpan.FromSeconds(9), "Telegram asks to wait.", RetryScope.Account), await host.SendAsync(43, "later"));
    }
}
