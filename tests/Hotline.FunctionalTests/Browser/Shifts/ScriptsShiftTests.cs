using Hotline.FunctionalTests.Program;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>A coordinator changes a question in the evening, while two hundred people are in the middle of it.</summary>
public sealed class ScriptsShiftTests : IAsyncLifetime
{
    private const string Dialog = "unpaid_wages";
    private const string File = $"dialogs/{Dialog}.yaml";
    private const string Question = $"{Dialog}.worse";
    private const string OldEnglish = "Is any of this true now?";
    private const string English = "Is any of this so today?";
    private const string OldRussian = "Есть ли сейчас что-то из этого?";
    private const string Russian = "Есть ли сегодня что-то из этого?";
    private const string Uzbek = "Bugun shulardan biri bormi?";
    private const int People = 200;

    /// <summary>What a telephone says of its owner, and the words of the question that they then read: who has no translation reads Russian.</summary>
    private static readonly (string Language, string Old, string Now)[] Speakers =
        [("ru", OldRussian, Russian), ("uz", "Hozir shulardan biri bormi?", Uzbek), ("kk", "Қазір мыналардың бірі бар ма?", Russian), ("tg", "Оё ҳозир ягонтои ин ҳаст?", Russian)];

    private readonly ShiftHouse house = new(("Publications:Source", "server"));

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => house.InitializeAsync();

    public ValueTask DisposeAsync() => house.DisposeAsync();

    [Fact]
    public async Task A_question_is_changed_translated_refused_mended_tried_published_and_rolled_back_while_two_hundred_people_talk()
    {
        // One half stands before the question, the other half at it.
        var people = await Task.WhenAll(Enumerable.Range(0, People).Select(number => house.ArrivesAsync(Speakers[number % Speakers.Length].Language)));
        await EachAsync(people, "no");
        await EachAsync(people, Dialog);
        var (before, at) = (people[..(People / 2)], people[(People / 2)..]);
        await EachAsync(at, "yes");
        foreach (var (talk, speaker) in Pairs(at, People / 2)) await talk.HearsAsync(speaker.Old);

        await using var dana = await house.ColleagueAsync("Dana", "ky", ["operator", "coordinator"]);
        await ChangeAsync(dana);
        await TranslateAsync(dana);
        await BreakAsync(dana);
        await TryAsync(dana);
        await TryBesideAsync(dana);
        await PublishAsync(dana);
        await UntilSaidAsync("Publication 2 is in use from here on");

        await EachAsync(before, "yes");
        await EachAsync(at, "none");
        foreach (var (talk, speaker) in Pairs(before, 0)) await talk.HearsAsync(speaker.Now);
        foreach (var talk in at) await talk.OffersAsync("RU");
        foreach (var talk in people) AssertNothingWasSaidTwice(talk);
        Assert.All(at, talk => Assert.DoesNotContain(Russian, talk.Said, StringComparison.Ordinal));

        await RollBackAsync(dana);
        await UntilSaidAsync("Publication 3 is in use from here on");
        await EachAsync(before, "none");
        foreach (var talk in before) await talk.OffersAsync("RU");
        foreach (var talk in people) AssertNothingWasSaidTwice(talk);
        var late = await house.ArrivesAsync("ru");
        foreach (var choice in new[] { "no", Dialog, "yes" }) await late.TapsAsync(choice);
        await late.HearsAsync(OldRussian);
    }

    /// <summary>The question in English: every translation of it is old then.</summary>
    private static async Task ChangeAsync(DeskWindow desk)
    {
        await desk.Page.GotoAsync($"/desk/studio/dialogs/{Dialog}?face=form&node=worse");
        var field = desk.Page.GetByLabel("Question", new() { Exact = true });
        await Assertions.Expect(field).ToHaveValueAsync(OldEnglish);
        await field.FillAsync(English);
        await SavedAsync(desk);
        await desk.Page.GotoAsync("/desk/studio");
        foreach (var language in new[] { "Russian", "Kazakh", "Kyrgyz", "Uzbek (Latin)", "Uzbek (Cyrillic)", "Tajik" })
            await Assertions.Expect(desk.Page.Locator($"[data-dialog={Dialog}] .locales li").Filter(new() { HasText = $"{language}: " })).ToContainTextAsync("stale 1");
        await LookAsync(desk, "scripts-stale");
    }

