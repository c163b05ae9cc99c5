namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>The fake is a Telegram to a bot that nobody here wrote: grammY, with its own retries.</summary>
public sealed class GrammyTests : IAsyncLifetime
{
    private FakeTelegramServer telegram = null!;

    public async ValueTask InitializeAsync() => telegram = await FakeTelegramServer.StartAsync(ours: false);

    public ValueTask DisposeAsync() => telegram.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Grammy_runs_its_bot_against_the_fake(bool webhook)
    {
        string[] port = webhook ? [$"{FreePort.Find()}"] : [];
        await using var bot = await Peers.StartAsync("ready", ["grammy-bot.mjs", telegram.Url, telegram.Token, .. port]);
        var person = telegram.Person(42, "tg");

        person.Starts("poster");
        var welcome = await telegram.NextMessageAsync(person);
        Assert.Equal(("Welcome from poster", "Yes|No"), (welcome.Text, string.Join('|', welcome.Labels)));

        person.Taps("No");
        await telegram.UntilAsync(() => welcome.Edits == 1, "grammY edits the message that was tapped");
        Assert.Equal("You said safety:no:1", welcome.Text);
        Assert.Contains(telegram.Calls, c => c is { Method: "answerCallbackQuery", Status: 200 });

        var written = person.Writes("Салом");
        Assert.Equal("tg: Салом", (await telegram.NextMessageAsync(person)).Text);
        person.SendsVoice(new byte[1234]);
        Assert.Equal("Voice of 1234 bytes", (await telegram.NextMessageAsync(person)).Text);
        person.Edits(101, "Хайр");
        Assert.Equal("Changed to Хайр", (await telegram.NextMessageAsync(person)).Text);

        // grammY keeps no ids: a second delivery is answered a second time, which shows that it arrived.
        telegram.SecondDelivery(written);
        Assert.Equal("tg: Салом", (await telegram.NextMessageAsync(person)).Text);
        person.Blocks();
        await bot.LineAsync("membership kicked");
        await telegram.UntilAsync(() => telegram.Pending == 0, "every update is confirmed");
    }

    [Fact]
    public async Task Grammy_obeys_the_wait_that_the_fake_asks_for()
    {
        await using var bot = await Peers.StartAsync("ready", "grammy-bot.mjs", telegram.Url, telegram.Token);
        var person = telegram.Person(42);
        telegram.FailNext(42, 429, "Too Many Requests: retry after 1", retryAfter: 1);
        person.Writes("hello");
        Assert.Equal("?: hello", (await telegram.NextMessageAsync(person)).Text);
        Assert.Equal([429, 200], telegram.Calls.Where(c => c.Method == "sendMessage").Select(c => c.Status));
    }

    [Fact]
    public async Task Grammy_understands_the_errors_of_the_fake()
    {
        await using var bot = await Peers.StartAsync("ready", "grammy-bot.mjs", telegram.Url, telegram.Token);
        var person = telegram.Person(42);
        person.Writes(new string('x', 4096));
        await bot.LineAsync("failed Bad Request: message is too long");

        var group = telegram.Group(-1001900000001, forum: true);
        person.Writes($"/pin {group.Id}");
        Assert.Equal("400 Bad Request: message thread not found", (await telegram.NextMessageAsync(person)).Text);
        Assert.NotNull(Assert.Single(telegram.SentTo(group.Id)).ThreadId);

        telegram.FailNext(42, 403, "Forbidden: bot was blocked by the user");
        person.Writes("bye");
        await bot.LineAsync("failed Forbidden: bot was blocked by the user");
    }

    [Fact]
    public async Task Of_two_grammys_one_ends_with_a_conflict()
    {
        await using var first = await Peers.StartAsync("ready", "grammy-bot.mjs", telegram.Url, telegram.Token);
        await telegram.UntilAsync(() => telegram.Calls.Any(c => c.Method == "deleteWebhook"), "the first bot polls");
        await using var second = await Peers.StartAsync("ready", "grammy-bot.mjs", telegram.Url, telegram.Token);
        // Which one depends on who asks while the other's poll is held.
        const string conflict = "ended 409 Conflict: terminated by other getUpdates request";
        await await Task.WhenAny(first.LineAsync(conflict), second.LineAsync(conflict));
    }
}
