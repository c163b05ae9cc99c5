using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Hotline.FunctionalTests.Browser;

/// <summary>The desk in the languages whose words are longest: every room and every form of a case fits, is clean, and leaves a picture for whoever reads the language.</summary>
[Collection(RoomsBrowser.Name)]
public sealed partial class DeskLanguageTests(BrowserFixture fixture)
{
    /// <summary>Draws each letter with the page's font; what has no glyph is drawn like a sign that no font has.</summary>
    private const string Undrawn = """
        letters => {
          const canvas = Object.assign(document.createElement('canvas'), { width: 48, height: 48 }).getContext('2d', { willReadFrequently: true });
          canvas.font = '32px ' + getComputedStyle(document.body).fontFamily;
          const drawn = sign => { canvas.clearRect(0, 0, 48, 48); canvas.fillText(sign, 4, 36); return canvas.getImageData(0, 0, 48, 48).data.join(); };
          const missing = drawn('\u{10FFFD}');
          return [...letters].filter(letter => drawn(letter) === missing || drawn(letter) === drawn(' ')).join('');
        }
        """;

    [Theory]
    [InlineData("ru", 360, "Одну минуту…")]
    [InlineData("kk", 360, "Бір сәт…")]
    [InlineData("kk", 1040, "Бір сәт…")]
    public async Task Every_room_fits_and_is_clean(string language, int width, string loading)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, 740, Touch: width < 400));
        await desk.SpeakAsync(language);
        await Assertions.Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        Assert.Equal("", await desk.Page.EvaluateAsync<string>(Undrawn, "әіңғүұқөһӘІҢҒҮҰҚӨҺ"));
        foreach (var room in await desk.Page.Locator(".bar .places a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            await desk.Page.GotoAsync(room);
            await desk.Page.GetByRole(AriaRole.Heading, new() { Level = 2 }).First.WaitForAsync();
            await Assertions.Expect(desk.Page.GetByText(loading)).ToHaveCountAsync(0);
            await desk.LookAsync($"desk-{language}-{width}-{room[(room.LastIndexOf('/') + 1)..]}");
        }

        await desk.OpenMenuAsync();
        await desk.LookAsync($"desk-{language}-{width}-menu");
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("kk")]
    [InlineData("en")]
    public async Task All_rooms_stand_on_one_line_of_a_laptop(string language)
    {
        await using var desk = await fixture.SignInAsync(Screen.Desktop);
        await desk.SpeakAsync(language);
        await Assertions.Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
        await Assertions.Expect(desk.Page.Locator(".bar .places a")).ToHaveCountAsync(11);
        Assert.Single(await desk.Page.Locator(".bar .places a").EvaluateAllAsync<double[]>("links => [...new Set(links.map(link => link.getBoundingClientRect().top))]"));
        await desk.LookAsync($"desk-{language}-1280-bar");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(1040)]
    public async Task A_case_and_its_forms_fit_and_are_clean(int width)
    {
        await using var desk = await fixture.SignInAsync(new Screen(width, 740, Touch: width < 400));
        await desk.ClearAsync();
        await desk.SpeakAsync("kk");
        await using var chat = new ChatWindow(await fixture.OpenAsync());
        await chat.BeginAsync("Қазақша");
        await chat.ChooseAsync(0);
        await Assertions.Expect(desk.Region("Күтіп отыр").Locator("[data-case]")).ToHaveCountAsync(1);
        await desk.LookAsync($"desk-kk-{width}-waiting");
        await desk.Button("Келесісін алу").ClickAsync();
        await desk.Reply.WaitForAsync();
        await desk.LookAsync($"desk-kk-{width}-case");
        if (width < 400) await desk.Page.Locator(".facts summary").ClickAsync();
        await Assertions.Expect(desk.Region("Біз білетіні")).ToContainTextAsync("Адам қауіп бар деді");
        await desk.LookAsync($"desk-kk-{width}-facts");
        foreach (var button in await desk.Page.Locator(".case-head .row-of-buttons button, .facts .fact-head button").AllAsync())
        {
            var name = await button.InnerTextAsync();
            await button.ClickAsync();
            await desk.Dialog.WaitForAsync();
            await Assertions.Expect(desk.Dialog.GetByText("Бір сәт…")).ToHaveCountAsync(0);
            await desk.LookAsync($"desk-kk-{width}-{name}");
            await desk.Page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task The_server_answers_in_the_pages_language_and_a_draft_says_that_it_is_one()
    {
        await using var desk = await fixture.SignInAsync();
        await desk.SpeakAsync("kk");
        await desk.Page.GotoAsync("/desk/search");
        await desk.Page.Locator("main form button[type=submit]").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[role=alert]:not(:empty)")).ToHaveTextAsync("Не іздейтінін көрсетіңіз: кемінде бір өріс.");
        await desk.Page.GotoAsync("/desk/accounts");
        await desk.Button("Шақыру").ClickAsync();
        await desk.Button("Сілтеме жасау").ClickAsync();
        await Assertions.Expect(desk.Dialog).ToContainTextAsync(Day());
        await desk.Button("Дайын").ClickAsync();
        await Assertions.Expect(desk.Dialog).ToHaveCountAsync(0);
        await desk.OpenMenuAsync();
        await Assertions.Expect(desk.Dialog).ToContainTextAsync("Бұл аударманы қазақша сөйлейтін адам әлі тексерген жоқ.");
        await desk.Dialog.GetByLabel("Осы беттің тілі").SelectOptionAsync("ru");
        await Assertions.Expect(desk.Dialog.GetByLabel("Язык этой страницы")).ToBeVisibleAsync();
        await Assertions.Expect(desk.Dialog).Not.ToContainTextAsync("носитель языка");
    }

    /// <summary>A day and a time, by the language's own names: the browser knows none of them.</summary>
    [GeneratedRegex(@"мерзімі: \d{1,2} (?:қаңтар|ақпан|наурыз|сәуір|мамыр|маусым|шілде|тамыз|қыркүйек|қазан|қараша|желтоқсан), \d\d:\d\d\.", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Day();
}
