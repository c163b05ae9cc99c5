using System.Text.Json;
using Hotline.FunctionalTests.Program;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>How far people get, as coordinators see it: people talk in the web chat, and their ways stand in a table and on the graph as numbers of everybody.</summary>
[Collection(RoomsBrowser.Name)]
public sealed class DeskFunnelTests(BrowserFixture fixture)
{
    /// <summary>No other test of this program speaks it, and few enough speak with the bot beside this one.</summary>
    private const string Language = "tg";

    private const string Asked = "danger_now";

    [Fact]
    public async Task Ways_through_a_dialog_stand_in_a_table_and_on_the_graph()
    {
        await using var desk = await fixture.SignInAsync(new Screen(1280, 900));
        await desk.Page.GotoAsync("/desk/studio/funnels?dialog=pregnancy&days=7");
        await Assertions.Expect(desk.Page.GetByText("came to any place of this dialog in this time")).ToBeVisibleAsync();
        await desk.LookAsync("studio-funnels-none-1280");

        // Twelve are asked about danger. Five answer, after words that nobody understands; six leave, and one is still thinking.
        var people = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => WebChatTalk.StartsAsync(new WebChatPage(fixture.Hotline), Language)));
        foreach (var person in people.Take(5)) await person.AnswersAsync("zzz");
        foreach (var person in people.Take(5)) await person.TapsAsync("no");
        foreach (var person in people.Skip(5).Take(6)) await person.AnswersAsync("stop");

        await CountedAsync(desk);

        await using var phone = await fixture.SignInAsync(new Screen(360, 740, Touch: true));
        foreach (var (page, width) in new[] { (desk, 1280), (phone, 360) })
        {
            await page.Page.GotoAsync("/desk/studio");
            await page.Page.GetByRole(AriaRole.Link, new() { Name = "Funnels", Exact = true }).ClickAsync();
            await page.Page.GetByLabel("Dialog", new() { Exact = true }).SelectOptionAsync("welcome");
            await page.Page.GetByLabel("Language", new() { Exact = true }).SelectOptionAsync(Language);
            var row = page.Page.Locator($"tr[data-node={Asked}]");
            await Assertions.Expect(row.Locator("td:nth-of-type(-n+2):not(.few)")).ToHaveCountAsync(2);
            await Assertions.Expect(row.GetByRole(AriaRole.Cell).Nth(2)).ToContainTextAsync("under 5");
            await Assertions.Expect(row).ToContainTextAsync("Most leave here");
            await page.LookAsync($"studio-funnels-{width}", whole: true);
            await row.GetByRole(AriaRole.Link).ClickAsync();
            await page.Button("Graph").ClickAsync();
            var box = page.Page.Locator($"button[data-node={Asked}]");
            await Assertions.Expect(box).Not.ToContainTextAsync("came");
            await page.Page.GetByLabel("Show numbers").CheckAsync();
            await Assertions.Expect(box).ToContainTextAsync("came");
            await Assertions.Expect(box).ToContainTextAsync("left");
            await page.LookAsync($"studio-funnels-graph-{width}");
        }

        foreach (var person in people) await person.DisposeAsync();
    }

    /// <summary>What was said has come to the casebook: the projector carries it over in its own time.</summary>
    private static async Task CountedAsync(DeskWindow desk)
    {
        while (true)
        {
            await using var answer = await desk.Page.APIRequest.GetAsync($"/api/v1/studio/funnels?dialog=welcome&days=1&language={Language}");
            Assert.True(answer.Ok, await answer.TextAsync());
            var node = (await answer.JsonAsync())!.Value.GetProperty("nodes").EnumerateArray().Single(n => n.GetProperty("node").GetString() == Asked);
            if (node.GetProperty("answered").ValueKind == JsonValueKind.Number && node.GetProperty("left").ValueKind == JsonValueKind.Number) return;
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
