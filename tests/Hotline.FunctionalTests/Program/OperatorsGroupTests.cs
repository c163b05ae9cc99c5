using System.Net;
using System.Text.Json;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>Operators in their group in Telegram, on the real program: another face of the desk.</summary>
public sealed class OperatorsGroupTests : IAsyncLifetime
{
    private const long GroupId = -1001900000077;
    private const long PersonId = 7123456789013;
    private const string Marked = "ZZMARKEDINGROUPZZ";
    private const string Take = "Take this case";

    private FakeTelegramServer telegram = null!;
    private FakeGroup group = null!;

    public async ValueTask InitializeAsync()
    {
        telegram = await FakeTelegramServer.StartAsync(speed: 1);
        group = telegram.Group(GroupId, forum: true);
    }

    public ValueTask DisposeAsync() => telegram.DisposeAsync();

    private Dictionary<string, string> Settings => new(telegram.Settings)
    {
        ["Telegram:OperatorsGroup"] = $"{GroupId}",
        ["Telegram:GroupPerMinute"] = "0",
    };

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_case_is_claimed_answered_and_closed_in_its_topic_and_nobody_else_can(bool webhook)
    {
        var logs = Directory.CreateTempSubdirectory("hotline-logs-").FullName;
        var settings = new Dictionary<string, string>(Settings) { ["Log:Level"] = "Verbose", ["Log:Folder"] = logs };
        if (webhook) settings["Telegram:WebhookSecret"] = "functional-test-secret";
        await using var hotline = await RunningHotline.StartAsync(settings, publicUrl: webhook);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        var (aigul, stranger) = (telegram.Person(900000001, "ru"), telegram.Person(900000002, "ru"));
        await LinkAsync(desk, aigul);

        var talk = await WaitsAsync();
        var topic = await TopicAsync();
        Assert.StartsWith("unpaid wages", group.Topics[topic][12..], StringComparison.Ordinal);

        stranger.TapsIn(group, topic, Take);
        await AnsweredAsync("nobody knows yet which account is yours");
        Assert.Equal(1, (await desk.GetAsync("/api/v1/queue")).GetProperty("cases").GetArrayLength());

        // Pressed twice, as thumbs do: one claim.
        aigul.TapsIn(group, topic, Take);
        aigul.TapsIn(group, topic, Take);
        await ShowsAsync(topic, "Close…");
        var mine = Assert.Single((await desk.GetAsync("/api/v1/cases/mine")).GetProperty("cases").EnumerateArray());
        Assert.Equal("Aigul", mine.GetProperty("holder").GetString());

        aigul.WritesIn(group, "Здравствуйте, я с вами.", topic);
        await talk.HearsAsync("Здравствуйте, я с вами.");
        talk.Person.Writes($"Спасибо {Marked}");
        await PostedAsync(topic, "The person wrote");

        stranger.WritesIn(group, "слова чужого", topic);
        await PostedAsync(topic, "nobody knows yet which account is yours");
        group.WritesAnonymously("слова без имени", topic);
        await PostedAsync(topic, "anonymous administrator");

        aigul.TapsIn(group, topic, "Close…");
        await ShowsAsync(topic, "Information given");
        Assert.All(telegram.SentTo(GroupId), m => Assert.DoesNotContain(Marked, m.Text, StringComparison.Ordinal));
        Assert.All(telegram.SentTo(GroupId), m => Assert.DoesNotContain($"{PersonId}", m.Text, StringComparison.Ordinal));
        aigul.TapsIn(group, topic, "Information given");
        await telegram.UntilAsync(() => group.Topics.Count == 0, "that the topic of a closed case goes");

        var closed = await desk.GetAsync($"/api/v1/cases/{mine.GetProperty("id").GetString()}");
        Assert.Equal(("closed", "information_given"), (closed.GetProperty("status").GetString(), closed.GetProperty("outcome").GetString()));
        Assert.DoesNotContain("чужого", talk.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("без имени", talk.Said, StringComparison.Ordinal);
        Assert.Empty(MarkedSecrets.Find(hotline, logs, [Marked, "900000001", "900000002", $"{PersonId}", telegram.Token, "Person 900000001"]));
        Assert.DoesNotContain(hotline.Output, line => line.Contains(" ERR ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_chat_of_staff_is_no_conversation_until_they_unlink()
    {
        await using var hotline = await RunningHotline.StartAsync(Settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru");
        var aigul = telegram.Person(900000001, "ru");
        await LinkAsync(desk, aigul);
        aigul.Writes("operator");
        await ToldAsync(aigul, "no conversation with the hotline");
        Assert.True((await desk.GetAsync("/api/v1/telegram")).GetProperty("linked").GetBoolean());
        aigul.Writes("/unlink");
        await ToldAsync(aigul, "not linked to the desk any more");
        Assert.False((await desk.GetAsync("/api/v1/telegram")).GetProperty("linked").GetBoolean());
        aigul.Starts();
        await telegram.UntilAsync(() => telegram.SentTo(aigul.Id).Any(m => m.Rows.Count > 0), "the first question of the hotline");
    }

    [Fact]
    public async Task A_topic_whose_answer_was_lost_is_neither_lost_nor_doubled_and_an_erased_person_leaves_none()
    {
        await using var hotline = await RunningHotline.StartAsync(Settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        telegram.LoseNextAnswer("createForumTopic");
        var talk = await WaitsAsync();
        var topic = await TopicAsync();
        Assert.Single(group.Topics);

        // Killed while a topic is being made: after the start there is one for each case, and one only.
        telegram.FailNextCall("createForumTopic", 500, "Internal Server Error");
        var second = await WaitsAsync(7123456789014);
        await telegram.UntilAsync(() => telegram.Calls.Count(c => c.Method == "createForumTopic") >= 2, "the second topic is asked for");
        await hotline.KillAsync();
        telegram.LoseNextAnswer("createForumTopic");
        await hotline.StartAgainAsync();
        await telegram.UntilAsync(() => group.Topics.Count == 2 && group.Topics.Keys.All(t => telegram.SentTo(GroupId).Any(m => m.ThreadId == t && !m.Deleted)), "a topic with its card for each case");
        Assert.Equal(2, group.Topics.Values.Distinct().Count());

        talk.Person.Writes("удалить мои данные");
        await telegram.UntilAsync(() => !group.Topics.ContainsKey(topic), "that the topic of an erased person goes");
        Assert.Single(group.Topics);
        Assert.NotNull(second);
    }

    [Fact]
    public async Task What_is_sealed_is_at_the_desk_alone()
    {
        await using var hotline = await RunningHotline.StartAsync(Settings);
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        var talk = new TelegramTalk(telegram, telegram.Person(PersonId, "tg"));
        talk.Person.Starts();
        foreach (var choice in new[] { "no", "violence" }) await talk.TapsAsync(choice);
        talk.Person.Writes("operator");
        await EventuallyAsync(async () => (await desk.GetAsync("/api/v1/queue")).GetProperty("cases").EnumerateArray().Any(c => c.GetProperty("topic").GetString() == "violence"), "the sealed case at the desk");
        // The next case has a topic, and by then the first would have had one.
        await WaitsAsync(7123456789014);
        await telegram.UntilAsync(() => group.Topics.Count > 0, "the topic of the other case");
        Assert.EndsWith("unpaid wages", Assert.Single(group.Topics.Values), StringComparison.Ordinal);
        Assert.All(telegram.SentTo(GroupId), m => Assert.DoesNotContain("violence", m.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Words_stand_in_the_topic_only_where_the_host_said_so_and_only_once_somebody_has_claimed_the_case()
    {
        await using var hotline = await RunningHotline.StartAsync(new Dictionary<string, string>(Settings) { ["Telegram:GroupShows"] = "words" });
        var desk = new DeskOperator(hotline);
        await desk.WelcomeAsync("ru", "tg");
        var aigul = telegram.Person(900000001, "ru");
        await LinkAsync(desk, aigul);
        var talk = await WaitsAsync();
        var topic = await TopicAsync();
        Assert.All(telegram.SentTo(GroupId), m => Assert.DoesNotContain(Triage.City, m.Text, StringComparison.Ordinal));
        aigul.TapsIn(group, topic, Take);
        await PostedAsync(topic, Triage.City);
        aigul.WritesIn(group, "Здравствуйте!", topic);
        await talk.HearsAsync("Здравствуйте!");
        talk.Person.Writes($"Вот ещё {Marked}");
        await PostedAsync(topic, Marked);

        // Back in the queue it is nobody's: the words go, and the case begins anew in a topic without them.
        aigul.TapsIn(group, topic, "Back to the queue");
        await telegram.UntilAsync(() => group.Topics.Count == 1 && !group.Topics.ContainsKey(topic), "a topic without words");
    }

    [Fact]
    public async Task A_group_that_is_not_what_it_must_be_is_not_used()
    {
        group.BecomesPublic();
        await using var hotline = await RunningHotline.StartAsync(Settings);
        await EventuallyAsync(() => Task.FromResult(hotline.Output.Any(line => line.Contains("The operators' group is public", StringComparison.Ordinal))), "the fault in the log");
        Assert.DoesNotContain(telegram.Calls, call => call.Method is "createForumTopic");
    }

    private async Task LinkAsync(DeskOperator desk, FakePerson member)
    {
        var code = (await PostAsync(desk, "/api/v1/telegram/link")).GetProperty("code").GetString()!;
        member.Starts(code);
        await ToldAsync(member, "linked to the desk as Aigul");
    }

    private static async Task<JsonElement> PostAsync(DeskOperator desk, string path)
    {
        using var answer = await desk.PostAsync(path, new { });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>A person tells of unpaid wages and waits for a human.</summary>
    private async Task<TelegramTalk> WaitsAsync(long person = PersonId)
    {
        var talk = new TelegramTalk(telegram, telegram.Person(person, "tg"));
        talk.Person.Starts();
        await talk.TellsOfUnpaidWagesAsync();
        return talk;
    }

    private async Task<long> TopicAsync()
    {
        await telegram.UntilAsync(() => telegram.SentTo(GroupId).Any(m => m.Labels.Contains(Take)), "a topic with its card");
        return telegram.SentTo(GroupId).First(m => m.Labels.Contains(Take)).ThreadId!.Value;
    }

    private Task ShowsAsync(long topic, string label) => telegram.UntilAsync(() => telegram.SentTo(GroupId).Any(m => m.ThreadId == topic && m.Labels.Contains(label)), $"a button '{label}'");

    private Task PostedAsync(long topic, string part) => telegram.UntilAsync(() => telegram.SentTo(GroupId).Any(m => m.ThreadId == topic && m.Text.Contains(part, StringComparison.Ordinal)), $"'{part}' in the topic");

    private Task ToldAsync(FakePerson member, string part) => telegram.UntilAsync(
        () => telegram.SentTo(member.Id).Any(m => m.Text.Contains(part, StringComparison.Ordinal)), $"'{part}'; the bot said: {string.Join('\n', telegram.SentTo(member.Id).Select(m => m.Text))}");

    private Task AnsweredAsync(string part) => telegram.UntilAsync(
        () => telegram.Calls.Any(c => c.Method == "answerCallbackQuery" && $"{c.Parameters["text"]}".Contains(part, StringComparison.Ordinal)), $"a tap answered with '{part}'");

    private static async Task EventuallyAsync(Func<Task<bool>> so, string words)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!await so())
        {
            Assert.False(limit.IsCancellationRequested, $"Waited in vain for {words}.");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }
}
