using System.Globalization;
using Hotline.FunctionalTests.Running;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>Who comes in, and what is left when they have gone.</summary>
[Collection(CalmShift.Name)]
public sealed class DoorTests(ShiftHouse house)
{
    private const string Words = "Ман дар Маскав ҳастам";

    [Fact]
    public async Task Only_the_code_of_the_app_or_a_recovery_code_once_lets_in_and_whoever_has_left_reads_nothing()
    {
        await using var desk = await house.OperatorAsync("Vera", ShiftHouse.OffDuty);
        var (secret, spare) = await SetUpAppAsync(desk);
        var talk = await house.CallsAsync(ShiftHouse.OffDuty);
        talk.Person.Writes(Words);

        await desk.SignOutAsync();
        await desk.SignInAsync(DeskWindow.Password, "vera");
        await RefusedAsync(desk, Wrong(AuthenticatorApp.CodeOf(secret, later: 1)));
        await EnterAsync(desk, AuthenticatorApp.CodeOf(secret, later: 1));
        await desk.TakeNextAsync();
        await desk.Line(Words).WaitForAsync();
        var address = desk.Page.Url;
        var id = address[(address.LastIndexOf('/') + 1)..];
        var other = await desk.Page.Context.NewPageAsync();
        await other.GotoAsync(address);
        await other.GetByText(Words).WaitForAsync();

        await desk.SignOutAsync();

        // The other tab of the same browser had the case open.
        await DoorAsync(other);
        await other.ReloadAsync();
        await DoorAsync(other);
        await desk.Page.GoBackAsync();
        await DoorAsync(desk.Page);
        foreach (var path in new[] { "queue", "cases/mine", $"cases/{id}", $"cases/{id}/lines?after=x", "shift", "accounts", "audit", "overview/now" })
        {
            await using var answer = await desk.Page.APIRequest.GetAsync("/api/v1/" + path);
            Assert.Equal((path, 401, "signed_out"), (path, answer.Status, (await answer.JsonAsync())?.GetProperty("error").GetString()));
        }

        // Nobody else speaks the language, and nobody will before that day: who waits is told so, with a clock time.
        await house.Telegram.UntilAsync(() => Told(talk.Said), $"a clock time; the bot said: {talk.Said}");

        await desk.SignInAsync(DeskWindow.Password, "vera");
        await EnterAsync(desk, spare[0]);
        await desk.SignOutAsync();
        await desk.SignInAsync(DeskWindow.Password, "vera");
        await RefusedAsync(desk, spare[0]);
        await EnterAsync(desk, spare[1]);
        await desk.TakeNextAsync();
        Assert.Equal(address, desk.Page.Url);
        await desk.CloseAsync("Contact lost");
    }

    /// <summary>Sets up an app, by typing its key. Returns that key, and the recovery codes.</summary>
    private static async Task<(string Secret, IReadOnlyList<string> Spare)> SetUpAppAsync(DeskWindow desk)
    {
        await desk.GoAsync("Your account");
        await desk.Button("Set it up").ClickAsync();
        await desk.Page.GetByLabel("Your password").FillAsync(DeskWindow.Password);
        await desk.Button("Go on").ClickAsync();
        var secret = await desk.Page.Locator(".secret").InnerTextAsync();
        await desk.Page.GetByLabel("Six digits that the app shows now").FillAsync(AuthenticatorApp.CodeOf(secret));
        await desk.Button("Done").ClickAsync();
        await desk.Button("I have them").WaitForAsync();
        var spare = await desk.Page.Locator(".codes li").AllInnerTextsAsync();
        await desk.Button("I have them").ClickAsync();
        await desk.Page.GetByText("Signing in asks for a code of your app.").WaitForAsync();
        return (secret, [.. spare.Select(code => code.Trim())]);
    }

    private static async Task EnterAsync(DeskWindow desk, string code)
    {
        await desk.Page.GetByLabel("Code").FillAsync(code);
        await desk.Button("Sign in").ClickAsync();
        await desk.Button("Take next").WaitForAsync();
    }

    private static async Task RefusedAsync(DeskWindow desk, string code)
    {
        await desk.Page.GetByLabel("Code").FillAsync(code);
        await desk.Button("Sign in").ClickAsync();
        await Assertions.Expect(desk.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("This code is not right, or it was used already. Wait for the next one, or use a recovery code.");
    }

    private static async Task DoorAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in to the desk" }).WaitForAsync();
        Assert.DoesNotContain(Words, await page.ContentAsync(), StringComparison.Ordinal);
    }

    private static string Wrong(string code) => ((int.Parse(code, CultureInfo.InvariantCulture) + 1) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);

    private static bool Told(string said) => said.Contains("09:00", StringComparison.Ordinal);
}
