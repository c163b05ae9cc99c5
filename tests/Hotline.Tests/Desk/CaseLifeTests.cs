using System.Text.Json;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

public sealed class CaseLifeTests : IAsyncLifetime
{
    private DeskRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task An_operator_takes_the_most_urgent_person_reads_answers_and_closes()
    {
        await _rig.OpenCaseAsync(1, "NORMAL0001");
        await _rig.OpenCaseAsync(2, "URGENT0001", Urgency.Urgent);
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);

        var queue = (await aigul.GetAsync("queue")).Json;
        Assert.Equal("""{"immediate":0,"urgent":1,"normal":1}""", queue.GetProperty("counts").GetRawText());
        Assert.Equal(3600, queue.GetProperty("longestWaitSeconds").GetInt64());
        Assert.Equal(["URGENT0001", "NORMAL0001"], queue.GetProperty("cases").EnumerateArray().Select(c => c.GetProperty("id").GetString()));
        Assert.Equal(JsonValueKind.Null, queue.GetProperty("next").ValueKind);

        var taken = await aigul.PostAsync("queue/take-next");
        Assert.Equal(("URGENT0001", "aigul", 2), (taken.Text("id"), taken.Text("holder"), taken.Json.GetProperty("version").GetInt32()));
        Assert.Equal("URGENT0001", (await aigul.GetAsync("cases/mine")).Json.GetProperty("cases").EnumerateArray().Single().GetProperty("id").GetString());

        Assert.Equal(202, (await aigul.PostAsync("cases/URGENT0001/reply", new { clientId = "click", version = 2, text = "Здравствуйте" })).Status);
        var screen = (await aigul.GetAsync("cases/URGENT0001")).Json;
        Assert.Equal(["person", "bot", "operator"], screen.GetProperty("transcript").EnumerateArray().Select(l => l.GetProperty("from").GetString()));
        Assert.Equal("waiting", screen.GetProperty("transcript")[2].GetProperty("delivery").GetString());
        Assert.Equal("""[{"slot":"last_paid","value":"longer"}]""", screen.GetProperty("summary").GetRawText());
        Assert.Equal(("waiting", "urgent"), (screen.GetProperty("mode").GetString(), screen.GetProperty("urgency").GetString()));

