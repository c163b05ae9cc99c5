using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

public abstract class CommandQueueContract(PostgresHouse? house) : CasebookContract(house)
{
    private const string CaseId = "AAAAAAAAAA";

    private readonly Account _aigul = CasebookRig.Operator("Aigul", "ru");
    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync()
    {
        _rig = await StartAsync();
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Turns.Start).WithCase(Turns.Case(CaseId, Urgency.Urgent)));
        await _rig.ProjectAsync();
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, CaseId, 1, _aigul, Now));
    }

    [Fact]
    public async Task Commands_reach_the_inbox_once_whole_and_in_order()
    {
        await ReplyAsync("click-1", "здравствуйте");
        await _rig.ChangeAsync(c => _rig.Work.LowerAsync(c, Held, Urgency.Normal, "safe now", Now));
        await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, Held, "information_given", null, Now));
        Assert.Equal(4, await _rig.Commands.DeliverAsync(_rig.Inbox, Now));
        Assert.Equal(0, await _rig.Commands.DeliverAsync(_rig.Inbox, Now));
        var id = new CaseId(CaseId);
        Assert.Equal(
            [
                new CaseTaken(id, _aigul.Id, "Aigul", 2), new OperatorReplied(id, _aigul.Id, 2, "click-1", "здравствуйте"),
                new UrgencyLowered(id, _aigul.Id, 2, Urgency.Normal, "safe now"), new CaseClosed(id, _aigul.Id, 2, "information_given"),
            ],
            _rig.Inbox.Commands.Select(e => e.Event));
        Assert.All(_rig.Inbox.Commands, e => Assert.Equal(Turns.Person(1), e.Conversation));
    }

    [Fact]
    public async Task A_repeated_click_is_one_reply()
    {
        Assert.Equal(CaseVerdict.Done, (await ReplyAsync("click-1", "здравствуйте")).Verdict);
        Assert.Equal(CaseVerdict.Done, (await ReplyAsync("click-1", "здравствуйте")).Verdict);
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        Assert.Single(_rig.Inbox.Commands, e => e.Event is OperatorReplied);
    }

    [Fact]
    public async Task A_full_inbox_keeps_the_order_of_its_conversation_and_holds_up_no_other()
    {
        _rig.Journal.Write(Turns.Person(2), Turns.Wrote("x1", "помогите", Turns.Start).WithCase(Turns.Case("BBBBBBBBBB")));
        await _rig.ProjectAsync();
        await ReplyAsync("click-1", "здравствуйте");
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, "BBBBBBBBBB", 1, _aigul, Now));
        _rig.Inbox.Commanded = e => e.Conversation == Turns.Person(1) ? Acceptance.Full : null;
        Assert.Equal(1, await _rig.Commands.DeliverAsync(_rig.Inbox, Now));
        Assert.Equal(Turns.Person(2), Assert.Single(_rig.Inbox.Commands).Conversation);
        _rig.Inbox.Commanded = null;
        Assert.Equal(2, await _rig.Commands.DeliverAsync(_rig.Inbox, Now));
        Assert.IsType<OperatorReplied>(_rig.Inbox.Commands.Last().Event);
    }

    [Fact]
    public async Task A_store_that_is_away_loses_nothing()
    {
        _rig.Inbox.Commanded = _ => throw new StoreUnavailableException("The store is away.");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => _rig.Commands.DeliverAsync(_rig.Inbox, Now));
        _rig.Inbox.Commanded = null;
        Assert.Equal(1, await _rig.Commands.DeliverAsync(_rig.Inbox, Now));
    }

    [Fact]
    public async Task A_reply_waits_then_stands_in_the_transcript_once_when_the_conversation_has_said_it()
    {
        await ReplyAsync("click-1", "здравствуйте");
        Assert.Equal(("здравствуйте", "waiting"), await LastLineAsync());
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        Assert.Equal(("здравствуйте", "waiting"), await LastLineAsync());

        var sent = _rig.Inbox.Commands.Single(e => e.Event is OperatorReplied);
        _rig.Journal.Write(Turns.Person(1), Turns.Of(sent.EventId, _rig.Clock.GetUtcNow(), sent.Event, new SaidLine("d1", "здравствуйте", [], _aigul.Id, null)), new DeliveryRecord("r1", _rig.Clock.GetUtcNow(), "d1", "sent", null));
        await _rig.ProjectAsync();
        Assert.Equal(("здравствуйте", "sent"), await LastLineAsync());
        Assert.Equal([null, "Aigul"], (await _rig.ReadAsync(CaseId)).Transcript.Select(l => l.Alias));
        await using var context = _rig.Open();
        Assert.Null((await context.Commands.SingleAsync(c => c.Kind == "reply", Now)).Sealed);
    }

    [Fact]
    public async Task A_refused_reply_shows_as_not_sent_with_words_and_keeps_its_text()
    {
        await ReplyAsync("click-1", "здравствуйте");
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        var sent = _rig.Inbox.Commands.Single(e => e.Event is OperatorReplied);
        _rig.Journal.Write(Turns.Person(1), Turns.Of(sent.EventId, Turns.Start, sent.Event) with { Refused = "Somebody else holds this case now." });
        await _rig.ProjectAsync();
        var line = (await _rig.ReadAsync(CaseId)).Transcript[^1];
        Assert.Equal(("здравствуйте", "refused", "Somebody else holds this case now."), (line.Text, line.Delivery, line.Words));
    }

    [Fact]
    public async Task A_command_for_an_erased_person_is_settled_and_never_tried_again()
    {
        _rig.Inbox.Commanded = _ => Acceptance.Erased;
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        Assert.Equal(0, await _rig.Commands.DeliverAsync(_rig.Inbox, Now));
        await using var context = _rig.Open();
        Assert.Equal("refused", (await context.Commands.SingleAsync(Now)).Outcome);
    }

    [Fact]
    public async Task A_waiting_deliverer_wakes_when_commands_were_committed()
    {
        var waiting = _rig.Commands.WaitAsync(TimeSpan.FromMinutes(1), Now);
        Assert.False(waiting.IsCompleted);
        _rig.Commands.Wake();
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Now);
    }

    private HeldCase Held => new(CaseId, 2, _aigul);

    private Task<CaseAnswer> ReplyAsync(string click, string text) => _rig.ChangeAsync(c => _rig.Work.ReplyAsync(c, Held, click, text, Now));

    private async Task<(string Text, string? Delivery)> LastLineAsync()
    {
        var line = (await _rig.ReadAsync(CaseId)).Transcript[^1];
        return (line.Text, line.Delivery);
    }
}
