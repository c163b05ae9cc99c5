using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Browser;

/// <summary>A desk with a bot at the emulator, and a group there for operators.</summary>
public sealed class TelegramBrowserFixture : IAsyncLifetime
{
    private const long GroupId = -1001900000078;

    internal FakeTelegramServer Telegram { get; private set; } = null!;

    internal BrowserFixture Desk { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Telegram = await FakeTelegramServer.StartAsync(speed: 1);
        Telegram.Group(GroupId, forum: true);
        Desk = new BrowserFixture { Settings = new Dictionary<string, string>(Telegram.Settings) { ["Telegram:OperatorsGroup"] = $"{GroupId}", ["Telegram:GroupPerMinute"] = "0" } };
        await Desk.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (Desk is not null) await Desk.DisposeAsync();
        await Telegram.DisposeAsync();
    }
}
