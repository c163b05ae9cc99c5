using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>The pages on which translations are written and the draft is tried, each by itself.</summary>
[Collection(Writing.Name)]
public sealed class StudioPagesTests(WritingHouse writing)
{
    private const string Numbers = "welcome.told_twice";
    private const string Old = "Если жизнь под угрозой, звоните {fact.emergency.phone}.";

    private readonly ShiftHouse house = writing.House;

    [Fact]
    public async Task A_name_in_braces_stays_whole_and_words_of_two_people_are_both_kept()
    {
        await using var dana = await house.ColleagueAsync("Bela", "ky", ["operator", "coordinator"]);
        await dana.Page.GotoAsync("/desk/studio/texts/ru?dialog=welcome");
        var line = dana.Page.Locator($"[data-line='{Numbers}']");
        await line.Locator(".text-open").ClickAsync();
        var box = line.Locator("textarea");

        // One key takes the whole name; without it nothing is saved.
        await box.PressAsync("End");
        await box.PressAsync("Backspace");
        await box.PressAsync("Backspace");
        await Assertions.Expect(box).ToHaveValueAsync("Если жизнь под угрозой, звоните ");
        await Assertions.Expect(line).ToContainTextAsync("{fact.emergency.phone} is missing. Put it in.");
        await box.FillAsync("Звоните {fact.emergency.fone}.");
        await Assertions.Expect(line).ToContainTextAsync("{fact.emergency.fone} is not in the English. Take it out.");
        await Assertions.Expect(line).ToContainTextAsync("Not saved.");
        await dana.LookAsync("texts-broken-1280");
        await box.FillAsync("Звоните ");
        await line.GetByRole(AriaRole.Button, new() { Name = "+ {fact.emergency.phone}" }).ClickAsync();
        await Assertions.Expect(box).ToHaveValueAsync("Звоните {fact.emergency.phone}");
        await Assertions.Expect(line).ToContainTextAsync("Saved.");

        // Somebody else writes the same line meanwhile: both are shown, and one chooses.
        await dana.Page.RouteAsync("**/api/v1/studio/lines", async route =>
        {
            await using var written = await dana.PostAsync("studio/lines", new
            {
                locale = "ru",
                lines = new[] { new { context = Numbers, source = "If life is at risk, call {fact.emergency.phone}.", was = "Звоните {fact.emergency.phone}", text = "Опасно? Звоните {fact.emergency.phone}.", draft = false } },
            });
            Assert.True(written.Ok, await written.TextAsync());
            await route.ContinueAsync();
        }, new() { Times = 1 });
        await box.FillAsync("Скорее звоните {fact.emergency.phone}.");
        await Assertions.Expect(line.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(line.Locator(".text-source").Last).ToContainTextAsync("Опасно?");
        await dana.LookAsync("texts-clash-1280");
        await line.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await Assertions.Expect(line).ToContainTextAsync("Saved.");

        // By keys alone: on to the next line, and away.
        await box.PressAsync("Control+Enter");
        await Assertions.Expect(box).ToHaveCountAsync(0);
        await Assertions.Expect(dana.Page.Locator(".text-editor textarea")).ToBeFocusedAsync();
        await dana.Page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(box).ToHaveValueAsync("Скорее звоните {fact.emergency.phone}.");
        await box.FillAsync(Old);
        await dana.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(line.Locator(".text-open")).ToContainTextAsync("Если жизнь под угрозой");
        await dana.Page.ReloadAsync();
        await Assertions.Expect(line.Locator(".text-open")).ToContainTextAsync("Если жизнь под угрозой");
        await Assertions.Expect(dana.Page.Locator(".draft-bar")).ToContainTextAsync("Nothing is changed in the draft.");
    }

    [Fact]
    public async Task The_draft_is_tried_by_sms_to_the_case_a_helper_answers_and_steps_go_back()
    {
        await using var dana = await house.ColleagueAsync("Cara", "ky", ["operator", "coordinator"]);
        await dana.Page.GotoAsync("/desk/studio/try");
        await dana.Page.GetByLabel("Channel").SelectOptionAsync("sms");
        await Assertions.Expect(dana.Page.GetByText("Here the person writes first.")).ToBeVisibleAsync();
        await dana.LookAsync("try-sms-begin-1280");
        await dana.Page.GetByLabel("The person chose").SelectOptionAsync("en");
        await SayAsync(dana, "hello");
        var talk = dana.Page.GetByRole(AriaRole.Log);
        await Assertions.Expect(talk).ToContainTextAsync("SMS parts:");
        await SayAsync(dana, "my husband is beating me now");
        var stands = dana.Region("The case in the queue");
        await Assertions.Expect(stands).ToContainTextAsync("Immediate");
        await Assertions.Expect(stands).Not.ToContainTextAsync("No case would be opened so far.");
        await Assertions.Expect(dana.Region("What the bot knows")).ToContainTextAsync("Violence");
        await dana.Button("A helper answers").ClickAsync();
        await Assertions.Expect(talk).ToContainTextAsync("Hello, I am here.");
        await dana.Button("Let an hour pass").ClickAsync();
        await Assertions.Expect(talk).ToContainTextAsync("(an hour passed)");
        await dana.LookAsync("try-case-1280", whole: true);
        await dana.Page.SetViewportSizeAsync(360, 740);
        await dana.LookAsync("try-case-360", whole: true);
        await dana.Page.SetViewportSizeAsync(1280, 800);

        await dana.Page.GetByRole(AriaRole.Button, new() { Name = "Go back to here (1)" }).ClickAsync();
        await Assertions.Expect(dana.Page.Locator(".phoneTurn")).ToHaveCountAsync(1);
        await Assertions.Expect(stands).ToContainTextAsync("No case would be opened so far.");
        await dana.Button("Begin again").ClickAsync();
        await Assertions.Expect(dana.Page.Locator(".phoneTurn")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_step_that_no_longer_fits_is_told_and_may_be_taken_away()
    {
        await using var dana = await house.ColleagueAsync("Dora", "ky", ["operator", "coordinator"]);
        await dana.Page.GotoAsync("/desk/studio/dialogs/welcome?face=form&node=afraid");
        await dana.Button("Try it beside this").ClickAsync();
        await dana.Page.GetByLabel("The person chose").SelectOptionAsync("en");
        await Assertions.Expect(dana.Page.Locator(".phoneTurn")).ToHaveCountAsync(1);
        await SayAsync(dana, "I am afraid");
        await dana.Page.Locator(".phoneTurn").Last.GetByRole(AriaRole.Button, new() { Name = "No, show the topics" }).ClickAsync();
        await Assertions.Expect(dana.Page.Locator(".phoneTurn")).ToHaveCountAsync(3);
        await dana.Page.Locator("details.part").Filter(new() { HasText = "topics No, show the topics" }).Locator("summary").ClickAsync();
        await dana.Button("Take 'topics' away").ClickAsync();
        await Assertions.Expect(dana.Page.GetByText("Step 3 of 3 no longer fits")).ToBeVisibleAsync();
        await dana.LookAsync("try-unfit-1280");
        await dana.Page.GetByRole(AriaRole.Button, new() { Name = "Take this step away (3)" }).ClickAsync();
        await Assertions.Expect(dana.Page.GetByText("no longer fits")).ToHaveCountAsync(0);
        await dana.Button("Undo").ClickAsync();
        await Assertions.Expect(dana.Page.Locator(".phoneTurn").Last.GetByRole(AriaRole.Button, new() { Name = "No, show the topics" })).ToBeVisibleAsync();
    }

    private static async Task SayAsync(DeskWindow desk, string words)
    {
        var turns = await desk.Page.Locator(".phoneTurn").CountAsync();
        await desk.Page.GetByLabel("What the person writes").FillAsync(words);
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator(".phoneTurn")).ToHaveCountAsync(turns + 1);
    }
}
