using Hotline.FunctionalTests.Running;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>Second factors, sessions and accounts on the desk's pages.</summary>
[Collection(RoomsBrowser.Name)]
public sealed class DeskAccountTests(BrowserFixture fixture)
{
    private const string Join = "vera";

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
        await colleague.LookAsync($"desk-app-{width}");
        var secret = await colleague.Page.Locator(".secret").InnerTextAsync();
        await colleague.Page.GetByLabel("Six digits that the app shows now").FillAsync(AuthenticatorApp.CodeOf(secret));
        await colleague.Button("Done").ClickAsync();
        await Assertions.Expect(colleague.Page.Locator(".codes li")).ToHaveCountAsync(10);
        await colleague.LookAsync($"desk-recovery-{width}");
        await colleague.Button("I have them").ClickAsync();
        await Assertions.Expect(colleague.Page.GetByText("Signing in asks for a code of your app.")).ToBeVisibleAsync();
        await colleague.LookAsync($"desk-security-{width}");

        await colleague.SignOutAsync();
        await colleague.SignInAsync(DeskWindow.Password, name);
        await colleague.Page.GetByLabel("Code").WaitForAsync();
        await colleague.LookAsync($"desk-second-step-{width}");
        await colleague.Page.GetByLabel("Code").FillAsync(AuthenticatorApp.CodeOf(secret, later: 1));
        await colleague.Button("Sign in").ClickAsync();
        await colleague.Button("Take next").WaitForAsync();

        await desk.Page.ReloadAsync();
        await desk.Button($"Take out the second factor: {name}").WaitForAsync();
        await desk.LookAsync("desk-accounts");
        await desk.Button($"Take out the second factor: {name}").ClickAsync();
        await desk.Button("Take out the second factor").ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await colleague.Page.ReloadAsync();
        await Assertions.Expect(colleague.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the desk" })).ToBeVisibleAsync();
        await desk.Button($"Give a new password: {name}").ClickAsync();
        Assert.Equal("", await desk.Window.AxeAsync());
        await desk.Button("Give a new password").ClickAsync();
        await desk.Page.Locator(".secret").WaitForAsync();
        await desk.LookAsync("desk-new-password");
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

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(360, 740)]
    public async Task What_a_colleague_has_just_changed_of_an_account_is_not_written_over(int width, int height)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, height));
        var name = $"saule{width}";
        await using var colleague = await Colleague.JoinsAsync(fixture, name);
        await desk.Page.GotoAsync("/desk/accounts");
        await desk.Button($"Change: {name}").ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Coordinator" }).CheckAsync();
        await using var changed = await colleague.PostAsync("me", new { languages = new[] { "kk" } });
        Assert.True(changed.Ok, await changed.TextAsync());

        await desk.Button("Save").ClickAsync();
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Somebody changed this account in the meantime. Close the form, look at the account as it is now, then try again. Nothing was changed.");
        // On a phone the form is longer than the screen.
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToBeInViewportAsync(new() { Ratio = 0.9f });
        await desk.LookAsync($"desk-account-changed-{width}");
        // Pressed again it is refused again: the form still shows what was.
        await desk.Button("Save").ClickAsync();
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Button($"Change: {name}").ClickAsync();
        await desk.Dialog.GetByRole(AriaRole.Checkbox, new() { Name = "Coordinator" }).CheckAsync();
        await desk.Button("Save").ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.Button($"Close the account: {name}").ClickAsync();
        await desk.Button("Close the account").ClickAsync();
        await Assertions.Expect(desk.Button($"Open it again: {name}")).ToBeVisibleAsync();
    }
}
