using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>One program, with one operator, for every test of the web chat.</summary>
public sealed class WebChatHouse : IAsyncLifetime
{
    internal RunningHotline Hotline { get; private set; } = null!;

    internal DeskOperator Desk { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Hotline = await RunningHotline.StartAsync();
        Desk = new DeskOperator(Hotline);
        await Desk.WelcomeAsync("ru", "tg");
    }

    public ValueTask DisposeAsync() => Hotline is null ? ValueTask.CompletedTask : Hotline.DisposeAsync();
}
