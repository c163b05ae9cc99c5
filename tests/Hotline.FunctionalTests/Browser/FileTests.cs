using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>Photos and papers both ways between a person's phone and the desk, on the real pages.</summary>
[Collection(DeskBrowser.Name)]
public sealed class FileTests(BrowserFixture fixture)
{
    private const string Draw = """
        () => { const c = document.createElement('canvas'); c.width = 800; c.height = 600; const g = c.getContext('2d'); const l = g.createLinearGradient(0, 0, 800, 600); l.addColorStop(0, '#c8d8c0'); l.addColorStop(1, '#5a7a9a');
          g.fillStyle = l; g.fillRect(0, 0, 800, 600); g.fillStyle = '#fff'; g.fillRect(150, 120, 500, 360); g.fillStyle = '#333'; for (let y = 170; y < 450; y += 40) g.fillRect(190, y, 300 + (y * 7) % 120, 10); return c.toDataURL('image/jpeg', 0.9); }
        """;

    [Fact]
    public async Task A_photo_goes_to_the_desk_and_a_picture_and_a_paper_come_back()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.ClearAsync();
        await using var chat = new ChatWindow(await fixture.OpenAsync(Screen.Phone));
        await chat.BeginAsync("Русский");
        var photo = Convert.FromBase64String((await chat.Page.EvaluateAsync<string>(Draw)).Split(',')[1]);

        await RefuseAsync(chat, photo);
        await SendPhotoAsync(chat, photo);
        await SendVoiceAsync(chat);
        await chat.WriteAsync("оператор");
        await Assertions.Expect(desk.Waiting).ToHaveCountAsync(1);
        await desk.TakeNextAsync();
        var seen = desk.Page.Locator(".said.person .attached img");
        await Assertions.Expect(seen).ToBeVisibleAsync();
        Assert.Equal(800, await seen.EvaluateAsync<int>("async image => (await image.decode(), image.naturalWidth)"));
        await Assertions.Expect(desk.Page.Locator(".said.person .attached audio")).ToBeVisibleAsync();
        ChatTests.Picture(await desk.Window.PictureAsync("desk-photo"), "desk-photo");

