using System.Text.Json;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>Two hundred people wait: the queue stays in order, and can be worked with.</summary>
[Collection(BusyShift.Name)]
public sealed class FullQueueTests(ShiftHouse house)
{
    private const int Immediate = 20;
    private const int Urgent = 30;
    private const int Normal = 150;
    private const string Language = "ru";
    private const string First = "Я написал первым";
    private const string Second = "Я написала второй";

    [Fact]
    public async Task Two_hundred_stand_by_urgency_and_then_by_the_clock_and_take_next_gives_the_first()
    {
        await using var desk = await house.OperatorAsync("Ruslan", Language);
        await Task.WhenAll(Enumerable.Range(0, Normal).Select(_ => house.CallsAsync(Language)));
        await Task.WhenAll(Enumerable.Range(0, Urgent).Select(_ => house.CallsAsync(Language, "no", "other_problems", "discrimination", "school")));
        // One after the other: who came first has the first place, whoever came before them with less.
        foreach (var words in new[] { First, Second }) await InDangerAsync(words);
        await Task.WhenAll(Enumerable.Range(0, Immediate - 2).Select(_ => InDangerAsync("Помогите")));

        await CountsAsync(desk, Immediate);
        while (await desk.Button("Show more").IsVisibleAsync())
        {
            var shown = await desk.Waiting.CountAsync();
            await desk.Button("Show more").ClickAsync();
            await desk.Waiting.Nth(shown).WaitForAsync();
        }

        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(Immediate + Urgent + Normal);
        var rows = await desk.Waiting.EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.case)");
        var cases = await CasesAsync(desk);
        string[] right = [.. cases.OrderBy(c => Array.IndexOf(["immediate", "urgent", "normal"], Text(c, "urgency"))).ThenBy(c => c.GetProperty("waitingSince").GetDateTimeOffset()).Select(c => Text(c, "id"))];
        Assert.Equal(right, rows);
        Assert.Equal(Enumerable.Repeat("Immediate", Immediate).Concat(Enumerable.Repeat("Urgent", Urgent)).Concat(Enumerable.Repeat("Normal", Normal)), await desk.Waiting.Locator(".badge").AllTextContentsAsync());

        await desk.Waiting.Last.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(desk.Waiting.Last).ToBeInViewportAsync();
        for (var step = 0; step < 60; step++) await desk.Page.Keyboard.PressAsync("j");
        await Assertions.Expect(desk.Waiting.Nth(59)).ToBeFocusedAsync();
        await Assertions.Expect(desk.Waiting.Nth(59)).ToBeInViewportAsync();
        await desk.Page.Keyboard.PressAsync("k");
        await Assertions.Expect(desk.Waiting.Nth(58)).ToBeFocusedAsync();
        await desk.LookAsync("shift-200-waiting");
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page).ToHaveURLAsync($"/desk/cases/{rows[58]}");

        await desk.Page.Keyboard.PressAsync("t");
        await TakenAsync(desk, rows[0], First);
        await desk.Page.Keyboard.PressAsync("t");
        await TakenAsync(desk, rows[1], Second);
        await CountsAsync(desk, Immediate - 2);
    }

    private async Task InDangerAsync(string words)
    {
        var talk = await house.ArrivesAsync(Language);
        await talk.WritesAsync("/danger");
        await talk.HearsAsync("112");
        talk.Person.Writes(words);
    }

    private static async Task CountsAsync(DeskWindow desk, int immediate)
    {
        var counts = desk.Page.Locator(".counts strong");
        await Assertions.Expect(counts).ToHaveTextAsync([$"{immediate}", $"{Urgent}", $"{Normal}"]);
    }

    private static async Task TakenAsync(DeskWindow desk, string id, string words)
    {
        await Assertions.Expect(desk.Page).ToHaveURLAsync($"/desk/cases/{id}");
        await desk.Line(words).WaitForAsync();
    }

    /// <summary>All that wait, in whatever order the server tells them.</summary>
    private static async Task<List<JsonElement>> CasesAsync(DeskWindow desk)
    {
        var (cases, next) = (new List<JsonElement>(), "");
        do
        {
            await using var answer = await desk.Page.APIRequest.GetAsync("/api/v1/queue" + (next is "" ? "" : $"?after={Uri.EscapeDataString(next)}"));
            var page = (await answer.JsonAsync())!.Value;
            cases.AddRange(page.GetProperty("cases").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);
        return cases;
    }

    private static string Text(JsonElement found, string name) => found.GetProperty(name).GetString()!;
}
