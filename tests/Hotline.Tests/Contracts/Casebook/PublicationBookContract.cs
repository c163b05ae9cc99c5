using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Storage.Casebook.Publications;
using Hotline.Tests.Dialogs.Publishing;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>The history of publications: only ever added to, one current, nothing by halves.</summary>
public abstract class PublicationBookContract(PostgresHouse? house) : CasebookContract(house)
{
    private static readonly PublicationSource First = WagesScripts.Source();
    private static readonly PublicationSource Second = WagesScripts.With(WagesScripts.File, "last paid?", "paid last?");

    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private PublicationBook Book => _rig.Get<PublicationBook>();

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task The_highest_number_is_current_and_its_files_come_back_as_they_were()
    {
        Assert.Equal(0, await Book.NumberAsync(Now));
        Assert.Null(await Book.FindAsync(null, Now));

        var one = await PublishAsync(First, after: 0);
        _rig.Clock.Advance(TimeSpan.FromMinutes(1));
        var two = await PublishAsync(Second, after: 1);

        Assert.Equal((1, 2), (one!.Number, two!.Number));
        Assert.Equal(2, await Book.NumberAsync(Now));
        var current = await Book.FindAsync(null, Now);
        Assert.Equal((2, "because", "publication_publish", _rig.Clock.GetUtcNow()), (current!.Value.Entry.Number, current.Value.Entry.Why, current.Value.Entry.Act, current.Value.Entry.At));
        Assert.Equal(Second.Files, current.Value.Source.Files);
        Assert.Equal(First.Files, (await Book.FindAsync(1, Now))!.Value.Source.Files);
        Assert.Null(await Book.FindAsync(3, Now));
    }

    [Fact]
    public async Task The_same_files_are_not_published_twice_in_a_row_but_may_come_back()
    {
        await PublishAsync(First, after: 0);

        Assert.Null(await PublishAsync(First, after: 1));
        await PublishAsync(Second, after: 1);
        var back = await PublishAsync(First, after: 2, PublicationActs.RollBack, filesOf: 1);

        Assert.Equal((3, 1, "publication_roll_back"), (back!.Number, back.FilesOf, back.Act));
        await using var context = _rig.Open();
        Assert.Equal((3, 2), (await context.PublicationEntries.CountAsync(Now), await context.PublishedFiles.CountAsync(Now)));
    }

    [Fact]
    public async Task Files_that_differ_only_in_a_comment_are_kept_as_they_are()
    {
        var commented = WagesScripts.With(WagesScripts.File, "nodes:\n", "nodes:\n  # Asked by the lawyers.\n");
        await PublishAsync(First, after: 0);

        var entry = await PublishAsync(commented, after: 1);

        Assert.Equal(WagesScripts.Read(First).Text, entry!.Text);
        Assert.Equal(commented.Files, (await Book.FindAsync(null, Now))!.Value.Source.Files);
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_is_refused()
    {
        await PublishAsync(First, after: 0);
        var sources = Enumerable.Range(0, 8).Select(i => WagesScripts.With(WagesScripts.File, "last paid?", $"paid, {i}?")).ToList();

        var made = await Task.WhenAll(sources.Select(source => Task.Run(() => PublishAsync(source, after: 1), Now)));

        var published = Assert.Single(made, entry => entry is not null);
        Assert.Equal(2, published!.Number);
        Assert.Equal(2, await Book.NumberAsync(Now));
        Assert.Equal(published.Hash, (await Book.FindAsync(null, Now))!.Value.Source.Hash);
    }

    [Fact]
    public async Task Whoever_dies_before_the_commit_has_published_nothing()
    {
        await PublishAsync(First, after: 0);
        await using (var context = _rig.Open())
        {
            await using var transaction = await context.Database.BeginTransactionAsync(Now);
            Assert.NotNull(await Book.AddAsync(context, New(Second), after: 1, Now));
        }

        Assert.Equal(1, await Book.NumberAsync(Now));
        await using var after = _rig.Open();
        Assert.Equal((1, 1), (await after.PublicationEntries.CountAsync(Now), await after.PublishedFiles.CountAsync(Now)));
    }

    [Fact]
    public async Task Without_a_transaction_nothing_is_written()
    {
        await using var context = _rig.Open();
        await Assert.ThrowsAsync<InvalidOperationException>(() => Book.AddAsync(context, New(First), after: 0, Now));
    }

    [Fact]
    public async Task Files_that_were_changed_in_the_database_are_refused_with_words()
    {
        await PublishAsync(First, after: 0);
        await using (var context = _rig.Open()) await context.PublishedFiles.ExecuteUpdateAsync(set => set.SetProperty(f => f.Source, Second.Pack()), Now);

        var refusal = await Assert.ThrowsAsync<InvalidDataException>(() => Book.FindAsync(null, Now));
        Assert.Contains("publication 1", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_comes_newest_first_in_pages()
    {
        for (var i = 0; i <= PublicationBook.Size; i++) await PublishAsync(i % 2 == 0 ? First : Second, after: i);
        await using var context = _rig.Open();

        var (page, _) = await PublicationBook.ListAsync(context, before: null, Now);
        Assert.Equal(Enumerable.Range(2, PublicationBook.Size).Reverse().Select(n => (long)n), page.Select(e => e.Number));
        var (rest, _) = await PublicationBook.ListAsync(context, before: page[^1].Number, Now);
        Assert.Equal([1L], rest.Select(e => e.Number));
    }

    [Fact]
    public async Task Who_waits_is_counted_by_node_with_the_bot_and_while_waiting_alone()
    {
        await using (var context = _rig.Open())
        {
            string?[][] standing = [["bot", "wages.paid"], ["waiting", "wages.paid"], ["human", "wages.paid"], ["stopped", "wages.paid"], ["bot", "wages.owed"], ["bot", null]];
            for (var i = 0; i < standing.Length; i++)
            {
                context.Conversations.Add(new Hotline.Storage.Casebook.Conversations.Conversation
                {
                    Id = $"c{i}",
                    ContactId = $"c{i}",
                    Channel = "telegram",
                    Mode = standing[i][0]!,
                    Locale = "ru",
                    Place = standing[i][1],
                    Publication = "",
                    LastAt = _rig.Clock.GetUtcNow(),
                });
            }

            await context.SaveChangesAsync(Now);
        }

        await using var look = _rig.Open();
        Assert.Equal(new Dictionary<NodeRef, int> { [new("wages", "paid")] = 2, [new("wages", "owed")] = 1 }, await PublicationBook.WaitingAsync(look, Now));
    }

    private static NewPublication New(PublicationSource source, string act = PublicationActs.Publish, long? filesOf = null) => new(WagesScripts.Read(source), source, act, "because", AccountId: null, filesOf);

    private Task<PublicationEntry?> PublishAsync(PublicationSource source, long after, string act = PublicationActs.Publish, long? filesOf = null) =>
        _rig.ChangeAsync(context => Book.AddAsync(context, New(source, act, filesOf), after, Now));
}
