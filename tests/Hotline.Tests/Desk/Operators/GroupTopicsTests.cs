using Hotline.Core.Cases;
using Hotline.Core.Channels.Operators;
using Hotline.Core.Conversations;
using Hotline.Desk.Operators;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Desk.Operators;

public sealed class GroupTopicsTests : IAsyncLifetime
{
    private const string Aigul = "900000001";

    private OperatorsRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rig = await OperatorsRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Every_open_case_has_one_topic_that_shows_codes_alone()
    {
        await _rig.Desk.OpenCaseAsync(1, "7K3QD0M2XA", Urgency.Urgent);
        await _rig.RoundAsync();
        await _rig.RoundAsync();

        var card = Assert.Single(_rig.Group.Messages.Values);
        Assert.Equal("7K3QD-0M2XA unpaid wages", _rig.Group.Topics[card.Topic!.Value]);
        Assert.Equal(
            "Case 7K3QD-0M2XA, urgent\nTopic: unpaid wages\nLanguage: ru\nPerson: p0000000\nWaits since 02.03. 08:00 (UTC)\nRead it at the desk: https://help.example.org/desk",
            card.Text);
        Assert.Equal([GroupWords.Take], card.Rows.SelectMany(r => r).Select(b => b.Label));
    }

    [Theory]
    [InlineData("unpaid_wages", "X9")]
    [InlineData("violence", "F7")]
    public async Task A_sealed_topic_or_code_is_never_posted_and_one_that_becomes_it_goes(string topic, string flag)
    {
        var matters = new SealedMatters(new HashSet<string> { topic }, new HashSet<string> { flag });
        _rig.Sealed = matters;
        await _rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA", Urgency.Immediate);
        await _rig.RoundAsync();
        Assert.Empty(_rig.Group.Calls);

        _rig.Sealed = SealedMatters.None;
        await _rig.RoundAsync();
        Assert.Single(_rig.Group.Topics);
        _rig.Sealed = matters;
        await _rig.RoundAsync();
        Assert.Empty(_rig.Group.Topics);
    }

    [Fact]
    public async Task A_topic_whose_answer_was_lost_is_known_by_the_providers_note_and_made_no_second_time()
    {
        await _rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA");
        _rig.Group.Answer<GroupCall.MakeTopic>(new GroupResult.Unknown(), done: true);
        await _rig.RoundAsync();
        var topic = _rig.Topic();
        await _rig.HearAsync(new GroupEvent.TopicMade(topic, _rig.Group.Topics[topic]));
        _rig.Desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await _rig.RoundAsync();

        Assert.Equal(topic, _rig.Topic());
        Assert.Equal(topic, Assert.Single(_rig.Group.Messages.Values).Topic);
    }

    [Fact]
    public async Task A_topic_that_was_made_twice_because_of_a_crash_is_found_and_deleted()
    {
        await _rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA");
        _rig.Group.Answer<GroupCall.MakeTopic>(new GroupResult.Unknown(), done: true);
        await _rig.RoundAsync();
        var first = _rig.Topic();
        _rig.Desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await _rig.RoundAsync();
        Assert.Equal(2, _rig.Group.Topics.Count);

        await _rig.HearAsync(new GroupEvent.TopicMade(first, _rig.Group.Topics[first]));
        await _rig.HearAsync(new GroupEvent.TopicMade(first, _rig.Group.Topics[first]));
        await _rig.RoundAsync();
        Assert.NotEqual(first, _rig.Topic());
        await using var context = _rig.Desk.Open();
        Assert.Equal("AAAAAAAAAA", (await context.GroupTopics.SingleAsync(Now)).CaseId);
    }

