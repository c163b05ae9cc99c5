using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>The rooms beside the queue: looking for cases, and the shift.</summary>
[Collection(RoomsBrowser.Name)]
public sealed class DeskRoomsTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task Cases_are_found_by_their_codes_and_words_only_inside_one(int width, int height)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height));
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        var code = desk.Page.Url[(desk.Page.Url.LastIndexOf('/') + 1)..];

        await desk.Page.GotoAsync("/desk/search");
        await desk.Button("Search").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[role=alert]:not(:empty)")).ToContainTextAsync("one field at least");
        await desk.Page.GetByLabel("Code of the case").FillAsync(code.ToLowerInvariant());
        await desk.Button("Search").ClickAsync();
        await Assertions.Expect(desk.Region("Found").Locator("[data-case]")).ToHaveCountAsync(1);
        await desk.LookAsync($"desk-search-{width}");
        await desk.Page.GetByLabel("Where it stands").SelectOptionAsync("closed");
        await desk.Button("Search").ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("No case fits.")).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Where it stands").SelectOptionAsync("open");
        await desk.Button("Search").ClickAsync();
        await desk.Region("Found").Locator("[data-case]").ClickAsync();

        await desk.Reply.WaitForAsync();
        if (width == 360) await desk.Page.GetByText("What we know").ClickAsync();
        await desk.Button("Search: Words in this case").ClickAsync();
        await desk.Page.GetByLabel("What was said").FillAsync("operator");
        await desk.Button("Search").ClickAsync();
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Person" })).ToContainTextAsync("operator");
        await desk.LookAsync($"desk-find-{width}");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.CloseAsync("Contact lost");
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task A_shift_begins_with_its_end_and_ends_before_it(int width, int height)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height));
        await desk.ClearAsync();
        await desk.Page.GotoAsync("/desk/shift");
        await desk.Button("Begin the shift").Or(desk.Button("Change the end")).ClickAsync();
        await desk.Page.GetByLabel("Until when? (optional)").FillAsync("23:59");
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Begin the shift" }).ClickAsync();
        await Assertions.Expect(desk.Region("Your shift")).ToContainTextAsync("until 23:59");
        await Assertions.Expect(desk.Region("On duty now")).ToContainTextAsync("Amina");
        await desk.LookAsync($"desk-shift-{width}");

        await desk.Button("Change").ClickAsync();
        await desk.Page.GetByLabel("Hours", new() { Exact = true }).FillAsync("from time to time");
        await desk.Button("Save").ClickAsync();
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("cannot be read");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Button("End the shift").ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "End the shift" }).ClickAsync();
        await Assertions.Expect(desk.Region("Your shift")).ToContainTextAsync("You are not on duty.");
        await desk.Button("Begin the shift").ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Begin the shift" }).ClickAsync();
        await Assertions.Expect(desk.Region("Your shift")).ToContainTextAsync("You are on duty.");
    }
}
