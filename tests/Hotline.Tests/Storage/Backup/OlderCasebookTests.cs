using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Backup;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Sqlite;
using Hotline.Tests.Contracts;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Storage.Backup;

/// <summary>
/// The casebook is put back from a backup, and the runtime has gone on since: what comes back, what does not, and that nothing is doubled.
/// </summary>
public sealed class OlderCasebookTests : IAsyncLifetime
{
    private static readonly WorkerId Worker = new("worker");
    private static readonly Address Aziza = new(ChannelId.Telegram, "700100200");
    private static readonly Address Bek = new(ChannelId.Telegram, "700100300");
    private static readonly Address Dana = new(ChannelId.Telegram, "700100400");
    private static readonly Address Emir = new(ChannelId.Telegram, "700100500");

    private readonly TemporaryFolder _backup = new();
    private readonly TemporaryFolder _restored = new();
    private CasebookRig _rig = null!;
    private string? _mark;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    /// <summary>Before the backup Aziza has written, Bek waits and Emir is there. Afterwards Aziza writes more, Bek is taken, Dana comes and waits, Emir is erased.</summary>
    public async ValueTask InitializeAsync()
    {
        _rig = await CasebookRig.StartAsync(runtime: true);
        _mark = await _rig.Get<ICasebookDatabase>().MarkAsync(Now);
        await TurnAsync(Aziza, "a1");
        await TurnAsync(Bek, "b1", CaseOf("B000000001"));
        await TurnAsync(Emir, "e1");
        await _rig.ProjectAsync();
        await DataBackup.WriteAsync(_rig.Folder.Path, _backup.Path, onRedis: true, Now);

        _rig.Clock.Advance(TimeSpan.FromHours(1));
        await TurnAsync(Aziza, "a2");
        await TurnAsync(Dana, "d1", CaseOf("D000000001"));
        await TurnAsync(Emir, "e2", erase: true);
        await _rig.ProjectAsync();
        var aigul = CasebookRig.Operator("Aigul", "ru");
        Assert.NotNull(await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now)));
        await _rig.DisposeRuntimeAsync(_restored);
        await DataBackup.RestoreAsync(_backup.Path, _restored.Path, onRedis: true, Now);
        _rig = await CasebookRig.StartAsync(runtime: true, _restored);
        _rig.Clock.Advance(TimeSpan.FromHours(2));
        await _rig.Eraser.ReapplyErasuresAsync(await _rig.Get<SqliteRuntime>().ErasuresAsync(Now), Now);
    }

    public async ValueTask DisposeAsync()
    {
        await _rig.DisposeAsync();
        _backup.Dispose();
    }

    [Fact]
    public async Task What_was_said_before_the_backup_is_there_and_what_was_said_since_is_not()
    {
        await _rig.ProjectAsync();

        Assert.Equal(["a1"], await KeysAsync(Aziza));
        Assert.Empty(await KeysAsync(Dana));
    }

    [Fact]
    public async Task The_journal_goes_on_behind_what_it_had_trimmed_and_doubles_nothing()
    {
        await TurnAsync(Aziza, "a3");
        await _rig.ProjectAsync();
        await _rig.ProjectAsync();

        Assert.Equal(["a1", "a3"], await KeysAsync(Aziza));
        // The provider brings an old message again: the runtime knows it still.
        Assert.Equal(Acceptance.Duplicate, await _rig.Get<IInbox>().AcceptAsync(Message(Aziza, "a2"), Now));
    }

    [Fact]
    public async Task A_case_of_before_is_one_case_and_one_of_since_comes_back_with_the_next_word()
    {
        await TurnAsync(Bek, "b2", CaseOf("B000000001"));
        await TurnAsync(Dana, "d2", CaseOf("D000000001"));
        await TurnAsync(Dana, "d3", CaseOf("D000000001"));
        await _rig.ProjectAsync();

        await using var context = _rig.Open();
        var cases = await context.Cases.AsNoTracking().OrderBy(c => c.Id).ToListAsync(Now);
        Assert.Equal(["B000000001", "D000000001"], cases.Select(c => c.Id));
        Assert.All(cases, c => Assert.Equal((CaseStatus.Waiting, null), (c.Status, c.HolderId)));
        Assert.Equal(["d2", "d3"], await KeysAsync(Dana));
    }

    [Fact]
    public async Task Who_takes_a_case_takes_it_under_a_version_that_no_conversation_has_seen()
    {
        var bolat = CasebookRig.Operator("Bolat", "ru");
        var taken = await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, bolat, bolat.Languages, Now));

        Assert.NotNull(taken);
        Assert.True(taken.Version > 1000);
    }

    [Fact]
    public async Task It_is_known_as_the_same_casebook() => Assert.Equal(_mark, await _rig.Get<ICasebookDatabase>().MarkAsync(Now));

    [Fact]
    public async Task Who_was_erased_since_stays_erased()
    {
        await _rig.ProjectAsync();

        await using var context = _rig.Open();
        Assert.Equal(1, await context.Tombstones.CountAsync(Now));
        Assert.DoesNotContain(await context.Addresses.Select(a => a.ContactId).ToListAsync(Now), id => id == IdOf(Emir).Value);
        Assert.Empty(await KeysAsync(Emir));
    }

    private static InboundMessage Message(Address from, string id) => new(from, id, Turns.Start.AddHours(3), new InboundText("помогите"));

    private ConversationId IdOf(Address address) => _rig.Get<Hotline.Storage.Protection.Pseudonyms>().Of(address);

    private CaseSnapshot CaseOf(string id) => new(new CaseId(id), "unpaid_wages", Urgency.Normal, [], [], LocaleTag.Russian, [], _rig.Clock.GetUtcNow());

    private async Task TurnAsync(Address from, string id, CaseSnapshot? held = null, bool erase = false)
    {
        Assert.Equal(Acceptance.Stored, await _rig.Get<IInbox>().AcceptAsync(Message(from, id), Now));
        var store = _rig.Get<IConversationStore>();
        var lease = Assert.Single(await store.LeaseAsync(Worker, 1, Now));
        var record = Some.Record(id, from, _rig.Clock.GetUtcNow()) with { Case = held, Mode = held is null ? ConversationMode.Bot : ConversationMode.Waiting, Said = [] };
        JournalRecord[] journal = erase ? [] : [record];
        var commit = new TurnCommit(lease, Worker, lease.Events[^1].Sequence, Some.State(from), [], journal, CancelRoutine: false, KeepLease: false, erase);
        Assert.True((await store.CommitAsync(commit, Now)).Committed);
    }

    private async Task<string[]> KeysAsync(Address of)
    {
        await using var context = _rig.Open();
        return await context.Lines.Where(l => l.ConversationId == IdOf(of).Value).OrderBy(l => l.Id).Select(l => l.Key).ToArrayAsync(Now);
    }
}
