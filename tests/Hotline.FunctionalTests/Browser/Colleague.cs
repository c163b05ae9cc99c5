using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>A second account at the desk, for what takes two.</summary>
internal static class Colleague
{
    /// <summary>Is invited as an operator (and as what else <paramref name="roles"/> say, in the words of the page), and opens the desk in a window of their own.</summary>
    public static async Task<DeskWindow> JoinsAsync(BrowserFixture fixture, string name, Screen? screen = null, params string[] roles)
    {
        await using var host = await fixture.SignInAsync();
        await host.Page.GotoAsync("/desk/accounts");
        await host.Button("Invite").ClickAsync();
        foreach (var role in roles) await host.Page.GetByRole(AriaRole.Checkbox, new() { Name = role }).CheckAsync();
        await host.Button("Make the link").ClickAsync();
        var link = await host.Page.GetByLabel("One-time link").InputValueAsync();
        var colleague = new DeskWindow(await fixture.OpenAsync(screen));
        await colleague.JoinAsync(link, name, name);
        await colleague.Button("Take next").WaitForAsync();
        return colleague;
    }
}