        Assert.Equal(200, (await aigul.PostAsync("cases/URGENT0001/close", new { version = 2, outcome = "paid_in_full", note = "спасибо" })).Status);
        await _rig.DeliverAsync();
        Assert.Equal([typeof(CaseTaken), typeof(OperatorReplied), typeof(CaseClosed)], _rig.Inbox.Commands.Select(e => e.Event.GetType()));
        Assert.Empty((await aigul.GetAsync("cases/mine")).Json.GetProperty("cases").EnumerateArray());
    }

    [Fact]
    public async Task The_queue_and_the_case_show_that_somebody_waits_too_long()
    {
        await _rig.OpenCaseAsync(1, "IMMEDIATE1", Urgency.Immediate);
        await _rig.Get<CaseClocks>().SweepAsync(new CaseRules(DutyRoster.Unknown(TimeZoneInfo.Utc), ResponseTargets.Default), Now);
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);

        var card = (await aigul.GetAsync("queue")).Json.GetProperty("cases")[0];
        Assert.Equal(("everyone", Turns.Start.AddMinutes(5)), (card.GetProperty("step").GetString(), card.GetProperty("due").GetDateTimeOffset()));
        var note = (await aigul.GetAsync("cases/IMMEDIATE1")).Json.GetProperty("notes")[0];
        Assert.Equal(("escalated", "everyone"), (note.GetProperty("kind").GetString(), note.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task A_case_says_whose_turn_it_is()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        async Task<string?> StatusAsync() => (await aigul.GetAsync("cases/AAAAAAAAAA")).Text("status");
        Assert.Equal("waiting", await StatusAsync());
        var taken = await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        Assert.Equal("with_operator", taken.Text("status"));

        var reply = new OperatorReplied(new CaseId("AAAAAAAAAA"), "someone", 2, "click", "слова");
        _rig.Journal.Write(Turns.Person(1), Turns.Of("r1", _rig.Clock.GetUtcNow(), reply, new SaidLine("d1", "слова", [], "aigul", null)) with { Mode = ConversationMode.Human });
        await _rig.ProjectAsync();
        Assert.Equal("with_person", await StatusAsync());

        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m9", "спасибо, а ещё?", _rig.Clock.GetUtcNow()) with { Mode = ConversationMode.Human });
        await _rig.ProjectAsync();
        Assert.Equal("with_operator", await StatusAsync());
    }

    [Fact]
    public async Task A_case_is_handed_to_a_colleague_who_is_at_the_desk_with_a_note()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var (aigul, ivan) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        await _rig.SignedInAsync("dana", Role.Coordinator);
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        Assert.Equal("""[{"id":"account-ivan","alias":"ivan","languages":["ru","tg"]}]""", (await aigul.GetAsync("colleagues")).Json.GetRawText());

        Assert.Equal((409, "held"), Answer(await ivan.PostAsync("cases/AAAAAAAAAA/hand-over", new { version = 2, to = "account-ivan" })));
        Assert.Equal((409, "changed"), Answer(await aigul.PostAsync("cases/AAAAAAAAAA/hand-over", new { version = 1, to = "account-ivan" })));
        foreach (var other in new[] { "account-aigul", "account-dana", "account-nobody" })
            Assert.Equal((409, "no_colleague"), Answer(await aigul.PostAsync("cases/AAAAAAAAAA/hand-over", new { version = 2, to = other })));
        Assert.Equal((400, "invalid"), Answer(await aigul.PostAsync("cases/AAAAAAAAAA/hand-over", new { version = 2 })));
        var done = await aigul.PostAsync("cases/AAAAAAAAAA/hand-over", new { version = 2, to = "account-ivan", note = "говорит по-таджикски" });

        Assert.Equal((200, "ivan", 3), (done.Status, done.Text("holder"), done.Json.GetProperty("version").GetInt32()));
        Assert.Equal("AAAAAAAAAA", (await ivan.GetAsync("cases/mine")).Json.GetProperty("cases").EnumerateArray().Single().GetProperty("id").GetString());
        var note = (await ivan.GetAsync("cases/AAAAAAAAAA")).Json.GetProperty("notes")[0];
        Assert.Equal(("aigul", "говорит по-таджикски"), (note.GetProperty("alias").GetString(), note.GetProperty("text").GetString()));
        Assert.Equal((409, "held"), Answer(await aigul.PostAsync("cases/AAAAAAAAAA/reply", new { version = 3, clientId = "late", text = "слова" })));
        await _rig.DeliverAsync();
        Assert.Equal(new CaseTaken(new CaseId("AAAAAAAAAA"), "account-ivan", "ivan", 3), _rig.Inbox.Commands.Last().Event);
        await using var context = _rig.Open();
        Assert.Equal("account-aigul", (await context.Audit.SingleAsync(a => a.What == "case_hand_over", Now)).AccountId);
    }

    [Fact]
    public async Task Nothing_is_handed_to_a_colleague_who_has_gone()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var (aigul, ivan) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        await ivan.PostAsync("sign-out");

        Assert.Equal("[]", (await aigul.GetAsync("colleagues")).Json.GetRawText());
        Assert.Equal((409, "no_colleague"), Answer(await aigul.PostAsync("cases/AAAAAAAAAA/hand-over", new { version = 2, to = "account-ivan" })));
    }

    private static (int Status, string? Error) Answer(DeskAnswer answer) => (answer.Status, answer.Error);

    [Fact]
    public async Task Take_next_with_nobody_waiting_answers_with_nothing()
    {
        await _rig.OpenCaseAsync(1, "KAZAKH0001", language: "kk");
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        Assert.Equal(204, (await aigul.PostAsync("queue/take-next", new { languages = new[] { "kk" } })).Status);
    }

    [Fact]
    public async Task Who_comes_second_is_told_who_has_the_case()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var (aigul, ivan) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        Assert.Equal(200, (await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 })).Status);
        foreach (var (path, body) in new (string, object)[]
                 {
                     ("take", new { version = 1 }), ("reply", new { version = 2, clientId = "x", text = "слова" }), ("return", new { version = 2 }),
                     ("close", new { version = 2, outcome = "contact_lost" }), ("urgency", new { version = 2, to = "normal", reason = "x" }),
                 })
        {
            var answer = await ivan.PostAsync($"cases/AAAAAAAAAA/{path}", body);
            Assert.Equal((409, "held"), (answer.Status, answer.Error));
            Assert.Contains("aigul", answer.Text("message"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_refused_reply_is_shown_as_not_sent_with_its_text_and_the_reason()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        await aigul.PostAsync("cases/AAAAAAAAAA/reply", new { clientId = "click", version = 2, text = "Здравствуйте" });
        await _rig.DeliverAsync();
        var sent = _rig.Inbox.Commands.Single(e => e.Event is OperatorReplied);
        _rig.Journal.Write(Turns.Person(1), Turns.Of(sent.EventId, Turns.Start, sent.Event) with { Refused = "The person asked us to stop." });
        await _rig.ProjectAsync();
        var line = (await aigul.GetAsync("cases/AAAAAAAAAA")).Json.GetProperty("transcript").EnumerateArray().Last();
        Assert.Equal(("refused", "Здравствуйте", "The person asked us to stop."), (line.GetProperty("delivery").GetString(), line.GetProperty("text").GetString(), line.GetProperty("words").GetString()));
    }

    [Fact]
    public async Task The_screen_says_how_far_each_line_has_come_and_why_one_did_not()
    {
        var (person, screen) = (Turns.Person(1), await _rig.SignedInAsync("aigul", Role.Operator));
        _rig.Journal.Write(person, Turns.Wrote("m1", "Мне не платят", Turns.Start, [.. Enumerable.Range(1, 6).Select(i => Turns.Bot($"d{i}", $"ответ {i}"))]).WithCase(Turns.Case("AAAAAAAAAA")));
        foreach (var (id, status) in new[] { ("d2", "sent"), ("d3", "sent"), ("d3", "delivered"), ("d4", "read"), ("d5", "failed"), ("d6", "dead") })
            _rig.Journal.Write(person, new DeliveryRecord($"{id}:{status}", Turns.Start, id, status, status is "failed" or "dead" ? $"{status}, because" : null));
        await _rig.ProjectAsync();
        await screen.PostAsync("queue/take-next");

        var lines = (await screen.GetAsync("cases/AAAAAAAAAA")).Json.GetProperty("transcript").EnumerateArray().Skip(1).ToList();

        Assert.Equal(["waiting", "sent", "delivered", "read", "undelivered", "failed"], lines.Select(l => l.GetProperty("delivery").GetString()));
        Assert.Equal([null, null, null, null, "failed, because", "dead, because"], lines.Select(l => l.GetProperty("words").GetString()));
    }

    [Theory]
    [InlineData("reply", """{"version":2,"clientId":"x","text":"  "}""")]
    [InlineData("reply", """{"version":2,"clientId":"","text":"слова"}""")]
    [InlineData("reply", """{"version":2,"text":""")]
    [InlineData("reply", """[]""")]
    [InlineData("close", """{"version":2,"outcome":"whatever"}""")]
    [InlineData("urgency", """{"version":2,"to":"immediate","reason":"x"}""")]
    [InlineData("urgency", """{"version":2,"to":"soon","reason":"x"}""")]
    [InlineData("urgency", """{"version":2,"to":"normal","reason":""}""")]
    public async Task Nonsense_is_answered_with_words_and_changes_nothing(string action, string body)
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        var answer = await aigul.SendAsync(HttpMethod.Post, $"cases/AAAAAAAAAA/{action}", new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.Equal((400, "invalid"), (answer.Status, answer.Error));
        await using var context = _rig.Open();
        Assert.Equal("taken", (await context.Commands.SingleAsync(Now)).Kind);
    }

    [Fact]
    public async Task Every_look_and_every_change_is_audited_without_content()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA", Urgency.Urgent);
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        await aigul.GetAsync("cases/AAAAAAAAAA");
        await aigul.GetAsync("cases/NOSUCHCASE");
        await aigul.PostAsync("cases/AAAAAAAAAA/reply", new { clientId = "click", version = 2, text = "Здравствуйте" });
        await aigul.PostAsync("cases/AAAAAAAAAA/urgency", new { version = 2, to = "normal", reason = "safe" });
        await aigul.PostAsync("cases/AAAAAAAAAA/return", new { version = 2, note = "later" });
        await aigul.PostAsync("queue/take-next");
        await aigul.PostAsync("cases/AAAAAAAAAA/close", new { version = 4, outcome = "contact_lost" });
        await aigul.PostAsync("sign-out");
        await using var context = _rig.Open();
        var audit = await context.Audit.OrderBy(a => a.Id).ToListAsync(Now);
        Assert.Equal(["sign_in", "case_take", "case_read", "case_reply", "case_urgency", "case_return", "case_take_next", "case_close", "sign_out"], audit.Select(a => a.What));
        Assert.All(audit, a => Assert.Equal("account-aigul", a.AccountId));
        Assert.All(audit.Where(a => a.What.StartsWith("case_", StringComparison.Ordinal)), a => Assert.Equal("AAAAAAAAAA", a.CaseId));
    }

    [Fact]
    public async Task Operators_see_pseudonyms_and_never_an_address()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        var all = (await aigul.GetAsync("queue")).Json.GetRawText() + (await aigul.GetAsync("cases/AAAAAAAAAA")).Json.GetRawText();
        Assert.Contains(Turns.Person(1).Value, all, StringComparison.Ordinal);
        Assert.DoesNotContain("77001234567", all, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dead_letters_are_shown_without_their_words()
    {
        _rig.Outbox.Letters = [new DeadLetter(Turns.Person(1), "d1", Turns.Start, "The person blocked us.")];
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var letter = (await dana.GetAsync("dead-letters")).Json.GetProperty("letters").EnumerateArray().Single();
        Assert.Equal((Turns.Person(1).Value, "The person blocked us."), (letter.GetProperty("pseudonym").GetString(), letter.GetProperty("words").GetString()));
    }

    [Fact]
    public async Task A_reply_that_reached_nobody_is_sent_again_once_and_audited()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        _rig.Outbox.Letters = [new DeadLetter(Turns.Person(1), "d1", Turns.Start, "The provider is down.")];
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);

        var answers = new[] { await SendAgainAsync(dana), await SendAgainAsync(dana) };

        Assert.Equal([(204, null), (409, "letter_gone")], answers.Select(answer => (answer.Status, answer.Error)));
        Assert.Empty(_rig.Outbox.Letters);
        await using var context = _rig.Open();
        var entry = await context.Audit.SingleAsync(a => a.What == "reply_send_again", Now);
        Assert.Equal(("account-dana", "AAAAAAAAAA"), (entry.AccountId, entry.CaseId));
    }

    [Fact]
    public async Task Record_of_sending_again_stands_before_anything_is_sent()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        _rig.Outbox.Letters = [new DeadLetter(Turns.Person(1), "d1", Turns.Start, "The provider is down.")];
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);
        var recorded = false;
        _rig.Outbox.Sending = async () =>
        {
            await using var context = _rig.Open();
            recorded = await context.Audit.AnyAsync(a => a.What == "reply_send_again", Now);
        };

        Assert.Equal(204, (await SendAgainAsync(dana)).Status);

        Assert.True(recorded);
    }

    [Fact]
    public async Task Whoever_asked_us_to_stop_is_not_written_to_again()
    {
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m-1", "stop", Turns.Start) with { Mode = ConversationMode.Stopped });
        await _rig.ProjectAsync();
        _rig.Outbox.Letters = [new DeadLetter(Turns.Person(1), "d1", Turns.Start, "The provider is down.")];
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);

        Assert.Equal("letter_stopped", (await SendAgainAsync(aigul)).Error);
        Assert.Equal("invalid", (await aigul.PostAsync("dead-letters/d1/send-again", new { })).Error);

        Assert.Single(_rig.Outbox.Letters);
        await using var context = _rig.Open();
        Assert.False(await context.Audit.AnyAsync(a => a.What == "reply_send_again", Now));
    }

    [Fact]
    public async Task A_new_case_and_a_change_of_one_are_heard_at_once()
    {
        await _rig.OpenCaseAsync(1, "AAAAAAAAAA");
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        var (response, lines) = await aigul.EventsAsync();
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(": open", await lines.ReadLineAsync(Now));
        await _rig.OpenCaseAsync(2, "BBBBBBBBBB");
        await ReadUntilAsync(lines, "event: queue");
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        await ReadUntilAsync(lines, """data: {"id":"AAAAAAAAAA"}""");
        response.Dispose();
    }

    /// <summary>Events of one moment come in any order.</summary>
    private static Task<DeskAnswer> SendAgainAsync(DeskClient desk) => desk.PostAsync("dead-letters/d1/send-again", new { pseudonym = Turns.Person(1).Value });

    private static async Task ReadUntilAsync(StreamReader lines, string wanted)
    {
        string? line;
        do
        {
            line = await lines.ReadLineAsync(Now).AsTask().WaitAsync(TimeSpan.FromSeconds(60), Now);
            Assert.NotNull(line);
        }
        while (line != wanted);
    }
}
