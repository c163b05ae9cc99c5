using Hotline.Channels.Telegram;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.FunctionalTests.FakeTelegram;
using Microsoft.Extensions.Configuration;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>"Typing" in a person's chat: behind every reply, and never in the way of one.</summary>
public sealed class TelegramTypingTests : IAsyncLifetime, ICourtesies, IAccountPace
{
    private const long PersonId = 7123456789013;

    private static readonly Address Person = new(ChannelId.Telegram, $"{PersonId}");

    private FakeTelegramServer telegram = null!;
    private TimeSpan left;
    private PaceAnswer pace = new(Granted: true, TimeSpan.Zero);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegramServer.StartAsync();
        telegram.Person(PersonId).Starts();
    }

    public ValueTask DisposeAsync() => telegram.DisposeAsync();

    [Fact]
    public async Task It_is_one_call_and_none_where_replies_need_the_pace_or_the_provider_its_peace()
    {
        var options = TelegramOptions.Read(new ConfigurationBuilder().AddInMemoryCollection(telegram.Settings.ToDictionary(s => s.Key, string? (s) => s.Value)).Build())!;
        using var client = new TelegramClient(options, TimeProvider.System);
        var typing = new TelegramTyping(client, options, this, this, TimeProvider.System);

        left = TimeSpan.FromSeconds(1);
        await typing.ShowAsync(Person, Now);
        left = TimeSpan.Zero;
        foreach (var busy in new PaceAnswer[] { new(Granted: false, TimeSpan.FromSeconds(1)), new(Granted: true, TimeSpan.FromMilliseconds(20)) })
        {
            pace = busy;
            await typing.ShowAsync(Person, Now);
        }

        pace = new(Granted: true, TimeSpan.Zero);
        await typing.ShowAsync(Person with { Value = "no chat" }, Now);
        Assert.Empty(telegram.Calls);
        await typing.ShowAsync(Person, Now);
        var call = Assert.Single(telegram.Calls);
        Assert.Equal(("sendChatAction", $"{PersonId}", "typing"), (call.Method, $"{call.Parameters["chat_id"]}", $"{call.Parameters["action"]}"));

        telegram.FailNextCall("sendChatAction", 429, "Too Many Requests: retry after 30");
        await typing.ShowAsync(Person, Now);
        await typing.ShowAsync(Person, Now);
        Assert.Equal(2, telegram.Calls.Count);
    }

    TimeSpan ICourtesies.WaitFor(ChannelId channel) => left;

    Task<ConversationMode> ICourtesies.ModeAsync(Address person, CancellationToken cancellationToken) => Task.FromResult(ConversationMode.Human);

    Task<IReadOnlyList<PaceAnswer>> IAccountPace.TakeAsync(ChannelId account, int callsPerSecond, IReadOnlyList<PaceAsk> asks, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<PaceAnswer>>([.. asks.Select(_ => pace)]);

    Task IAccountPace.PauseAsync(ChannelId account, TimeSpan wait, CancellationToken cancellationToken) => Task.CompletedTask;

    TimeSpan IAccountPace.PausedFor(ChannelId account) => TimeSpan.Zero;
}
