using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Sqlite;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>The two memories together: the journal one way, commands the other, on the real runtime store.</summary>
public abstract class RuntimeToCasebookContract(PostgresHouse? house) : CasebookContract(house)
{
    private static readonly Address Person = new(ChannelId.Telegram, "77001234567");
    private static readonly WorkerId Worker = new("worker");

    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private DateTimeOffset Time => _rig.Clock.GetUtcNow();

    public override async ValueTask InitializeAsync() => _rig = await StartAsync(runtime: true);

    [Fact]
    public async Task A_case_comes_to_the_desk_and_the_desks_command_to_the_conversation_once()
    {
        var (taken, _) = await TakeAsync();
        Assert.Equal(1, await _rig.Commands.DeliverAsync(_rig.Get<IInbox>(), Now));

        // A crash after the delivery and before its mark: delivered again, and the inbox knows it.
        await using (var context = _rig.Open()) await context.Commands.ExecuteUpdateAsync(set => set.SetProperty(c => c.DeliveredAt, (DateTimeOffset?)null), Now);
        Assert.Equal(1, await _rig.Commands.DeliverAsync(_rig.Get<IInbox>(), Now));

        var lease = Assert.Single(await _rig.Get<IConversationStore>().LeaseAsync(Worker, 1, Now));
        var command = Assert.IsType<CaseTaken>(Assert.Single(lease.Events).Event);
        Assert.Equal((taken.Id, "account-Aigul", 2), (command.Case.Value, command.Holder, command.Version));
    }

    [Fact]
    public async Task An_erasure_in_the_runtime_erases_the_casebook_and_a_late_command_finds_nobody()
    {
        var (_, conversation) = await TakeAsync();
        await _rig.Get<IInbox>().AcceptAsync(Message("m2"), Now);
        await CommitAsync(record: null, erase: true);
        _rig.Clock.Advance(TimeSpan.FromSeconds(1));

        // The desk does not know yet.
        Assert.Equal(1, await _rig.Commands.DeliverAsync(_rig.Get<IInbox>(), Now));
        await _rig.ProjectAsync();

        await using var context = _rig.Open();
        Assert.Equal(conversation.Value, (await context.Tombstones.SingleAsync(Now)).ConversationId);
        Assert.Equal((0, 0, 0, 0), (await context.Contacts.CountAsync(Now), await context.ContactKeys.CountAsync(Now), await context.Lines.CountAsync(Now), await context.Commands.CountAsync(Now)));
    }

    [Fact]
    public async Task A_casebook_from_a_backup_forgets_again_whom_the_runtime_has_erased()
    {
        await TakeAsync();
        await _rig.Get<IInbox>().AcceptAsync(Message("m2"), Now);
        await CommitAsync(record: null, erase: true);

        var erased = await _rig.Get<SqliteRuntime>().ErasuresAsync(Now);
        Assert.Equal(1, await _rig.Eraser.ReapplyErasuresAsync(erased, Now));
        await using (var context = _rig.Open()) Assert.Equal(0, await context.ContactKeys.CountAsync(Now));
        Assert.Equal(0, await _rig.Eraser.ReapplyErasuresAsync(erased, Now));
        // The runtime's own record of it changes nothing more.
        Assert.Equal(1, await _rig.ProjectAsync());
        await using var after = _rig.Open();
        Assert.True((await after.Tombstones.SingleAsync(Now)).Scrubbed);
    }

    private static InboundMessage Message(string id) => new(Person, id, Turns.Start, new InboundText("помогите"));

    private async Task<(Case Taken, ConversationId Conversation)> TakeAsync()
    {
        Assert.Equal(Acceptance.Stored, await _rig.Get<IInbox>().AcceptAsync(Message("m1"), Now));
        var conversation = await CommitAsync(Some.Record("m1", Person, Time), erase: false);
        Assert.Equal(1, await _rig.ProjectAsync());
        Assert.Equal(0, await _rig.ProjectAsync());
        var aigul = CasebookRig.Operator("Aigul", "ru");
        var taken = await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now));
        Assert.NotNull(taken);
        return (taken, conversation);
    }

    private async Task<ConversationId> CommitAsync(JournalRecord? record, bool erase)
    {
        var store = _rig.Get<IConversationStore>();
        var lease = Assert.Single(await store.LeaseAsync(Worker, 1, Now));
        var commit = new TurnCommit(lease, Worker, lease.Events[^1].Sequence, Some.State(Person), [], record is null ? [] : [record], CancelRoutine: false, KeepLease: false, erase);
        Assert.True((await store.CommitAsync(commit, Now)).Committed);
        return lease.Id;
    }
}
