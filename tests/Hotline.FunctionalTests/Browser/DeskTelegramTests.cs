using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>One's own account in Telegram, as the desk's page links it.</summary>
public sealed class DeskTelegramTests(TelegramBrowserFixture fixture) : IClassFixture<TelegramBrowserFixture>
{
    [Theory]
    [InlineData(1280, 900, 900000011)]
    [InlineData(360, 740, 900000012)]
    public async Task An_account_is_linked_by_a_code_told_what_it_gets_and_unlinked(int width, int height, long member)
    {
        await using var desk = await fixture.Desk.SignInAsync(new Screen(width, height));
        await desk.Page.GotoAsync("/desk/security");
        var telegram = desk.Region("Telegram");
        await Assertions.Expect(telegram).ToContainTextAsync("Not linked.");
        await desk.Button("Link Telegram").ClickAsync();
        var box = desk.Dialog.GetByRole(AriaRole.Textbox);
        await Assertions.Expect(box).Not.ToHaveValueAsync("");
        Assert.StartsWith("/start staff_", await box.InputValueAsync(), StringComparison.Ordinal);
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("It works once");
        await desk.LookAsync($"desk-telegram-code-{width}");
        fixture.Telegram.Person(member, "ru").Starts((await box.InputValueAsync())["/start ".Length..]);
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("It is linked.");
        await Assertions.Expect(box).ToHaveCountAsync(0);
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Done", Exact = true }).ClickAsync();

        await Assertions.Expect(telegram).ToContainTextAsync("Linked, today.");
        var notices = desk.Page.GetByRole(AriaRole.Switch, new() { Name = "Tell me in private" });
        await Assertions.Expect(telegram).ToContainTextAsync("the bot writes that an immediate case waits");
        var were = await notices.IsCheckedAsync();
        await desk.Page.RunAndWaitForResponseAsync(() => notices.ClickAsync(), answer => answer.Url.EndsWith("/telegram/notices", StringComparison.Ordinal));
        await Assertions.Expect(notices).ToBeCheckedAsync(new() { Checked = !were });
        await desk.Page.ReloadAsync();
        await Assertions.Expect(notices).ToBeCheckedAsync(new() { Checked = !were });
        await telegram.ScrollIntoViewIfNeededAsync();
        await desk.LookAsync($"desk-telegram-{width}");
        Assert.DoesNotContain($"{member}", await desk.Page.ContentAsync(), StringComparison.Ordinal);

        await desk.Button("Unlink").ClickAsync();
        await desk.LookAsync($"desk-telegram-unlink-{width}");
        await desk.Dialog.GetByRole(AriaRole.Button, new() { Name = "Unlink", Exact = true }).ClickAsync();
        await Assertions.Expect(telegram).ToContainTextAsync("Not linked.");
    }
}
