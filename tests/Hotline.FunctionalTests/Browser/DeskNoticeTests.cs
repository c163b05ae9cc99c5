using System.Text.Json;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>Notices of the browser: asked for by a press, told to who looks elsewhere, and without any content.</summary>
[Collection(DeskBrowser.Name)]
public sealed class DeskNoticeTests(BrowserFixture fixture)
{
    /// <summary>Keeps what the page shows, beside showing it; and the page is in front until the test says that it is not.</summary>
    private const string Kept = """
        window.shown = []; window.away = false;
        window.Notification = new Proxy(Notification, { construct: (real, given) => { const notice = new real(...given); shown.push({ title: given[0], ...given[1], press: () => notice.onclick() }); return notice; } });
        document.hasFocus = () => !window.away;
        """;

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task An_immediate_case_and_an_answer_are_told_to_who_looks_elsewhere_and_say_nothing(int width, int height)
    {
        await using var whole = await Chromium.StartAsync(whole: true);
        await using var desk = await fixture.SignInAsync(new Screen(width, height), whole);
        await desk.ClearAsync();
        await desk.Page.Context.GrantPermissionsAsync(["notifications"]);
        await desk.Page.AddInitScriptAsync(Kept);
        await desk.Page.GotoAsync("/desk/security");
        var settings = desk.Region("Notices of this browser");
        await Assertions.Expect(settings).ToContainTextAsync("Off.");
        Assert.Empty(await ShownAsync(desk));
        await desk.Button("Switch notices on").ClickAsync();
        await Assertions.Expect(settings).ToContainTextAsync("On, in this browser.");
        Assert.Equal(["This is how a notice looks."], await ShownAsync(desk));
        await settings.ScrollIntoViewIfNeededAsync();
        await desk.LookAsync($"desk-notices-{width}");

        await desk.Page.EvaluateAsync("away = true");
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("Русский");
        await chat.ChooseAsync(0);
        await chat.WriteAsync("меня задержала полиция");
        await UntilShownAsync(desk, "An immediate case waits.");
        await desk.Page.EvaluateAsync("shown.at(-1).press()");
        await desk.TakeNextAsync();
        await desk.Reply.FillAsync("Я с вами.");
        await desk.Button("Send reply").ClickAsync();
        await Assertions.Expect(Own(desk)).ToContainTextAsync("it is their turn to write");
        await chat.WriteAsync("Алмалинский отдел");
        await UntilShownAsync(desk, "Somebody answered in a case of yours.");
        var all = await desk.Page.EvaluateAsync<string>("JSON.stringify(shown)");
        Assert.DoesNotContain("отдел", all, StringComparison.Ordinal);
        Assert.Equal(["body", "lang", "tag", "title"], JsonDocument.Parse(all).RootElement.EnumerateArray().SelectMany(n => n.EnumerateObject()).Select(p => p.Name).Distinct().Order());

        // In front nothing is told besides: the page shows it.
        await desk.Page.EvaluateAsync("away = false");
        var before = (await ShownAsync(desk)).Count;
        await desk.Reply.FillAsync("Хорошо.");
        await desk.Button("Send reply").ClickAsync();
        await Assertions.Expect(Own(desk)).ToContainTextAsync("it is their turn to write");
        await chat.WriteAsync("Спасибо, а что дальше?");
        await Assertions.Expect(Own(desk)).Not.ToContainTextAsync("it is their turn to write");
        Assert.Equal(before, (await ShownAsync(desk)).Count);
        await desk.CloseAsync("Contact lost");
        await desk.Page.GotoAsync("/desk/security");
        await desk.Button("Switch notices off").ClickAsync();
        await desk.Page.ReloadAsync();
        await Assertions.Expect(settings).ToContainTextAsync("Off.");
    }

    [Fact]
    public async Task A_browser_that_forbids_notices_is_told_where_to_allow_them()
    {
        await using var desk = await fixture.SignInAsync(Screen.Phone);
        await desk.Page.AddInitScriptAsync("Object.defineProperty(Notification, 'permission', { get: () => 'denied' });");
        await desk.Page.GotoAsync("/desk/security");
        await Assertions.Expect(desk.Region("Notices of this browser")).ToContainTextAsync("Your browser forbids notices");
        await Assertions.Expect(desk.Button("Switch notices on")).ToHaveCountAsync(0);
    }

    /// <summary>The list of own cases, also while a phone does not show it.</summary>
    private static ILocator Own(DeskWindow desk) => desk.Page.Locator(".queue");

    private static async Task<IReadOnlyList<string>> ShownAsync(DeskWindow desk) => await desk.Page.EvaluateAsync<string[]>("shown.map(n => n.body)");

    private static async Task UntilShownAsync(DeskWindow desk, string words) => await desk.Page.WaitForFunctionAsync("words => shown.at(-1)?.body === words", words);
}
