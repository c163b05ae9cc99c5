using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>A person sees that their helper types, on the real program. The page is looked at in <c>Browser/PresenceTests</c>.</summary>
public sealed class TypingTests
{
    private const long PersonId = 7123456789013;

    [Fact]
    public async Task In_Telegram_the_holders_typing_is_one_call()
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var hotline = await RunningHotline.StartAsync(telegram.Settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        var talk = new TelegramTalk(telegram, telegram.Person(PersonId, "tg"));
        talk.Person.Starts();
        await talk.TellsOfUnpaidWagesAsync();
        var id = (await desk.TakeNextAsync(TestContext.Current.CancellationToken)).GetProperty("id").GetString()!;
        await talk.HearsAsync("Aigul");

        using (var answer = await desk.PostAsync($"/api/v1/cases/{id}/presence", new { typing = true, toPerson = true })) answer.EnsureSuccessStatusCode();

        await telegram.UntilAsync(() => Signs(telegram).Any(), "the sign that somebody types");
        var call = Assert.Single(Signs(telegram));
        Assert.Equal(($"{PersonId}", "typing"), ($"{call.Parameters["chat_id"]}", $"{call.Parameters["action"]}"));
    }

    private static IEnumerable<FakeCall> Signs(FakeTelegramServer telegram) => telegram.Calls.Where(c => c.Method == "sendChatAction");
}
