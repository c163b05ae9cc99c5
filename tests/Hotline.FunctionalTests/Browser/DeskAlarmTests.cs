using Hotline.FunctionalTests.Program;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>An immediate case is heard and stands in the title of the page, for whoever looks elsewhere.</summary>
[Collection(DeskBrowser.Name)]
public sealed class DeskAlarmTests(BrowserFixture fixture)
{
    /// <summary>Keeps every sound that the page makes, beside making it. That a browser lets nothing sound on a page that nobody has touched must not hide that the page would.</summary>
    private const string Heard = """
        window.sounds = [];
        window.AudioContext = new Proxy(AudioContext, { construct: (real, given) => { const sound = new real(...given); sounds.push(sound); return sound; } });
        Object.defineProperty(navigator, 'userActivation', { value: { hasBeenActive: true } });
        """;

    [Fact]
    public async Task An_immediate_case_rings_once_and_stands_in_the_title_until_it_is_taken()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await desk.Page.AddInitScriptAsync(Heard);
        await desk.Page.ReloadAsync();
        await SoundAsync(desk, on: true);
        var calm = await AsksAsync("operator");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("Desk");
        Assert.Equal(0, await RungAsync(desk));

        await AsksAsync("the police arrested me");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("(1) Desk");
        await desk.Page.WaitForFunctionAsync("() => sounds.length === 1 && sounds[0].state === 'closed'");

        // What waited before the page was opened is not told anew.
        await desk.Page.ReloadAsync();
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("(1) Desk");
        Assert.Equal(0, await RungAsync(desk));

        await SoundAsync(desk, on: false);
        await AsksAsync("the police arrested me");
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("(2) Desk");
        Assert.Equal(0, await RungAsync(desk));

        await SoundAsync(desk, on: true);
        await desk.TakeNextAsync();
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("(1) Desk");
        await desk.Button("Take next").ClickAsync();
        await Assertions.Expect(desk.Page).ToHaveTitleAsync("Desk");
        Assert.Equal(0, await RungAsync(desk));

        // Who waited calmly comes into danger.
        using (await calm.WritesAsync("the police arrested me"))
            await Assertions.Expect(desk.Page).ToHaveTitleAsync("(1) Desk");
        await desk.Page.WaitForFunctionAsync("() => sounds.length === 1");
        await desk.ClearAsync();
        Assert.Equal(1, await RungAsync(desk));
    }

    /// <summary>Somebody who writes this in the web chat.</summary>
    private async Task<WebChatPage> AsksAsync(string words)
    {
        var person = new WebChatPage(fixture.Hotline);
        using (await person.StartsAsync("en")) await person.HearsAsync(message => WebChatPage.Choice(message, "no") is not null);
        using (await person.WritesAsync(words)) return person;
    }

    /// <summary>Sets the sound in the menu; and the page has been touched then.</summary>
    private static async Task SoundAsync(DeskWindow desk, bool on)
    {
        await desk.OpenMenuAsync();
        await desk.Page.GetByRole(AriaRole.Switch, new() { Name = "Sound for an immediate case" }).SetCheckedAsync(on);
        await desk.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
    }

    private static Task<int> RungAsync(DeskWindow desk) => desk.Page.EvaluateAsync<int>("sounds.length");
}
