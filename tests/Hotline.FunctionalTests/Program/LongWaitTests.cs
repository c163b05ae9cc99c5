using System.Text.Json;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>Nobody answers: the real program notices, tells the person and the desk, once, also over a kill -9.</summary>
public sealed class LongWaitTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_is_in_danger_and_hears_nobody_is_told_each_step_once_with_the_clock_of_a_place()
    {
        // Three steps within seconds.
        var settings = new Dictionary<string, string> { ["Cases__ImmediateMinutes"] = "0.05" };
        await using var hotline = await RunningHotline.StartAsync(settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("en");
        var page = new WebChatPage(hotline);
        using (await page.StartsAsync("en")) await page.HearsAsync(m => WebChatPage.Choice(m, "no") is not null);
        using (await page.WritesAsync("danger")) await page.HearsAsync(m => Text(m).Contains("112", StringComparison.Ordinal));

        await hotline.KillAsync();
        await hotline.StartAgainAsync();

        var heard = await page.HearsAsync(m => Text(m).Contains("for our whole team", StringComparison.Ordinal));
        var told = Assert.Single(heard, m => Text(m).Contains("for our whole team", StringComparison.Ordinal));
        Assert.Matches(@"You have waited since \d\d:\d\d \(Almaty\)\.", Text(told));
        var waiting = (await desk.GetAsync("/api/v1/queue")).GetProperty("cases")[0];
        Assert.Equal("everyone", waiting.GetProperty("step").GetString());

        var taken = await desk.TakeNextAsync(Now);
        var notes = (await desk.GetAsync($"/api/v1/cases/{taken.GetProperty("id").GetString()}")).GetProperty("notes").EnumerateArray().Select(n => n.GetProperty("text").GetString()).ToList();
        Assert.Equal(notes.Distinct(), notes);
        Assert.Equal("everyone", notes[^1]);
    }

    private static string Text(JsonElement message) => message.GetProperty("text").GetString()!;
}