    [Fact]
    public async Task Two_servers_at_once_leave_one_topic_for_each_case()
    {
        for (var i = 1; i <= 8; i++) await _rig.Desk.OpenCaseAsync(i, $"CASE00000{i}");
        await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(async () =>
        {
            try
            {
                await _rig.RoundAsync();
            }
            catch (DbUpdateException)
            {
                // The other was faster to write the rows; the next round sees them.
            }
        })));
        await _rig.RoundAsync();
        await _rig.RoundAsync();

        Assert.Equal(8, _rig.Group.Topics.Count);
        Assert.Equal(8, _rig.Group.Topics.Values.Distinct().Count());
    }

    [Fact]
    public async Task The_topic_of_an_erased_person_and_of_a_closed_case_goes_and_is_tried_again_until_it_does()
    {
        await _rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA");
        await _rig.Desk.OpenCaseAsync(2, "BBBBBBBBBB");
        await _rig.RoundAsync();
        var client = await _rig.LinkedAsync("aigul", Aigul, Role.Operator);
        await client.PostAsync("cases/BBBBBBBBBB/take", new { version = 1 });
        await client.PostAsync("cases/BBBBBBBBBB/close", new { version = 2, outcome = "paid_in_full" });
        await _rig.Desk.Get<ContactEraser>().EraseAsync(Turns.Person(1), Now);

        _rig.Group.Answer<GroupCall.RemoveTopic>(new GroupResult.Refused("The bot may not delete."));
        await _rig.RoundAsync();
        Assert.Single(_rig.Group.Topics);
        _rig.Desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await _rig.RoundAsync();

        Assert.Empty(_rig.Group.Topics);
        await using var context = _rig.Desk.Open();
        Assert.Empty(await context.GroupTopics.ToListAsync(Now));
    }

    [Fact]
    public async Task A_topic_that_somebody_deleted_is_made_anew_and_a_card_is_posted_again()
    {
        await _rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA");
        await _rig.RoundAsync();
        var (topic, card) = (_rig.Topic(), _rig.Group.Messages.Keys.Single());
        var client = await _rig.LinkedAsync("aigul", Aigul, Role.Operator);

        _rig.Group.Messages.Remove(card);
        await client.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        await _rig.RoundAsync();
        await _rig.RoundAsync();
        Assert.Contains("With aigul", Assert.Single(_rig.Group.Words(topic)), StringComparison.Ordinal);

        _rig.Group.Topics.Remove(topic);
        await _rig.Desk.RaiseAsync(1, "AAAAAAAAAA", Urgency.Immediate);
        for (var i = 0; i < 3; i++) await _rig.RoundAsync();
        Assert.NotEqual(topic, _rig.Topic());
        Assert.Contains("immediate", _rig.Group.Words(_rig.Topic()).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_happens_to_the_case_elsewhere_is_told_in_its_topic()
    {
        await _rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA");
        await _rig.RoundAsync();
        var topic = _rig.Topic();
        var (aigul, _) = (await _rig.LinkedAsync("aigul", Aigul, Role.Operator), await _rig.Desk.SignedInAsync("ivan", Role.Operator));

        await _rig.Desk.RaiseAsync(1, "AAAAAAAAAA", Urgency.Immediate);
        await _rig.RoundAsync();
        Assert.Equal(GroupWords.Urgency("immediate"), _rig.Group.Words(topic).Last());
        await aigul.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        await _rig.RoundAsync();
        Assert.Contains("With aigul", _rig.Group.Words(topic).First(), StringComparison.Ordinal);
        await aigul.PostAsync("cases/AAAAAAAAAA/hand-over", new { version = 2, to = "account-ivan" });
        await _rig.RoundAsync();
        Assert.Contains("With ivan", _rig.Group.Words(topic).First(), StringComparison.Ordinal);
        Assert.Equal([], _rig.Group.Words(topic).Skip(2));
    }

    [Fact]
    public async Task The_holder_is_told_that_the_person_wrote_without_their_words_and_not_for_every_line()
    {
        await _rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA");
        await _rig.LinkedAsync("aigul", Aigul, Role.Operator);
        await _rig.RoundAsync();
        var topic = _rig.Topic();
        await _rig.PressAsync(Aigul, topic, GroupWords.Take);
        await _rig.RoundAsync();
        Assert.Single(_rig.Group.Words(topic));

        for (var i = 0; i < 3; i++) await WritesAsync($"m{i}");
        Assert.Equal([GroupWords.PersonWrote], _rig.Group.Words(topic).Skip(1));
        _rig.Desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await _rig.RoundAsync();
        Assert.Equal([GroupWords.PersonWrote, GroupWords.PersonWrote], _rig.Group.Words(topic).Skip(1));

        async Task WritesAsync(string id)
        {
            _rig.Desk.Clock.Advance(TimeSpan.FromSeconds(1));
            _rig.Desk.Journal.Write(Turns.Person(1), Turns.Wrote(id, "слова", _rig.Desk.Clock.GetUtcNow()) with { Mode = ConversationMode.Human });
            await _rig.Desk.ProjectAsync();
            await _rig.RoundAsync();
        }
    }

    [Fact]
    public async Task What_the_person_wrote_between_the_claim_and_the_next_look_is_told_too()
    {
        await _rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA");
        await _rig.LinkedAsync("aigul", Aigul, Role.Operator);
        await _rig.RoundAsync();
        var topic = _rig.Topic();
        await _rig.PressAsync(Aigul, topic, GroupWords.Take);
        _rig.Desk.Clock.Advance(TimeSpan.FromMinutes(2));
        _rig.Desk.Journal.Write(Turns.Person(1), Turns.Wrote("m0", "слова", _rig.Desk.Clock.GetUtcNow()) with { Mode = ConversationMode.Human });
        await _rig.Desk.ProjectAsync();
        await _rig.RoundAsync();
        Assert.Equal([GroupWords.PersonWrote], _rig.Group.Words(topic).Skip(1));
    }

    [Fact]
    public async Task While_the_provider_wants_us_to_wait_nothing_is_called()
    {
        await _rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA");
        await _rig.Desk.OpenCaseAsync(2, "BBBBBBBBBB");
        _rig.Group.Answer<GroupCall.MakeTopic>(new GroupResult.Later(TimeSpan.FromSeconds(7)));
        Assert.Equal(TimeSpan.FromSeconds(7), await _rig.RoundAsync());
        Assert.Single(_rig.Group.Calls);
        Assert.Equal(TimeSpan.Zero, await _rig.RoundAsync());
        Assert.Equal(2, _rig.Group.Topics.Count);
    }

    [Fact]
    public async Task Words_are_posted_for_a_linked_holder_alone_with_an_audit_entry_and_go_when_the_case_does()
    {
        await using var rig = await OperatorsRig.StartAsync(words: true);
        await rig.Desk.OpenCaseAsync(1, "AAAAAAAAAA");
        await rig.RoundAsync();
        var ivan = await rig.Desk.SignedInAsync("ivan", Role.Operator);
        await ivan.PostAsync("cases/AAAAAAAAAA/take", new { version = 1 });
        await rig.RoundAsync();
        Assert.DoesNotContain(rig.Group.Words(rig.Topic()), w => w.Contains("Мне не платят", StringComparison.Ordinal));
        await ivan.PostAsync("cases/AAAAAAAAAA/return", new { version = 2 });

        await rig.LinkedAsync("aigul", Aigul, Role.Operator);
        await rig.RoundAsync();
        var topic = rig.Topic();
        await rig.PressAsync(Aigul, topic, GroupWords.Take);
        await rig.RoundAsync();
        Assert.Contains(rig.Group.Words(topic), w => w.Contains("last paid: longer", StringComparison.Ordinal) && w.Contains("Person: Мне не платят", StringComparison.Ordinal));
        await using (var context = rig.Desk.Open())
            Assert.Equal(("account-aigul", "AAAAAAAAAA"), await context.Audit.Where(a => a.What == "case_post_group").Select(a => ValueTuple.Create(a.AccountId, a.CaseId)).SingleAsync(Now));

        await rig.PressAsync(Aigul, topic, GroupWords.Return);
        await rig.RoundAsync();
        Assert.NotEqual(topic, rig.Topic());
        Assert.DoesNotContain(rig.Group.Messages.Values, m => m.Text.Contains("Мне не платят", StringComparison.Ordinal));
    }
}
