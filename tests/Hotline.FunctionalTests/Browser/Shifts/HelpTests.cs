using System.Globalization;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>What helps a helper: words that stand ready, the safety card, what was said long ago, the address for whoever may see it.</summary>
[Collection(CalmShift.Name)]
public sealed class HelpTests(ShiftHouse house)
{
    /// <summary>More than the screen of a case shows at once.</summary>
    private const int Messages = 520;

    private const string Language = "ru";

    [Fact]
    public async Task Ready_answers_safety_card_address_and_search()
    {
        await using var saida = await house.OperatorAsync("Saida", Language, "reveal_address");
        await using var timur = await house.OperatorAsync("Timur", Language);
        var talk = await house.CallsAsync(Language, "no", "unpaid_wages");
        var id = await house.WaitingAsync(Language);
        await saida.TakeNextAsync();

        Assert.Single(await saida.Page.Locator(".reply .file-label, .reply .row-of-buttons button").EvaluateAllAsync<string[]>("all => [...new Set(all.map(one => getComputedStyle(one).fontSize))]"));
        await saida.Button("Ready answers").ClickAsync();
        var ready = saida.Dialog.Locator("li").First;
        var words = await ready.Locator("p[lang=ru]").InnerTextAsync();
        await saida.LookAsync("shift-ready-answers");
        await ready.GetByRole(AriaRole.Button, new() { Name = "Put it into the reply" }).ClickAsync();
        await Assertions.Expect(saida.Reply).ToHaveValueAsync(words);
        await saida.Button("Send reply").ClickAsync();
        await talk.HearsAsync(words);

        await saida.Button("Open: Safety card").ClickAsync();
        foreach (var heading in new[] { "Ask", "Never" })
            await Assertions.Expect(saida.Dialog.Locator("section").Filter(new() { Has = saida.Page.GetByRole(AriaRole.Heading, new() { Name = heading, Exact = true }) }).Locator("li").First).ToBeVisibleAsync();
        await saida.LookAsync("shift-safety-card");
        await saida.Page.Keyboard.PressAsync("Escape");

        var address = talk.Person.Id.ToString(CultureInfo.InvariantCulture);
        await saida.Button("Show the address: Writes from").ClickAsync();
        await saida.Page.GetByLabel("Why?").SelectOptionAsync("asked_for_call");
        await saida.LookAsync("shift-show-address");
        await saida.Dialog.GetByRole(AriaRole.Button, new() { Name = "Show the address" }).ClickAsync();
        await Assertions.Expect(saida.Dialog.Locator(".secret")).ToHaveTextAsync(address);
        await saida.Button("Done").ClickAsync();
        await Assertions.Expect(saida.Known).ToContainTextAsync("The address was shown");
        Assert.DoesNotContain(address, await saida.Page.ContentAsync(), StringComparison.Ordinal);
        await timur.Page.GotoAsync($"/desk/cases/{id}");
        await timur.Line(words).WaitForAsync();
        await Assertions.Expect(timur.Button("Show the address: Writes from")).ToHaveCountAsync(0);
        await using var refused = await timur.PostAsync($"cases/{id}/reveal", new { reason = "asked_for_call" });
        Assert.Equal(403, refused.Status);
        Assert.DoesNotContain(address, await refused.TextAsync() + await timur.Page.ContentAsync(), StringComparison.Ordinal);

        await saida.GoAsync("Search");
        await saida.Page.GetByLabel("Channel of the address").SelectOptionAsync("telegram");
        await saida.Page.GetByLabel("Exact number or name in a messenger").FillAsync(address);
        await saida.Button("Search").ClickAsync();
        await Assertions.Expect(saida.Region("Found").Locator($"[data-case='{id}']")).ToBeVisibleAsync();
        Assert.DoesNotContain(address, saida.Page.Url, StringComparison.Ordinal);
        await timur.GoAsync("Search");
        await Assertions.Expect(timur.Page.GetByLabel("Code of the case")).ToBeVisibleAsync();
        await Assertions.Expect(timur.Page.GetByLabel("Exact number or name in a messenger")).ToHaveCountAsync(0);
        await saida.Region("Found").Locator($"[data-case='{id}']").ClickAsync();
        await saida.Reply.WaitForAsync();
        await saida.CloseAsync("Information given");
    }

    [Fact]
    public async Task What_was_said_long_ago_is_shown_when_it_is_asked_for_and_found_by_its_words()
    {
        await using var desk = await house.OperatorAsync("Malika", "en");
        var talk = await house.CallsAsync("en");
        await house.WaitingAsync("en");
        await desk.TakeNextAsync();
        await talk.HearsAsync("Malika");
        for (var number = 1; number <= Messages; number++) talk.Person.Writes($"Message {number}");
        await desk.Line($"Message {Messages}").WaitForAsync();
        await Assertions.Expect(desk.Line("Message 1")).ToHaveCountAsync(0);

        await desk.Button("Search: Words in this case").ClickAsync();
        await desk.Page.GetByLabel("What was said").FillAsync("message 7");
        await desk.Button("Search").ClickAsync();
        await Assertions.Expect(desk.Dialog.GetByText("Message 7", new() { Exact = true })).ToBeVisibleAsync();
        await desk.LookAsync("shift-found-words");
        await desk.Page.Keyboard.PressAsync("Escape");

        await desk.Button("Show what was said before").ClickAsync();
        for (var number = 1; number <= Messages; number += Messages / 4) await Assertions.Expect(desk.Line($"Message {number}")).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Button("Show what was said before")).ToHaveCountAsync(0);
        await desk.LookAsync("shift-long-talk");
        await desk.CloseAsync("Information given");
    }
}