    /// <summary>Russian, at first too long for an SMS, and Uzbek.</summary>
    private static async Task TranslateAsync(DeskWindow desk)
    {
        foreach (var (locale, text) in new[] { ("ru", Russian), ("uz-Latn", Uzbek) })
        {
            await desk.Page.GotoAsync($"/desk/studio/texts/{locale}?state=stale");
            var line = desk.Page.Locator($"[data-line='{Question}']");
            await line.Locator(".text-open").ClickAsync();
            if (locale == "ru")
            {
                await line.Locator("textarea").FillAsync(string.Join(' ', Enumerable.Repeat(Russian, 15)));
                await Assertions.Expect(line.Locator(".warning")).ToContainTextAsync("As SMS this has");
                await LookAsync(desk, "scripts-long");
            }

            await line.Locator("textarea").FillAsync(text);
            await Assertions.Expect(line.Locator(".warning")).ToHaveCountAsync(0);
            await desk.Button("Save, next line").ClickAsync();
            await Assertions.Expect(line).ToContainTextAsync("Saved.");
            await Assertions.Expect(line).Not.ToHaveAttributeAsync("data-state", "stale");
        }
    }

    /// <summary>A target that is nowhere: each face shows where, and nothing is published.</summary>
    private static async Task BreakAsync(DeskWindow desk)
    {
        var (whole, _) = await ReadAsync(desk, File);
        await WriteAsync(desk, whole.Replace("flags: \"+F6 +F8\" }, then: danger.numbers", "flags: \"+F6 +F8\" }, then: danger.numbrs", StringComparison.Ordinal));
        var said = desk.Region("What the check says").Locator("[data-fault]").Filter(new() { HasText = "danger.numbrs" });
        await Assertions.Expect(said).ToContainTextAsync("worse, line");
        await Assertions.Expect(desk.Page.Locator(".cm-lintRange-error")).Not.ToHaveCountAsync(0);
        await desk.LookAsync("scripts-broken-text");
        await desk.Button("Graph").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("button[data-node=worse].wrong")).ToBeVisibleAsync();
        await desk.LookAsync("scripts-broken-graph");

