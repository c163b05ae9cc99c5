using System.IO.Compression;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>What a helper may do with all that is kept of a person: hand it out to them, and have it deleted.</summary>
[Collection(DeskBrowser.Name)]
public sealed class DeskDataTests(BrowserFixture fixture)
{
    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task A_person_is_exported_and_then_deleted_and_no_word_of_theirs_stays_on_the_screen(int width, int height)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height));
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("English");
        await chat.WriteAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        var (address, code) = (desk.Page.Url, desk.Page.Url[(desk.Page.Url.LastIndexOf('/') + 1)..]);
        await chat.WriteAsync("my words, only mine");
        await Assertions.Expect(desk.Said.Filter(new() { HasText = "only mine" })).ToBeVisibleAsync();

        // Who answers for people's data finds it without opening the case.
        await desk.Page.GotoAsync("/desk/data");
        await Assertions.Expect(desk.Page.GetByText("No request waits.")).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Code of the case").FillAsync("0000000000");
        await desk.Button("Search").ClickAsync();
        await Assertions.Expect(desk.Page.GetByText("There is no case with this code.")).ToBeVisibleAsync();
        await desk.Page.GetByLabel("Code of the case").FillAsync(code);
        await desk.Button("Search").ClickAsync();
        await desk.Button("Export").WaitForAsync();
        await desk.LookAsync($"desk-data-{width}");

        await OpenAsync(desk, address, width);
        await desk.Button("Export").ClickAsync();
        await desk.LookAsync($"desk-export-{width}");
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Button("Download the archive").ClickAsync());
        Assert.Equal($"hotline-export-{code}.zip", download.SuggestedFilename);
        await using (var archive = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken))
        {
            using var json = new StreamReader(await archive.GetEntry("person.json")!.OpenAsync(TestContext.Current.CancellationToken));
            Assert.Contains("my words, only mine", await json.ReadToEndAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
            Assert.NotNull(archive.GetEntry("person.html"));
        }

        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();
        await AskAsync(desk, width);
        await Assertions.Expect(desk.Page.GetByText("There is no case under this code now.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Said).ToHaveCountAsync(0);
        await desk.LookAsync($"desk-case-gone-{width}");

        // The person's page tells them, and keeps nothing either.
        await Assertions.Expect(chat.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("This chat is over, and your data is deleted");
        Assert.Equal((0, null), (await chat.Page.Locator(".entry").CountAsync(), await chat.StoredAsync()));

        // Its holder sees that the person is gone, and can only close what is left.
        await desk.Page.GotoAsync("/desk");
        await Assertions.Expect(desk.Own).ToContainTextAsync("The person's data was deleted.");
        await desk.LookAsync($"desk-erased-row-{width}");
        await desk.Own.ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".case-head").GetByText("The person's data was deleted.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.GetByText("Nobody can be written to here any more. All that is left is to close the case.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.Locator(".case-head").GetByRole(AriaRole.Button)).ToHaveTextAsync(["Close"]);
        await Assertions.Expect(desk.Reply).ToHaveCountAsync(0);
        await desk.LookAsync($"desk-erased-{width}");
        await desk.Button("Close").ClickAsync();
        await Assertions.Expect(desk.Dialog.GetByLabel("What came of it?")).ToHaveValueAsync("person_withdrew");
        await Assertions.Expect(desk.Dialog.GetByLabel("Note (optional)")).ToHaveCountAsync(0);
        await desk.Button("Close the case").ClickAsync();
        await Assertions.Expect(desk.Own).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task While_an_immediate_case_is_open_somebody_else_decides_and_until_then_it_can_be_taken_back(int width, int height)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height));
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("Русский");
        await chat.ChooseAsync(0);
        await chat.WriteAsync("меня задержала полиция");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        var address = desk.Page.Url;
        await using var colleague = await Colleague.JoinsAsync(fixture, $"dana{width}", new Screen(width, height));

        await OpenAsync(desk, address, width);
        await AskAsync(desk, width);
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("It waits for a second account.");
        await desk.Button("Done").ClickAsync();
        await Assertions.Expect(Banner(desk)).ToContainTextAsync("Amina asked to delete this person's data, today");
        await desk.LookAsync($"desk-erasure-waits-{width}");
        await colleague.Page.GotoAsync("/desk/data");
        await colleague.Button("Do not delete").ClickAsync();
        await Assertions.Expect(colleague.Page.GetByText("The request is gone. Nothing was deleted.")).ToBeVisibleAsync();
        await Assertions.Expect(Banner(desk)).ToHaveCountAsync(0);

        await AskAsync(desk, width);
        await desk.Button("Done").ClickAsync();
        await desk.Button("Take the request back").ClickAsync();
        await Assertions.Expect(Banner(desk)).ToHaveCountAsync(0);
        await Assertions.Expect(colleague.Page.GetByText("No request waits.")).ToBeVisibleAsync();
        await AskAsync(desk, width);
        await desk.Button("Done").ClickAsync();
        await desk.Page.GotoAsync("/desk/data");
        await Assertions.Expect(desk.Page.GetByText("You asked for this yourself")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Button("Delete this person")).ToHaveCountAsync(0);

        await colleague.Page.ReloadAsync();
        await colleague.Button("Delete this person").WaitForAsync();
        await colleague.LookAsync($"desk-erasures-{width}");
        await desk.Page.GotoAsync(address);
        await desk.Reply.WaitForAsync();
        await colleague.Button("Delete this person").ClickAsync();
        await colleague.LookAsync($"desk-erasure-agree-{width}");
        await colleague.Button("Delete everything").ClickAsync();
        await Assertions.Expect(colleague.Page.GetByText("It is ordered")).ToBeVisibleAsync();
        await Assertions.Expect(colleague.Page.GetByText("No request waits.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Page.GetByText("There is no case under this code now.")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Said).ToHaveCountAsync(0);
    }

    private static ILocator Banner(DeskWindow desk) => desk.Page.Locator(".case-head").GetByText("asked to delete this person's data");

    private static async Task OpenAsync(DeskWindow desk, string address, int width)
    {
        await desk.Page.GotoAsync(address);
        await desk.Reply.WaitForAsync();
        if (width == 360) await desk.Page.GetByText("What we know").ClickAsync();
    }

    /// <summary>Asks that the person of the open case be deleted; the first try names somebody else.</summary>
    private static async Task AskAsync(DeskWindow desk, int width)
    {
        await desk.Button("Delete").ClickAsync();
        await desk.Page.GetByLabel("Why?").SelectOptionAsync("person_asked");
        await desk.Page.GetByLabel("The pseudonym once more").FillAsync("somebodyelse");
        await desk.Button("Delete everything").ClickAsync();
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is not the pseudonym of this person.");
        await desk.LookAsync($"desk-erase-{width}");
        await desk.Page.GetByLabel("The pseudonym once more").FillAsync(await desk.Dialog.Locator(".secret").InnerTextAsync());
        await desk.Button("Delete everything").ClickAsync();
    }
}
