using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>The script, as coordinators change it: the list, and one file in its three faces.</summary>
[Collection(RoomsBrowser.Name)]
public sealed class DeskStudioTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(1280, 900, false)]
    [InlineData(360, 740, true)]
    public async Task A_question_is_changed_saved_by_itself_and_changed_back(int width, int height, bool dark)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height, dark, Touch: width < 400));
        await desk.Page.GotoAsync("/desk/studio");
        await Assertions.Expect(desk.Page.Locator("[data-dialog]")).Not.ToHaveCountAsync(0);
        await desk.LookAsync($"studio-list-{width}");
        await desk.Page.Locator("[data-dialog=medical]").GetByRole(AriaRole.Link, new() { Name = "medical", Exact = true }).ClickAsync();

        var node = desk.Page.Locator(".node:has(.node-head:has-text('asks'))").First;
        await node.Locator(".node-head").ClickAsync();
        var field = desk.Page.GetByLabel("Question", new() { Exact = true });
        var before = await field.InputValueAsync();
        await field.FillAsync(before + " Exactly?");
        await SavedAsync(desk);
        await desk.LookAsync($"studio-form-{width}");
        await desk.Page.ReloadAsync();
        await Assertions.Expect(field).ToHaveValueAsync(before + " Exactly?");

        await desk.Button("Text").ClickAsync();
        await Assertions.Expect(Text(desk)).ToBeVisibleAsync();
        await desk.LookAsync($"studio-text-{width}");
        await desk.Button("Graph").ClickAsync();
        await Assertions.Expect(desk.Region("Graph of the dialog").Locator("button[data-node]")).Not.ToHaveCountAsync(0);
        await desk.LookAsync($"studio-graph-{width}");
        await desk.Button("Form").ClickAsync();
        await field.FillAsync(before);
        await SavedAsync(desk);
        await desk.Page.GotoAsync("/desk/studio");
        await Assertions.Expect(desk.Page.GetByText("Nothing is changed in the draft.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Typed_text_keeps_every_letter_and_goes_back_across_the_faces_by_keys_alone()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.Page.GotoAsync("/desk/studio/dialogs/extortion?face=yaml");
        await Text(desk).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Control+Home");
        await desk.Page.Keyboard.TypeAsync("# jkqrt: letters that are single keys elsewhere");
        await desk.Page.Keyboard.PressAsync("Enter");
        await SavedAsync(desk);
        await Assertions.Expect(desk.Page.Locator(".cm-line").First).ToHaveTextAsync("# jkqrt: letters that are single keys elsewhere");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Button("Form").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Region("Nodes")).ToBeVisibleAsync();
        for (var step = 0; step < 10 && await desk.Button("Undo").IsEnabledAsync(); step++) await desk.Page.Keyboard.PressAsync("Control+z");
        await SavedAsync(desk);
        await desk.Page.GotoAsync("/desk/studio");
        await Assertions.Expect(desk.Page.GetByText("Nothing is changed in the draft.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_coordinators_at_one_file_lose_no_word_of_each_other()
    {
        await using var one = await fixture.SignInAsync();
        await using var other = await fixture.SignInAsync();
        foreach (var desk in new[] { one, other })
        {
            await desk.Page.GotoAsync("/desk/studio/dialogs/passport?face=yaml");
            await Text(desk).FocusAsync();
        }

        // Different lines come together.
        await WriteAsync(one, "Control+Home", "# first\n");
        await SavedAsync(one);
        await Assertions.Expect(other.Page.Locator(".cm-line").First).ToHaveTextAsync("# first");
        await WriteAsync(other, "Control+End", "# last\n");
        await SavedAsync(other);
        await Assertions.Expect(one.Page.Locator(".cm-content")).ToContainTextAsync("# last");

        // The same line, while one of them has no line to the server: both versions are shown, and nothing is saved before somebody chose.
        await other.Window.OfflineAsync(true);
        await WriteAsync(other, "Control+Home", "#2 ");
        await Assertions.Expect(other.Page.Locator(".standing")).ToContainTextAsync("kept in this tab");
        await WriteAsync(one, "Control+Home", "#1 ");
        await SavedAsync(one);
        await other.Window.OfflineAsync(false);
        var clash = other.Region("Two wrote here");
        await Assertions.Expect(clash).ToContainTextAsync("#2 # first");
        await Assertions.Expect(clash).ToContainTextAsync("#1 # first");
        await other.LookAsync("studio-clash");
        await other.Button("Both, theirs first").ClickAsync();
        await other.Button("Save it so").ClickAsync();
        await SavedAsync(other);
        await Assertions.Expect(one.Page.Locator(".cm-line").Nth(1)).ToHaveTextAsync("#2 # first");
        await Assertions.Expect(one.Page.Locator(".cm-line").First).ToHaveTextAsync("#1 # first");

        await using var written = await one.PostAsync("studio/files", new { files = new[] { new { path = "dialogs/passport.yaml", version = await VersionAsync(one, "dialogs/passport.yaml"), text = await BaseAsync(one, "dialogs/passport.yaml") } } });
        Assert.True(written.Ok, await written.TextAsync());
    }

    [Fact]
    public async Task A_new_name_is_followed_in_every_file()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.Page.GotoAsync("/desk/studio/dialogs/unpaid_wages?face=form&node=paid_last");
        await desk.Button("Rename").Last.ClickAsync();
        await desk.Dialog.GetByLabel("Name").FillAsync("No name");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Rename", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be a name");
        await desk.Dialog.GetByLabel("Name").FillAsync("last_pay");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Rename", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await SavedAsync(desk);
        foreach (var locale in new[] { "ru", "kk", "tg" })
        {
            var po = await TextAsync(desk, $"locales/{locale}.po");
            Assert.Contains("msgctxt \"unpaid_wages.last_pay\"", po, StringComparison.Ordinal);
            Assert.DoesNotContain("msgctxt \"unpaid_wages.paid_last\"", po, StringComparison.Ordinal);
        }

        await desk.Button("Undo").ClickAsync();
        await SavedAsync(desk);
        await desk.Page.GotoAsync("/desk/studio");
        await Assertions.Expect(desk.Page.GetByText("Nothing is changed in the draft.")).ToBeVisibleAsync();
    }

    private static ILocator Text(DeskWindow desk) => desk.Page.Locator(".cm-content[aria-label^='Text of ']");

    private static Task SavedAsync(DeskWindow desk) => Assertions.Expect(desk.Page.Locator(".standing")).ToHaveTextAsync("Saved");

    private static async Task WriteAsync(DeskWindow desk, string place, string words)
    {
        await Text(desk).FocusAsync();
        await desk.Page.Keyboard.PressAsync(place);
        await desk.Page.Keyboard.InsertTextAsync(words);
    }

    private static async Task<string> TextAsync(DeskWindow desk, string path) => (await FileAsync(desk, path)).GetProperty("text").GetString()!;

    private static async Task<string> BaseAsync(DeskWindow desk, string path) => (await FileAsync(desk, path)).GetProperty("base").GetString()!;

    private static async Task<long> VersionAsync(DeskWindow desk, string path) => (await FileAsync(desk, path)).GetProperty("version").GetInt64();

    private static async Task<System.Text.Json.JsonElement> FileAsync(DeskWindow desk, string path)
    {
        await using var answer = await desk.Page.APIRequest.GetAsync("/api/v1/studio/file?path=" + Uri.EscapeDataString(path));
        return (await answer.JsonAsync())!.Value.Clone();
    }
}
