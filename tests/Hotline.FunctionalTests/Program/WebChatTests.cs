using System.Net;

namespace Hotline.FunctionalTests.Program;

/// <summary>Conversations on the web chat, on the real program: the main job, and one over a kill -9.</summary>
public sealed class WebChatTests(WebChatHouse house) : IClassFixture<WebChatHouse>
{
    [Fact]
    public async Task A_person_answers_by_taps_numbers_and_words_changes_the_language_and_reaches_an_operator()
    {
        await using var talk = await WebChatTalk.StartsAsync(new WebChatPage(house.Hotline), "tg");
        await Triage.TellsInEveryWayAsync(talk);
        await Triage.CaseIsAnsweredAsync(house.Desk, talk, "ru", "Здравствуйте, я на связи.");
    }

    [Fact]
    public async Task A_conversation_goes_on_after_a_crash_where_it_stopped_and_leave_ends_it()
    {
        var hotline = house.Hotline;
        var page = new WebChatPage(hotline);
        await AcceptedAsync(page.StartsAsync("tg"));
        var first = await page.HearsAsync(m => WebChatPage.Choice(m, "no") is not null);
        Assert.All(first, m => Assert.Equal("tg", m.GetProperty("locale").GetString()));
        await AcceptedAsync(page.TapsAsync(WebChatPage.Choice(first[^1], "no")!));

        await hotline.KillAsync();
        await hotline.StartAgainAsync();

        var second = await page.HearsAsync(m => WebChatPage.Choice(m, "unpaid_wages") is not null);
        Assert.Empty(second.Select(Id).Intersect(first.Select(Id), StringComparer.Ordinal));
        await AcceptedAsync(page.TapsAsync(WebChatPage.Choice(second[^1], "unpaid_wages")!));
        var third = await page.HearsAsync(m => m.GetProperty("choices").GetArrayLength() > 0);
        Assert.Empty(third.Select(Id).Intersect(second.Select(Id), StringComparer.Ordinal));

        using var left = await page.LeavesAsync();
        Assert.Equal(HttpStatusCode.NoContent, left.StatusCode);
        await page.HearsTheEndAsync();
        using var late = await page.WritesAsync("hello?");
        Assert.Equal(HttpStatusCode.Gone, late.StatusCode);
    }

    private static string Id(System.Text.Json.JsonElement message) => message.GetProperty("id").GetString()!;

    private static async Task AcceptedAsync(Task<HttpResponseMessage> posting)
    {
        using var answer = await posting;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }
}
