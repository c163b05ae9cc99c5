using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>Every page of the desk, found by its own bar, on a phone and on a laptop, in light and in dark: a picture of each, clean before axe, nothing wider than the screen, and words where there is nothing.</summary>
[Collection(CalmShift.Name)]
public sealed class EveryPageTests(ShiftHouse house)
{
    private const string Language = "kk";

    private static readonly string[] Roles = ["operator", "coordinator", "administrator"];

    private static readonly (int Width, int Height)[] Sizes = [(360, 740), (1280, 800)];

    /// <summary>What the page needs itself, and what is never empty: of one's own account, everybody's, and lists of codes.</summary>
    private static readonly string[] Own = ["/api/v1/me", "/api/v1/accounts", "/api/v1/codes", "/api/v1/audit/codes", "/api/v1/events"];

    [Fact]
    public async Task Pages_with_something_on_them()
    {
        await using var desk = await house.ColleagueAsync("Gulnara", Language, Roles, "reveal_address");
        await using (var door = await house.OpenAsync())
        {
            await door.Page.GotoAsync("/desk");
            await LookAsync(door, "door");
            await door.Page.GotoAsync(await house.InviteAsync(["operator"]));
            await door.Page.ReloadAsync();
            await LookAsync(door, "welcome");
        }

        await house.CallsAsync(Language, "no", "unpaid_wages");
        var id = await house.WaitingAsync(Language);
        foreach (var (name, address) in await RoomsAsync(desk))
        {
            await desk.Page.GotoAsync(address);
            await LookAsync(desk, name);
        }

        await desk.Page.GotoAsync($"/desk/cases/{id}");
        await desk.Button("Take this case").WaitForAsync();
        await LookAsync(desk, "case-waiting");
        await desk.Button("Take this case").ClickAsync();
        await desk.Reply.WaitForAsync();
        await LookAsync(desk, "case-own");
        await desk.CloseAsync("Information given");
        await desk.Page.GotoAsync($"/desk/cases/{id}");
        await desk.Page.GetByText("This case is closed.").WaitForAsync();
        await LookAsync(desk, "case-closed");
        await desk.OpenMenuAsync();
        await LookAsync(desk, "menu");
    }

    [Fact]
    public async Task Pages_with_nothing_on_them_say_so_in_words()
    {
        await using var desk = await house.ColleagueAsync("Lola", Language, Roles);
        var rooms = await RoomsAsync(desk);
        // As before anything ever happened: what the server tells, without anything in its lists.
        await desk.Page.RouteAsync("**/api/v1/**", async route =>
        {
            if (route.Request.Method != "GET" || Own.Any(path => new Uri(route.Request.Url).AbsolutePath.StartsWith(path, StringComparison.Ordinal)))
            {
                await route.ContinueAsync();
                return;
            }

            var answer = await route.FetchAsync();
            await route.FulfillAsync(new() { Response = answer, Body = Emptied(await answer.TextAsync()) });
        });
        foreach (var (name, address) in rooms)
        {
            await desk.Page.GotoAsync(address);
            await ReadyAsync(desk);
            await desk.LookAsync($"empty-{name}", whole: true);
        }
    }

    /// <summary>The rooms that the bar names, so that a new one is looked at too.</summary>
    private static async Task<IReadOnlyList<(string Name, string Address)>> RoomsAsync(DeskWindow desk)
    {
        var links = await desk.Page.Locator(".bar nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");
        Assert.True(links.Length >= 6, string.Join(' ', links));
        return [.. links.Select(link => (link.Split('/')[^1] is { Length: > 0 } name && name != "desk" ? name : "queue", link))];
    }

    private static async Task LookAsync(DeskWindow desk, string name)
    {
        await ReadyAsync(desk);
        foreach (var (width, height) in Sizes)
        {
            await desk.Page.SetViewportSizeAsync(width, height);
            foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await desk.Page.EmulateMediaAsync(new() { ColorScheme = colours });
                await desk.LookAsync($"page-{name}-{width}-{(colours == ColorScheme.Dark ? "dark" : "light")}", whole: true);
            }
        }
    }

    /// <summary>Everything that the page waits for has come, and no part of it is without a word.</summary>
    private static async Task ReadyAsync(DeskWindow desk)
    {
        await desk.Page.Locator("main").First.WaitForAsync();
        await Assertions.Expect(desk.Page.GetByText("One moment…")).ToHaveCountAsync(0);
        await desk.Window.EveryPlaceSpeaksAsync();
    }

    private static string Emptied(string json)
    {
        var answer = JsonNode.Parse(json);
        if (answer is JsonArray) return "[]";
        foreach (var (name, value) in answer!.AsObject().ToList())
            if (value is JsonArray) answer[name] = new JsonArray();
        return answer.ToJsonString();
    }
}
