using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser.Shifts;

/// <summary>A whole shift on a phone.</summary>
[Collection(CalmShift.Name)]
public sealed class PhoneTests(ShiftHouse house)
{
    [Fact]
    public async Task A_whole_shift_on_a_screen_of_360_pixels()
    {
        await using var desk = await house.OpenAsync(Screen.Phone);
        await desk.JoinAsync(await house.InviteAsync(["operator"]), "zarina", "Zarina", "kk");
        await desk.Button("Take next").WaitForAsync();
        await desk.SignOutAsync();
        await LookAsync(desk, "door");
        await desk.SignInAsync(DeskWindow.Password, "zarina");
        await desk.Button("Take next").WaitForAsync();
        var talk = await house.CallsAsync("kk", "no", "unpaid_wages");
        await house.WaitingAsync("kk");
        await LookAsync(desk, "queue");

        await desk.TakeNextAsync();
        await Assertions.Expect(desk.Page.GetByText("Ctrl+Enter")).ToHaveCountAsync(0);
        await LookAsync(desk, "case");
        await desk.ReplyAsync("Сәлеметсіз бе, мен осындамын.");
        await talk.HearsAsync("Сәлеметсіз бе, мен осындамын.");
        talk.Person.Writes("Үш ай жалақы бермеді");
        await desk.Line("Үш ай жалақы бермеді").WaitForAsync();
        await Assertions.Expect(desk.Line("Үш ай жалақы бермеді")).ToBeInViewportAsync();
        await desk.Page.GetByText("What we know").ClickAsync();
        await desk.Button("Change: What was done to the person").ClickAsync();
        await desk.Page.GetByLabel("Add what else was done").SelectOptionAsync("W1");
        await desk.Page.GetByLabel("How sure").SelectOptionAsync("claimed");
        await LookAsync(desk, "flags");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(desk.Known).ToContainTextAsync("W1");
        await LookAsync(desk, "known");
        await desk.Button("Close").ClickAsync();
        await LookAsync(desk, "close");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.CloseAsync("Information given");
        await desk.Button("Take next").WaitForAsync();
        await Assertions.Expect(desk.Own).ToHaveCountAsync(0);
        await talk.HearsAsync("Zarina");
    }

    /// <summary>Nothing is wider than the screen, and everything is large enough for a thumb.</summary>
    private static async Task LookAsync(DeskWindow desk, string what)
    {
        await desk.LookAsync($"shift-phone-{what}");
        Assert.Empty(await desk.Window.SmallTargetsAsync());
    }
}
