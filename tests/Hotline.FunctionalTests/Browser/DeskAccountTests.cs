using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>Second factors, sessions and accounts on the desk's pages.</summary>
[Collection(DeskBrowser.Name)]
public sealed class DeskAccountTests(BrowserFixture fixture)
{
    private const string Join = "vera";

    /// <summary>What the person's app would show for a key: RFC 6238 with its usual values, reckoned by the browser. <c>later</c> is how many steps of 30 seconds on.</summary>
    private const string App = """
        async ([secret, later]) => {
          const bits = [...secret.replace(/\s/g, '')].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
          const key = await crypto.subtle.importKey('raw', new Uint8Array(bits.match(/.{8}/g).map(b => parseInt(b, 2))), { name: 'HMAC', hash: 'SHA-1' }, false, ['sign']);
          const step = new DataView(new ArrayBuffer(8)); step.setUint32(4, Math.floor(Date.now() / 30000) + later);
          const mac = new DataView(await crypto.subtle.sign('HMAC', key, step.buffer));
          return String((mac.getUint32(mac.getUint8(19) & 15) & 0x7fffffff) % 1000000).padStart(6, '0');
        }
        """;

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task A_colleague_sets_up_an_app_signs_in_with_its_code_and_is_let_in_again_after_losing_it(int width, int height)
    {
        var name = Join + width;
        await using var desk = await fixture.SignInAsync();
        await desk.GoAsync("Accounts");
        await desk.Button("Invite").ClickAsync();
        await desk.Button("Make the link").ClickAsync();
        var link = await desk.Page.GetByLabel("One-time link").InputValueAsync();
        await desk.Button("Done").ClickAsync();
        await using var colleague = new DeskWindow(await fixture.OpenAsync(new Screen(width, height)));
        await colleague.JoinAsync(link, name, name);
        await colleague.Button("Take next").WaitForAsync();

        await colleague.Page.GotoAsync("/desk/security");
        await colleague.Button("Set it up").ClickAsync();
        await colleague.Page.GetByLabel("Your password").FillAsync("not the password");
        await colleague.Button("Go on").ClickAsync();
        await Assertions.Expect(colleague.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("not your present password");
        await colleague.Page.GetByLabel("Your password").FillAsync(DeskWindow.Password);
        await colleague.Button("Go on").ClickAsync();
        await Assertions.Expect(colleague.Page.GetByAltText("QR code for your app")).ToBeVisibleAsync();
        await LookAsync(colleague, $"desk-app-{width}");
        var secret = await colleague.Page.Locator(".secret").InnerTextAsync();
        await colleague.Page.GetByLabel("Six digits that the app shows now").FillAsync(await CodeAsync(colleague, secret, 0));
        await colleague.Button("Done").ClickAsync();
        await Assertions.Expect(colleague.Page.Locator(".codes li")).ToHaveCountAsync(10);
        await LookAsync(colleague, $"desk-recovery-{width}");
        await colleague.Button("I have them").ClickAsync();
        await Assertions.Expect(colleague.Page.GetByText("Signing in asks for a code of your app.")).ToBeVisibleAsync();
        await LookAsync(colleague, $"desk-security-{width}");

        await SignOutAsync(colleague);
        await BeginAsync(colleague, name);
        await LookAsync(colleague, $"desk-second-step-{width}");
        await colleague.Page.GetByLabel("Code").FillAsync(await CodeAsync(colleague, secret, 1));
        await colleague.Button("Sign in").ClickAsync();
        await colleague.Button("Take next").WaitForAsync();

        await desk.Page.ReloadAsync();
        await desk.Button($"Take out the second factor: {name}").WaitForAsync();
        await LookAsync(desk, "desk-accounts");
        await desk.Button($"Take out the second factor: {name}").ClickAsync();
        await desk.Button("Take out the second factor").ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await colleague.Page.ReloadAsync();
        await Assertions.Expect(colleague.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the desk" })).ToBeVisibleAsync();
        await desk.Button($"Give a new password: {name}").ClickAsync();
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Button("Give a new password").ClickAsync();
        await desk.Page.Locator(".secret").WaitForAsync();
        await LookAsync(desk, "desk-new-password");
        var password = await desk.Page.Locator(".secret").InnerTextAsync();
        await desk.Button("Done").ClickAsync();
        await colleague.Page.GetByLabel("Name").FillAsync(name);
        await colleague.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await colleague.Button("Sign in").ClickAsync();
        await colleague.Button("Take next").WaitForAsync();
        await desk.Button($"Close the account: {name}").ClickAsync();
        await desk.Button("Close the account").ClickAsync();
        await Assertions.Expect(desk.Button($"Open it again: {name}")).ToBeVisibleAsync();
    }

    private static async Task LookAsync(DeskWindow desk, string name)
    {
        Assert.Equal("", await desk.Window.AxeAsync());
        Assert.Equal(0, await desk.Window.OverflowAsync());
        await desk.Window.PictureAsync(name);
    }

    private static Task<string> CodeAsync(DeskWindow desk, string secret, int later) => desk.Page.EvaluateAsync<string>(App, new object[] { secret, later });

    private static async Task SignOutAsync(DeskWindow desk)
    {
        await desk.OpenMenuAsync();
        await desk.Button("Sign out").ClickAsync();
        await desk.Page.GetByText("You are signed out.").WaitForAsync();
    }

    private static async Task BeginAsync(DeskWindow desk, string name)
    {
        await desk.Page.GetByLabel("Name").FillAsync(name);
        await desk.Page.GetByLabel("Password", new() { Exact = true }).FillAsync(DeskWindow.Password);
        await desk.Button("Sign in").ClickAsync();
        await desk.Page.GetByLabel("Code").WaitForAsync();
    }
}
