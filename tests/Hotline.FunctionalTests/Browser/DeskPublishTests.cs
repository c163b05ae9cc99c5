using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>What the draft changes, and letting it go, where the folders on the server are the source.</summary>
[Collection(RoomsBrowser.Name)]
public sealed class DeskPublishTests(BrowserFixture fixture)
{
    private const string File = "dialogs/other.yaml";

    [Theory]
    [InlineData(1280, 900, false)]
    [InlineData(360, 740, true)]
    public async Task What_is_discarded_comes_back_until_the_page_is_left_and_nothing_is_published_from_here(int width, int height, bool dark)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height, dark, Touch: width < 400));
        await using var read = await desk.Page.APIRequest.GetAsync("/api/v1/studio/file?path=" + Uri.EscapeDataString(File));
        var file = (await read.JsonAsync())!.Value;
        var text = file.GetProperty("text").GetString() + "# Looked at.\n";
        await desk.Page.GotoAsync("/desk/studio/publish");
        var empty = desk.Region("Files of the draft").GetByText("Nothing is changed in the draft.");
        await Assertions.Expect(empty).ToBeVisibleAsync();
        await desk.LookAsync($"publish-empty-{width}");

        // What is written elsewhere is seen here at once.
        await using var written = await desk.PostAsync("studio/files", new { files = new[] { new { path = File, version = file.GetProperty("version").GetInt64(), text } } });
        Assert.True(written.Ok, await written.TextAsync());
        await Assertions.Expect(desk.Page.Locator($"[data-change='{File}']")).ToContainTextAsync("1 line added, 0 removed");
        await Assertions.Expect(desk.Region("Publishing goes by the files here")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Button("Publish now")).ToHaveCountAsync(0);
        await desk.LookAsync($"publish-git-{width}", whole: true);
        var download = await desk.Page.RunAndWaitForDownloadAsync(() => desk.Page.GetByRole(AriaRole.Link, new() { Name = "Download the changes as a patch" }).ClickAsync());
        Assert.Equal("hotline-draft.patch", download.SuggestedFilename);
        Assert.Contains("+# Looked at.", await System.IO.File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken), StringComparison.Ordinal);

        await DiscardAsync(desk);
        await desk.Button("Bring them back").FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Page.Locator($"[data-file='{File}']")).ToBeVisibleAsync();
        await using var again = await desk.Page.APIRequest.GetAsync("/api/v1/studio/file?path=" + Uri.EscapeDataString(File));
        Assert.Equal(text, (await again.JsonAsync())!.Value.GetProperty("text").GetString());
        await DiscardAsync(desk);
        await Assertions.Expect(empty).ToBeVisibleAsync();

        await desk.Page.GotoAsync("/desk/studio/history");
        await Assertions.Expect(desk.Page.GetByText("Nothing was published yet.")).ToBeVisibleAsync();
        await desk.LookAsync($"history-empty-{width}");
    }

    private static async Task DiscardAsync(DeskWindow desk)
    {
        await desk.Button($"Discard: {File}").ClickAsync();
        await desk.LookAsync("publish-discard");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Discard", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Page.Locator($"[data-file='{File}']")).ToHaveCountAsync(0);
    }
}