        await ReplyAsync(desk, "Вот бланк, заполните его.", new FilePayload { Name = "Айгуль бланк.png", MimeType = "image/png", Buffer = Convert.FromBase64String((await chat.Page.EvaluateAsync<string>(Draw.Replace("image/jpeg', 0.9", "image/png'", StringComparison.Ordinal))).Split(',')[1]) });
        await ReplyAsync(desk, "", new FilePayload { Name = "Айгуль.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF"u8.ToArray() });
        await TakeAsync(chat);
        await desk.CloseAsync("Contact lost");
    }

    /// <summary>What cannot go is said before it goes, or by the server, in the person's language; and can be left out.</summary>
    private static async Task RefuseAsync(ChatWindow chat, byte[] photo)
    {
        await chat.Page.Locator(".clip").ClickAsync();
        await Assertions.Expect(chat.Page.Locator("#attach .item")).ToHaveCountAsync(3);
        Assert.Equal("", await chat.Window.AxeAsync());
        Assert.Equal(0, await chat.Window.OverflowAsync());
        Assert.Empty(await chat.Window.SmallTargetsAsync());
        ChatTests.Picture(await chat.Window.PictureAsync("chat-attach"), "chat-attach");
        await chat.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(chat.Page.Locator("#attach")).ToBeHiddenAsync();

        // Made in the page: fifteen megabytes are long on their way to a browser.
        await chat.Page.Locator("#pick").EvaluateAsync("input => { const given = new DataTransfer(); given.items.add(new File([new Uint8Array(15 * 1024 * 1024 + 1)], 'photo.jpg', { type: 'image/jpeg' })); input.files = given.files; input.dispatchEvent(new Event('change')); }");
        await Assertions.Expect(chat.Page.Locator(".tray .problem")).ToContainTextAsync("слишком большой");
        await Assertions.Expect(chat.Page.Locator(".tray .send")).ToHaveCountAsync(0);
        await chat.Page.Locator(".tray button").ClickAsync();

        await ChooseAsync(chat, "game.exe", "application/octet-stream", [.. "MZ"u8, .. photo]);
        await chat.Page.Locator(".tray .send").ClickAsync();
        await Assertions.Expect(chat.Page.Locator(".own.failed .state")).ToContainTextAsync("открыть не можем");
        await chat.Page.Locator(".own.failed button").ClickAsync();
        await Assertions.Expect(chat.Own).ToHaveCountAsync(0);
    }

    private static async Task SendPhotoAsync(ChatWindow chat, byte[] photo)
    {
        await ChooseAsync(chat, "IMG_0001.jpg", "image/jpeg", photo);
        await Assertions.Expect(chat.Page.Locator(".tray img")).ToBeVisibleAsync();
        Assert.Equal(0, await chat.Window.OverflowAsync());
        ChatTests.Picture(await chat.Window.PictureAsync("chat-tray"), "chat-tray");
        var answers = await chat.Answers.CountAsync();
        await chat.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(chat.Own.Last).ToContainTextAsync("Фото · ");
        await chat.MoreThanAsync(answers);
        await chat.SentAsync(1);
    }

    private static async Task SendVoiceAsync(ChatWindow chat)
    {
        await chat.Page.Locator(".clip").ClickAsync();
        await chat.Page.GetByRole(AriaRole.Button, new() { Name = "Записать голосовое сообщение" }).ClickAsync();
        await Assertions.Expect(chat.Page.Locator(".recording .about")).ToHaveTextAsync("0:01");
        Assert.Equal("", await chat.Window.AxeAsync());
        Assert.Equal(0, await chat.Window.OverflowAsync());
        Assert.Empty(await chat.Window.SmallTargetsAsync());
        ChatTests.Picture(await chat.Window.PictureAsync("chat-recording"), "chat-recording");
        await chat.Page.Locator(".recording .send").ClickAsync();
        await Assertions.Expect(chat.Page.Locator(".tray audio")).ToBeVisibleAsync();
        ChatTests.Picture(await chat.Window.PictureAsync("chat-recorded"), "chat-recorded");
        var answers = await chat.Answers.CountAsync();
        await chat.Page.Locator(".tray .send").ClickAsync();
        await Assertions.Expect(chat.Own.Last).ToContainTextAsync("Голосовое сообщение · ");
        await chat.MoreThanAsync(answers);
        await chat.SentAsync(2);
    }

    private static Task ChooseAsync(ChatWindow chat, string name, string type, byte[] content) => chat.Page.Locator("#pick").SetInputFilesAsync(new FilePayload { Name = name, MimeType = type, Buffer = content });

    private static async Task ReplyAsync(DeskWindow desk, string words, FilePayload file)
    {
        var said = desk.Page.Locator(".said.operator");
        var known = await said.CountAsync();
        await desk.Page.Locator("#reply-file").SetInputFilesAsync(file);
        await desk.Button("Leave it out").WaitForAsync();
        await desk.Reply.FillAsync(words);
        await desk.Button("Send reply").ClickAsync();
        await Assertions.Expect(said).ToHaveCountAsync(known + 1);
    }

    /// <summary>The picture is seen, the paper saved, under names that say nothing of whoever made them.</summary>
    private static async Task TakeAsync(ChatWindow chat)
    {
        var picture = chat.Page.Locator(".answer .picture");
        await Assertions.Expect(picture).ToBeVisibleAsync();
        Assert.Equal(800, await picture.EvaluateAsync<int>("async image => (await image.decode(), image.naturalWidth)"));
        Assert.StartsWith("blob:", await picture.GetAttributeAsync("src"), StringComparison.Ordinal);
        var paper = chat.Page.Locator(".answer .file button");
        await Assertions.Expect(paper).ToHaveTextAsync("Сохранить: Файл · 1 КБ");
        var saved = await chat.Page.RunAndWaitForDownloadAsync(() => paper.ClickAsync());
        Assert.Matches("^document-[0-9a-f]{6}[.]pdf$", saved.SuggestedFilename);
        Assert.Equal("", await chat.Window.AxeAsync());
        Assert.Equal(0, await chat.Window.OverflowAsync());
        ChatTests.Picture(await chat.Window.PictureAsync("chat-files"), "chat-files");
        await chat.Page.SetViewportSizeAsync(1280, 800);
        ChatTests.Picture(await chat.Window.PictureAsync("chat-files-wide"), "chat-files-wide");
    }
}
