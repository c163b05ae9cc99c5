using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>Passkeys on the desk's pages, with a device of the browser's.</summary>
[Collection(RoomsBrowser.Name)]
public sealed class DeskPasskeyTests(BrowserFixture fixture)
{
    private const string Owner = "zarina";
    private const string Refused = "This passkey does not open the desk. Try again, or sign in with name and password.";

    [Fact]
    public async Task A_passkey_opens_the_desk_until_it_is_removed_and_no_other_does()
    {
        await using var desk = new DeskWindow(await fixture.OpenAsync(Screen.Phone, place: "198.51.100.9"));
        await desk.JoinAsync(await InvitedAsync(), Owner, Owner);
        await desk.Button("Take next").WaitForAsync();
        var device = await PasskeyDevice.InAsync(desk.Page);
        await SecurityAsync(desk);
        await Assertions.Expect(desk.Region("Passkeys")).ToContainTextAsync("You have none yet.");

        await device.KnowsOwnerAsync(false);
        await AddAsync(desk);
        await Assertions.Expect(desk.Dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("No passkey was made. Try again when you are ready.");
        Assert.Empty(await device.PasskeysAsync());
        await desk.LookAsync("desk-passkey-stopped");
        await device.KnowsOwnerAsync(true);
        await desk.Button("Make it").ClickAsync();
        await Assertions.Expect(desk.Page.Locator(".codes li")).ToHaveCountAsync(10);
        await desk.Button("I have them").ClickAsync();
        await Assertions.Expect(desk.Region("Passkeys")).ToContainTextAsync("never used yet");

        var own = Assert.Single(await device.PasskeysAsync());
        await desk.SignOutAsync();
        await device.HoldsAsync(Foreign(own, "credentialId", "privateKey"));
        await RefusedAsync(desk);
        await desk.LookAsync("desk-passkey-refused");
        // It says that it is the one that the account knows, and cannot prove it.
        await device.HoldsAsync(Foreign(own, "privateKey"));
        await RefusedAsync(desk);
        await device.HoldsAsync(own);
        await desk.Button("Sign in with a passkey").ClickAsync();
        await desk.Button("Take next").WaitForAsync();

        await SecurityAsync(desk);
        await Assertions.Expect(desk.Region("Passkeys")).ToContainTextAsync("last used today");
        await desk.LookAsync("desk-passkeys");
        await desk.Button("Remove: phone").ClickAsync();
        await desk.Page.GetByLabel("Your password").FillAsync(DeskWindow.Password);
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Remove", Exact = true }).ClickAsync();
        await Assertions.Expect(desk.Region("Passkeys")).ToContainTextAsync("You have none yet.");
        await desk.SignOutAsync();
        await RefusedAsync(desk);
        Assert.Single(await device.PasskeysAsync());
    }

    /// <summary>A link of the desk by its name: a browser keeps passkeys for names alone, not for the number that the other tests use.</summary>
    private async Task<string> InvitedAsync()
    {
        await using var host = await fixture.SignInAsync();
        await using var answer = await host.PostAsync("invitations", new { roles = new[] { "operator" }, grants = Array.Empty<string>() });
        Assert.True(answer.Ok, await answer.TextAsync());
        return $"http://localhost:{fixture.Hotline.Port}/desk#welcome={(await answer.JsonAsync())!.Value.GetProperty("code").GetString()}";
    }

    private static async Task SecurityAsync(DeskWindow desk)
    {
        await desk.OpenMenuAsync();
        await desk.Dialog.GetByRole(AriaRole.Link, new() { Name = "Your account" }).ClickAsync();
    }

    private static async Task AddAsync(DeskWindow desk)
    {
        await desk.Button("Add a passkey").ClickAsync();
        await desk.Page.GetByLabel("Name of this device").FillAsync("phone");
        await desk.Page.GetByLabel("Your password").FillAsync(DeskWindow.Password);
        await desk.Button("Make it").ClickAsync();
    }

    private static async Task RefusedAsync(DeskWindow desk)
    {
        var answered = desk.Page.WaitForResponseAsync("**/sign-in/passkey");
        await desk.Button("Sign in with a passkey").ClickAsync();
        Assert.Equal(401, (await answered).Status);
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(Refused);
    }

    /// <summary>The same passkey with these parts by chance.</summary>
    private static JsonObject Foreign(JsonElement own, params string[] parts)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var foreign = JsonObject.Create(own)!;
        foreach (var part in parts) foreign[part] = Convert.ToBase64String(part == "privateKey" ? key.ExportPkcs8PrivateKey() : RandomNumberGenerator.GetBytes(32));
        return foreign;
    }
}
