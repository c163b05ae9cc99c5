using System.Text.Json;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>A device that keeps passkeys and sees its owner's finger at once: the browser's own, which answers as one that is built in would.</summary>
internal sealed class PasskeyDevice
{
    private readonly ICDPSession browser;
    private readonly string id;

    private PasskeyDevice(ICDPSession browser, string id) => (this.browser, this.id) = (browser, id);

    /// <summary>Gives the window's browser such a device, for as long as the window is open.</summary>
    public static async Task<PasskeyDevice> InAsync(IPage page)
    {
        var browser = await page.Context.NewCDPSessionAsync(page);
        await browser.SendAsync("WebAuthn.enable");
        var options = new { protocol = "ctap2", transport = "internal", hasResidentKey = true, hasUserVerification = true, isUserVerified = true, automaticPresenceSimulation = true };
        var device = await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new() { ["options"] = options });
        return new(browser, device!.Value.GetProperty("authenticatorId").GetString()!);
    }

    /// <summary>Whether the device knows its owner again: the finger, the face or the PIN.</summary>
    public Task KnowsOwnerAsync(bool knows) => SendAsync("WebAuthn.setUserVerified", ("isUserVerified", knows));

    /// <summary>The passkeys on it, as the browser tells them.</summary>
    public async Task<IReadOnlyList<JsonElement>> PasskeysAsync() => [.. (await SendAsync("WebAuthn.getCredentials"))!.Value.GetProperty("credentials").EnumerateArray()];

    /// <summary>Has this passkey on it, and no other.</summary>
    public async Task HoldsAsync(object passkey)
    {
        await SendAsync("WebAuthn.clearCredentials");
        await SendAsync("WebAuthn.addCredential", ("credential", passkey));
    }

    private Task<JsonElement?> SendAsync(string method, params (string Name, object Value)[] given) =>
        browser.SendAsync(method, new Dictionary<string, object>(given.Select(g => KeyValuePair.Create(g.Name, g.Value))) { ["authenticatorId"] = id });
}
