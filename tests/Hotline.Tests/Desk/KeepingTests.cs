using System.IO.Compression;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk;

/// <summary>What the desk may forget of a person, and hand over to them.</summary>
public sealed class KeepingTests : IAsyncLifetime
{
    private const string CaseId = "AAAAAAAAAA";

    private static readonly ConversationId Person = Turns.Person(1);

    private DeskRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task One_helper_erases_a_person_without_an_immediate_case_and_the_record_does_not_say_whom()
    {
        await _rig.OpenCaseAsync(1, CaseId, Urgency.Urgent);
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);

        Assert.Equal((400, "invalid"), await AnswerAsync(aigul.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = Turns.Person(2).Value, reason = "person_asked" })));
        Assert.Equal((400, "invalid"), await AnswerAsync(aigul.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = Person.Value })));
        Assert.Equal((400, "invalid"), await AnswerAsync(aigul.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = Person.Value, reason = "why not" })));
        Assert.Equal(0, await _rig.DeliverAsync());
        var asked = await aigul.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = $" {Person.Value} ", reason = "person_asked" });
        Assert.Equal((202, "ordered"), (asked.Status, asked.Text("state")));
        // A second click orders nothing more.
        Assert.Equal("ordered", (await aigul.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = Person.Value, reason = "person_asked" })).Text("state"));
        Assert.Equal(1, await _rig.DeliverAsync());
        var order = Assert.Single(_rig.Inbox.Commands);
        Assert.Equal(Person, order.Conversation);
        Assert.Equal(new ErasureOrdered(), order.Event);
        await using var context = _rig.Open();
        Assert.All(await context.Audit.Where(a => a.What == "erasure_ask").ToListAsync(Now), a => Assert.Equal(("account-aigul", null, "person_asked"), (a.AccountId, a.CaseId, a.Reason)));

        var heard = new List<CasebookChange>();
        _rig.Get<CasebookChanges>().Published += heard.Add;
        _rig.Journal.Write(Person, new ErasureRecord("e1", Turns.Start.AddHours(2)));
        await _rig.ProjectAsync();
        // Who has the case open reads it again, and sees nothing more.
        Assert.Contains(new CasebookChange(CaseId), heard);
        Assert.Equal(404, (await aigul.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = Person.Value, reason = "person_asked" })).Status);
    }

    [Fact]
    public async Task An_open_immediate_case_needs_another_account_and_of_two_that_confirm_one_is_first()
    {
        await _rig.OpenCaseAsync(1, CaseId, Urgency.Immediate);
        var (aigul, dana) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("dana", Role.Coordinator));

        var asked = await aigul.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = Person.Value, reason = "person_asked" });
        Assert.Equal((202, "waiting"), (asked.Status, asked.Text("state")));
        var id = asked.Text("id")!;
        Assert.Equal(id, (await dana.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = Person.Value, reason = "person_asked" })).Text("id"));
        Assert.Equal(0, await _rig.DeliverAsync());

        var mine = Assert.Single((await aigul.GetAsync("erasures")).Json.EnumerateArray());
        Assert.Equal("person_asked", mine.GetProperty("reason").GetString());
        Assert.Equal((id, CaseId, Person.Value, "aigul", true), (mine.GetProperty("id").GetString(), mine.GetProperty("caseId").GetString(), mine.GetProperty("pseudonym").GetString(), mine.GetProperty("askedBy").GetString(), mine.GetProperty("mine").GetBoolean()));
        Assert.False(Assert.Single((await dana.GetAsync("erasures")).Json.EnumerateArray()).GetProperty("mine").GetBoolean());
        Assert.Equal((409, "own"), await AnswerAsync(aigul.PostAsync($"erasures/{id}/confirm")));
        Assert.Equal(0, await _rig.DeliverAsync());

        var confirmed = await dana.PostAsync($"erasures/{id}/confirm");
        Assert.Equal((202, "ordered"), (confirmed.Status, confirmed.Text("state")));
        Assert.Equal((404, "not_found"), await AnswerAsync(dana.PostAsync($"erasures/{id}/confirm")));
        Assert.Equal((404, "not_found"), await AnswerAsync(dana.PostAsync($"erasures/{id}/withdraw")));
        Assert.Equal(1, await _rig.DeliverAsync());
        Assert.Empty((await dana.GetAsync("erasures")).Json.EnumerateArray());
    }

    [Fact]
    public async Task A_request_that_is_withdrawn_leaves_the_person()
    {
        await _rig.OpenCaseAsync(1, CaseId, Urgency.Immediate);
        var (aigul, ivan) = (await _rig.SignedInAsync("aigul", Role.Operator), await _rig.SignedInAsync("ivan", Role.Operator));
        var id = (await aigul.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = Person.Value, reason = "person_asked" })).Text("id");

        Assert.Equal(204, (await ivan.PostAsync($"erasures/{id}/withdraw")).Status);

        Assert.Equal(404, (await ivan.PostAsync($"erasures/{id}/confirm")).Status);
        Assert.Equal(0, await _rig.DeliverAsync());
        Assert.Equal(200, (await aigul.GetAsync($"cases/{CaseId}")).Status);
    }

    [Fact]
    public async Task Who_deletes_their_data_themselves_needs_nobody_and_ends_the_request()
    {
        await _rig.OpenCaseAsync(1, CaseId, Urgency.Immediate);
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await aigul.PostAsync($"cases/{CaseId}/erasure", new { pseudonym = Person.Value, reason = "person_asked" });

        _rig.Journal.Write(Person, new ErasureRecord("e1", Turns.Start.AddHours(2)));
        await _rig.ProjectAsync();

        Assert.Empty((await aigul.GetAsync("erasures")).Json.EnumerateArray());
    }

    [Fact]
    public async Task A_coordinator_downloads_everything_about_a_person_and_it_is_noted_with_the_case()
    {
        await _rig.OpenCaseAsync(1, CaseId);
        await _rig.OpenCaseAsync(2, "BBBBBBBBBB");
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);

        using var answer = await dana.RawAsync($"cases/{CaseId}/export");

        Assert.Equal(("application/zip", $"hotline-export-{CaseId}.zip"), (answer.Content.Headers.ContentType!.ToString(), answer.Content.Headers.ContentDisposition!.FileName));
        Assert.Contains("no-store", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Now), ZipArchiveMode.Read);
        Assert.Equal(["person.json", "person.html"], archive.Entries.Select(e => e.FullName));
        using var text = new StreamReader(await archive.GetEntry("person.json")!.OpenAsync(Now));
        var json = await text.ReadToEndAsync(Now);
        Assert.Contains("Мне не платят", json, StringComparison.Ordinal);
        Assert.DoesNotContain("BBBBBBBBBB", json, StringComparison.Ordinal);
        await using var context = _rig.Open();
        Assert.Equal(("account-dana", CaseId), await context.Audit.Where(a => a.What == "person_export").Select(a => new ValueTuple<string?, string?>(a.AccountId, a.CaseId)).SingleAsync(Now));
    }

    [Fact]
    public async Task Of_an_erased_person_nothing_is_handed_over()
    {
        await _rig.OpenCaseAsync(1, CaseId, Urgency.Immediate);
        _rig.Journal.Write(Person, new ErasureRecord("e1", Turns.Start.AddHours(2)));
        await _rig.ProjectAsync();
        await using var context = _rig.Open();
        var left = await context.Cases.Select(c => c.Id).SingleAsync(Now);
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator, Role.Operator);

        Assert.Equal((409, "erased"), await AnswerAsync(dana.GetAsync($"cases/{left}/export")));
        Assert.Equal((409, "erased"), await AnswerAsync(dana.PostAsync($"cases/{left}/erasure", new { pseudonym = Person.Value, reason = "person_asked" })));
    }

    [Fact]
    public async Task Of_an_erased_persons_case_harm_is_coded_without_the_words_that_nobody_may_keep()
    {
        await _rig.OpenCaseAsync(1, CaseId);
        var aigul = await _rig.SignedInAsync("aigul", Role.Operator);
        await aigul.PostAsync($"cases/{CaseId}/take", new { version = 1 });
        _rig.Journal.Write(Person, new ErasureRecord("e1", Turns.Start.AddHours(2)));
        await _rig.ProjectAsync();
        await using var context = _rig.Open();
        var left = await context.Cases.Select(c => c.Id).SingleAsync(Now);
        Assert.Equal("with_operator", (await aigul.GetAsync("cases/mine")).Json.GetProperty("cases")[0].GetProperty("status").GetString());

        Assert.Equal(200, (await aigul.PostAsync($"cases/{left}/close", new { version = 2, outcomes = new[] { new { code = "harm_after_contact" } } })).Status);

        Assert.Equal("harm_after_contact", await context.Cases.Select(c => c.Outcome).SingleAsync(Now));
    }

    [Fact]
    public async Task What_goes_by_age_is_told_in_counts()
    {
        await _rig.OpenCaseAsync(1, CaseId);
        _rig.Journal.Write(Turns.Person(2), Turns.Wrote("m1", "и всё", Turns.Start));
        await _rig.ProjectAsync();
        _rig.Clock.Advance(TimeSpan.FromDays(25));
        var dana = await _rig.SignedInAsync("dana", Role.Coordinator);

        var screen = (await dana.GetAsync("retention")).Json;

        Assert.True(screen.GetProperty("enabled").GetBoolean());
        var kind = screen.GetProperty("kinds").EnumerateArray().Single(k => k.GetProperty("kind").GetString() == "unfinished");
        Assert.Equal((30d, 0, 1, 1), (kind.GetProperty("afterDays").GetDouble(), kind.GetProperty("now").GetInt32(), kind.GetProperty("within7Days").GetInt32(), kind.GetProperty("within30Days").GetInt32()));
    }

    private static async Task<(int Status, string? Error)> AnswerAsync(Task<DeskAnswer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer.Error);
    }
}
