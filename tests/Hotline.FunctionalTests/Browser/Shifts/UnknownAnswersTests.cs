using Hotline.FunctionalTests.Program;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>Three people answer in words that no answer is known by; a coordinator makes them known, and the fourth is understood.</summary>
[Collection(Writing.Name)]
public sealed class UnknownAnswersTests(WritingHouse writing)
{
    private const string Dialog = "unpaid_wages";

    /// <summary>No word of any language.</summary>
    private const string Words = "тарабум пурум";

    private readonly ShiftHouse house = writing.House;

    [Fact]
    public async Task What_three_people_wrote_becomes_a_word_of_an_answer_with_one_click()
    {
        await using var sara = await house.ColleagueAsync("Sara", "ky", ["operator", "coordinator"]);
        await sara.Page.GotoAsync("/desk/studio/unknown");
        await Assertions.Expect(sara.Page.GetByRole(AriaRole.Heading, new() { Name = "Dialogs" })).ToBeVisibleAsync();
        await Assertions.Expect(sara.Page.GetByRole(AriaRole.Link, new() { Name = "Unknown answers" })).ToHaveCountAsync(0);

        await using var dana = await house.ColleagueAsync("Dana", "ky", ["operator", "coordinator"], "read_answers");
        await dana.Page.GotoAsync($"/desk/studio/unknown?dialog={Dialog}");
        await Assertions.Expect(dana.Page.GetByText("There is nothing here")).ToBeVisibleAsync();
        await LookAsync(dana, "unknown-none");

        foreach (var words in new[] { Words, Words.ToUpperInvariant(), Words + "!" }) await AskedAsync(words);
        await ShownAsync(dana);
        var answer = dana.Page.Locator($"[data-words='{Words}']");
        await Assertions.Expect(answer).ToContainTextAsync("3 people · Russian");
        await LookAsync(dana, "unknown");

        await answer.GetByRole(AriaRole.Button, new() { Name = "Set aside" }).ClickAsync();
        await Assertions.Expect(dana.Page.GetByText("is set aside")).ToBeVisibleAsync();
        await Assertions.Expect(answer).ToHaveCountAsync(0);
        await dana.LookAsync("unknown-aside-1280");
        await dana.Button("Undo").ClickAsync();
        await Assertions.Expect(answer).ToBeVisibleAsync();

        await answer.GetByLabel("It means").SelectOptionAsync("none");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Add to the draft" }).ClickAsync();
        await Assertions.Expect(answer).ToContainTextAsync("In the draft it means");
        await dana.LookAsync("unknown-added-1280");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Take it out of the draft" }).ClickAsync();
        await Assertions.Expect(answer).Not.ToContainTextAsync("In the draft it means");
        await answer.GetByLabel("It means").SelectOptionAsync("none");
        await answer.GetByRole(AriaRole.Button, new() { Name = "Add to the draft" }).ClickAsync();
        await Assertions.Expect(answer).ToContainTextAsync("In the draft it means");

        await dana.Page.GotoAsync("/desk/studio/publish");
        await dana.Page.GetByRole(AriaRole.Textbox, new() { Name = "Why" }).FillAsync("People say it so");
        await dana.Button("Publish now").ClickAsync();
        await Assertions.Expect(dana.Region("Published")).ToContainTextAsync("Published as number 2");
        while (!house.Hotline.Output.Any(line => line.Contains("Publication 2 is in use from here on", StringComparison.Ordinal))) await Task.Delay(50, TestContext.Current.CancellationToken);
        var fourth = await AskedAsync(Words);
        await fourth.OffersAsync("RU");
        await dana.Page.GotoAsync($"/desk/studio/unknown?dialog={Dialog}");
        await Assertions.Expect(dana.Page.GetByText("There is nothing here")).ToBeVisibleAsync();

        await dana.Page.GotoAsync("/desk/audit");
        await Assertions.Expect(dana.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "read answers that no question understood" }).First).ToBeVisibleAsync();
    }

    /// <summary>Somebody comes to the question and answers it in these words.</summary>
    private async Task<TelegramTalk> AskedAsync(string words)
    {
        var talk = await house.ArrivesAsync("ru");
        foreach (var choice in new[] { "no", Dialog, "yes" }) await talk.TapsAsync(choice);
        await talk.AnswersAsync(words);
        return talk;
    }

    /// <summary>The projector carries what was said to the casebook in its own time.</summary>
    private static async Task ShownAsync(DeskWindow desk)
    {
        do await desk.Page.GotoAsync("/desk/studio/unknown");
        while (await FirstAsync() == 0);

        async Task<int> FirstAsync()
        {
            await desk.Page.Locator("[data-words], .empty").First.WaitForAsync();
            return await desk.Page.Locator("[data-words]").CountAsync();
        }
    }

    private static async Task LookAsync(DeskWindow desk, string name)
    {
        await desk.LookAsync($"{name}-1280", whole: true);
        await desk.Page.SetViewportSizeAsync(360, 740);
        await desk.LookAsync($"{name}-360", whole: true);
        await desk.Page.SetViewportSizeAsync(1280, 800);
    }
}