        await desk.Page.GotoAsync("/desk/studio/publish");
        var place = desk.Page.Locator("[data-fault]").GetByRole(AriaRole.Link).First;
        await Assertions.Expect(place).ToContainTextAsync($"{Question}, line");
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "Why" }).FillAsync("Not yet");
        await desk.Button("Publish now").ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "nothing was published" })).ToBeVisibleAsync();
        await LookAsync(desk, "scripts-refused");
        await place.ClickAsync();
        var node = desk.Page.Locator(".node[data-node=worse]");
        await Assertions.Expect(node.Locator(".problem").Filter(new() { HasText = "danger.numbrs" })).ToBeVisibleAsync();
        await desk.LookAsync("scripts-broken-form");
        await WriteAsync(desk, whole);
        await Assertions.Expect(desk.Page.Locator(".draft-bar")).ToContainTextAsync("The check finds no errors.");
    }

    /// <summary>The draft on a telephone, in Uzbek.</summary>
    private static async Task TryAsync(DeskWindow desk)
    {
        await desk.Page.GotoAsync("/desk/studio/try");
        await desk.Page.GetByLabel("The person chose").SelectOptionAsync("uz-Latn");
        var buttons = desk.Page.Locator(".phoneButtons").Last.GetByRole(AriaRole.Button);
        await Assertions.Expect(buttons).ToHaveCountAsync(2);
        await buttons.Last.ClickAsync();
        await desk.Button("Ish haqini berishmadi").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".phoneTurn")).ToHaveCountAsync(3);
        await desk.Page.Locator(".phoneTurn").Last.GetByRole(AriaRole.Button).Filter(new() { HasText = "Ha" }).First.ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".phoneTalk")).ToContainTextAsync(Uzbek);
        await LookAsync(desk, "scripts-phone");
    }

    /// <summary>The telephone beside the editor: what is written on one side is said on the other, by the same steps.</summary>
    private static async Task TryBesideAsync(DeskWindow desk)
    {
        await desk.Page.GotoAsync($"/desk/studio/dialogs/{Dialog}?face=form&node=worse");
        await desk.Button("Try it beside this").ClickAsync();
        await desk.Page.GetByLabel("The person chose").SelectOptionAsync("en");
        await desk.Page.Locator(".phoneButtons").Last.GetByRole(AriaRole.Button, new() { Name = "No" }).ClickAsync();
        await desk.Page.GetByLabel("What the person writes").FillAsync("they did not pay me");
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.Page.Locator(".phoneTurn").Last.GetByRole(AriaRole.Button, new() { Name = "Yes" }).ClickAsync();
        var talk = desk.Page.GetByRole(AriaRole.Log);
        await Assertions.Expect(talk).ToContainTextAsync(English);
        await Assertions.Expect(desk.Region("What the bot knows")).ToContainTextAsync($"{Dialog}.worse");
        await LookAsync(desk, "scripts-beside");
        var field = desk.Page.GetByLabel("Question", new() { Exact = true });
        await field.FillAsync("Is it so?");
        await Assertions.Expect(talk).ToContainTextAsync("Is it so?");
        await Assertions.Expect(talk).Not.ToContainTextAsync(English);
        await field.FillAsync(English);
        await Assertions.Expect(talk).ToContainTextAsync(English);
        await SavedAsync(desk);
        await desk.Page.GetByRole(AriaRole.Button, new() { Name = "Go back to here (1)" }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".phoneTurn")).ToHaveCountAsync(1);
        await desk.Button("Graph").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".phoneTurn")).ToHaveCountAsync(1);
        await LookAsync(desk, "scripts-beside-graph");
        await desk.Button("Try it beside this").ClickAsync();
        await Assertions.Expect(talk).ToHaveCountAsync(0);
    }

    private static async Task PublishAsync(DeskWindow desk)
    {
        await desk.Page.GotoAsync("/desk/studio/publish");
        var change = desk.Page.Locator($"[data-change='{Question}']");
        await Assertions.Expect(change).ToContainTextAsync($"text changed; translation changed: ru, uz-Latn, uz-Cyrl; translation missing or stale now: kk, ky, tg; {People / 2} people are waiting there");
        await desk.SpeakAsync("ru");
        await Assertions.Expect(change).ToContainTextAsync($"изменено: текст; перевод изменён: ru, uz-Latn, uz-Cyrl; перевода нет или он устарел: kk, ky, tg; там ждут: {People / 2}");
        await desk.LookAsync("scripts-publish-ru", whole: true);
        await desk.SpeakAsync("en");
        await desk.Button("Play the tests").ClickAsync();
        await Assertions.Expect(desk.Region("Conversation tests")).ToContainTextAsync("All tests go as written");
        await LookAsync(desk, "scripts-publish");
        await desk.Page.GetByRole(AriaRole.Textbox, new() { Name = "Why" }).FillAsync("The lawyers asked for today");
        await MeanwhileAsync(desk);
        await Assertions.Expect(desk.Page.GetByText("changed the draft, since you began to write.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Button("Publish now")).ToBeDisabledAsync();
        await desk.LookAsync("scripts-meanwhile");
        await desk.Button("Show me the changes").ClickAsync();
        await desk.Button("Publish now").ClickAsync();
        await Assertions.Expect(desk.Region("Published")).ToContainTextAsync("Published as number 2. Every server uses it within two seconds.");
        await LookAsync(desk, "scripts-published");
    }

    private static async Task RollBackAsync(DeskWindow desk)
    {
        await desk.Page.GotoAsync("/desk/studio/history");
        var entry = desk.Page.Locator("[data-publication='2']");
        await Assertions.Expect(entry).ToContainTextAsync("The lawyers asked for today");
        await entry.GetByText("What it changed").ClickAsync();
        await Assertions.Expect(entry.Locator($"[data-change='{Question}']")).ToContainTextAsync("text changed");
        await Assertions.Expect(entry).Not.ToContainTextAsync("waiting");
        await LookAsync(desk, "scripts-history");
        await desk.Button("Roll back to number 1").ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Textbox, new() { Name = "Why" }).FillAsync("Asked too early");
        await desk.LookAsync("scripts-roll-back");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Roll back", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[data-publication='3']")).ToContainTextAsync("the files of number 1 again");
    }

    /// <summary>Wide and light, then narrow and dark; both without fault.</summary>
    private static async Task LookAsync(DeskWindow desk, string name)
    {
        var wide = desk.Page.ViewportSize!;
        await desk.LookAsync($"{name}-1280", whole: true);
        await desk.Page.SetViewportSizeAsync(360, 740);
        await desk.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await desk.LookAsync($"{name}-360", whole: true);
        await desk.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await desk.Page.SetViewportSizeAsync(wide.Width, wide.Height);
    }

    private static Task SavedAsync(DeskWindow desk) => Assertions.Expect(desk.Page.Locator(".standing")).ToHaveTextAsync("Saved");

    /// <summary>The whole file anew, as somebody pastes it.</summary>
    private static async Task WriteAsync(DeskWindow desk, string text)
    {
        await desk.Page.GotoAsync($"/desk/studio/dialogs/{Dialog}?face=yaml");
        await desk.Page.Locator(".cm-content").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Control+a");
        await desk.Page.Keyboard.PressAsync("Delete");
        await desk.Page.Keyboard.InsertTextAsync(text);
        await desk.Page.Keyboard.PressAsync("Control+Home");
        await SavedAsync(desk);
    }

    /// <summary>A colleague writes into the draft too.</summary>
    private static async Task MeanwhileAsync(DeskWindow desk)
    {
        var (text, version) = await ReadAsync(desk, "dialogs/goodbye.yaml");
        await using var written = await desk.PostAsync("studio/files", new { files = new[] { new { path = "dialogs/goodbye.yaml", version, text = text + "# Read by the lawyers.\n" } } });
        Assert.True(written.Ok, await written.TextAsync());
    }

    private static async Task<(string Text, long Version)> ReadAsync(DeskWindow desk, string path)
    {
        await using var answer = await desk.Page.APIRequest.GetAsync("/api/v1/studio/file?path=" + Uri.EscapeDataString(path));
        var file = (await answer.JsonAsync())!.Value;
        return (file.GetProperty("text").GetString()!, file.GetProperty("version").GetInt64());
    }

    private static Task EachAsync(IEnumerable<TelegramTalk> people, string choice) => Task.WhenAll(people.Select(talk => talk.TapsAsync(choice)));

    private static IEnumerable<(TelegramTalk Talk, (string Language, string Old, string Now) Speaker)> Pairs(TelegramTalk[] people, int first) =>
        people.Select((talk, number) => (talk, Speakers[(first + number) % Speakers.Length]));

    private void AssertNothingWasSaidTwice(TelegramTalk talk)
    {
        var said = house.Telegram.SentTo(talk.Person.Id).Select(message => message.Text).ToList();
        Assert.Equal(said.Distinct(), said);
    }

    private async Task UntilSaidAsync(string words)
    {
        while (!house.Hotline.Output.Any(line => line.Contains(words, StringComparison.Ordinal))) await Task.Delay(50, Now);
    }
}
