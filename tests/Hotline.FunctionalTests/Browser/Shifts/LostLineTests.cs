using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>The line breaks in the middle of typing, the server dies, and a helper falls silent: no word is lost, none comes twice, and the person is not left alone.</summary>
[Collection(BusyShift.Name)]
public sealed class LostLineTests(ShiftHouse house)
{
    private const string Broken = "Where are you?";
    private const string Unsure = "Is somebody with you?";
    private const string Killed = "Are you safe now?";

    [Fact]
    public async Task What_is_typed_outlives_a_lost_line_and_a_killed_server_and_a_silent_helper_loses_the_case()
    {
        await using var bekzod = await house.OperatorAsync("Bekzod", "en");
        var talk = await house.ArrivesAsync("en");
        await talk.WritesAsync("danger");
        await house.WaitingAsync("en");
        await bekzod.TakeNextAsync();
        await Assertions.Expect(bekzod.Page.GetByText("Ctrl+Enter sends.")).ToBeVisibleAsync();
        await bekzod.ReplyAsync("I am here.");
        await talk.HearsAsync("I am here.");

        await bekzod.Reply.PressSequentiallyAsync(Broken[..5]);
        await bekzod.Window.OfflineAsync(true);
        await bekzod.Reply.PressSequentiallyAsync(Broken[5..]);
        await NotSentAsync(bekzod, Broken);
        await bekzod.Window.OfflineAsync(false);
        await bekzod.Page.ReloadAsync();
        await Assertions.Expect(bekzod.Reply).ToHaveValueAsync(Broken);
        await SentAsync(bekzod);

        // The server has it, and the page does not know.
        await bekzod.Page.RouteAsync(
            "**/reply",
            async route =>
            {
                await route.FetchAsync();
                await route.AbortAsync();
            },
            new() { Times = 1 });
        await bekzod.Reply.FillAsync(Unsure);
        await NotSentAsync(bekzod, Unsure);
        await bekzod.Page.ReloadAsync();
        await Assertions.Expect(bekzod.Reply).ToHaveValueAsync(Unsure);
        await SentAsync(bekzod);

        await bekzod.Reply.PressSequentiallyAsync(Killed[..5]);
        await house.Hotline.KillAsync();
        await bekzod.Reply.PressSequentiallyAsync(Killed[5..]);
        await Assertions.Expect(bekzod.Page.GetByText("Connection lost, trying again…")).ToBeVisibleAsync();
        await NotSentAsync(bekzod, Killed);
        await bekzod.LookAsync("shift-server-away");
        // From here on nobody may be left without an answer for more than three seconds.
        await house.StartAgainAsync(("Cases:SilentMinutes", "0.05"), ("Cases:ImmediateMinutes", "0.05"));
        await Assertions.Expect(bekzod.Page.GetByText("Connection lost, trying again…")).ToHaveCountAsync(0);
        await Assertions.Expect(bekzod.Page.GetByText("Not sent: the connection was lost. It is back, send it now. Your text is kept.")).ToBeVisibleAsync();
        await Assertions.Expect(bekzod.Page.GetByText("No connection to the server.")).ToHaveCountAsync(0);
        await bekzod.LookAsync("shift-line-back");
        await bekzod.Page.ReloadAsync();
        await Assertions.Expect(bekzod.Reply).ToHaveValueAsync(Killed);
        await SentAsync(bekzod);
        await talk.HearsAsync(Killed);
        foreach (var words in new[] { Broken, Unsure, Killed })
        {
            Assert.Single(house.Telegram.SentTo(talk.Person.Id), message => message.Text == words);
            await Assertions.Expect(bekzod.Line(words)).ToHaveCountAsync(1);
        }

        talk.Person.Writes("Yes, for now");
        await bekzod.Line("Yes, for now").WaitForAsync();
        await talk.HearsAsync("The helper had to go. Everything you wrote is saved.");
        await talk.HearsAsync("You have waited since ");
        Assert.Matches(@"You have waited since \d\d:\d\d \(Almaty\)\.", talk.Said);
        await bekzod.Button("Take this case").WaitForAsync();
        await Assertions.Expect(bekzod.Page.GetByText("Bekzod did not answer in time: the case went back to the queue, and the person was told.").First).ToBeVisibleAsync();
        await bekzod.LookAsync("shift-silent");

        await house.Hotline.StopAsync();
        await house.StartAgainAsync(("Cases:SilentMinutes", null), ("Cases:ImmediateMinutes", null));
        await using var nodira = await house.OperatorAsync("Nodira", "en");
        await nodira.TakeNextAsync();
        await nodira.Line("Yes, for now").WaitForAsync();
        await nodira.ReplyAsync("Now I am with you.");
        await talk.HearsAsync("Now I am with you.");
        await nodira.CloseAsync("Information given");
    }

    private static async Task NotSentAsync(DeskWindow desk, string words)
    {
        await desk.Button("Send reply").ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("Not sent: No connection to the server.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Reply).ToHaveValueAsync(words);
    }

    /// <summary>Pressed twice, as impatient hands do.</summary>
    private static async Task SentAsync(DeskWindow desk)
    {
        await desk.Button("Send reply").DblClickAsync();
        await Assertions.Expect(desk.Reply).ToHaveValueAsync("");
    }
}
