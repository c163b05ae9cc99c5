using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Storage.Backup;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Media;
using Hotline.Storage.Protection;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Storage.Media;

/// <summary>The life of a file beside its person's: it comes after its line, is kept once, and goes with them.</summary>
public sealed class MediaLifeTests : IAsyncLifetime
{
    private const string CaseId = "AAAAAAAAAA";

    private static readonly ConversationId Person = Turns.Person(1);

    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private MediaArrivals Arrivals => _rig.Get<MediaArrivals>();

    public async ValueTask InitializeAsync() => _rig = await CasebookRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task The_line_stands_at_once_and_shows_the_file_when_it_is_kept()
    {
        await SendsAsync("m1");
        var line = (await _rig.ReadAsync(CaseId)).Transcript.Single(l => l.Kind == "photo");
        Assert.Equal((MediaState.Waiting, null), (line.File!.State, line.File.Type));

        var file = await Arrivals.ClaimAsync(Now);
        Assert.Equal(("secret-handle", ChannelId.Telegram, 1), (file!.Reference, file.Channel, file.Attempt));
        Assert.True(await Arrivals.KeepAsync(file, Taken(), Now));

        line = (await _rig.ReadAsync(CaseId)).Transcript.Single(l => l.Kind == "photo");
        Assert.Equal(new FolderFile(file.Id, MediaState.Kept, "image/png", Pictures.Png.Length, null), line.File);
        Assert.Equal(Pictures.Png, await OpenAsync(Person, file.Id));
        Assert.Null(await OpenAsync(Turns.Person(2), file.Id));
        Assert.Null(await Arrivals.ClaimAsync(Now));
    }

    [Fact]
    public async Task A_journal_that_is_read_again_makes_no_second_file_and_a_sticker_makes_none()
    {
        await SendsAsync("m1");
        await SendsAsync("m1");
        _rig.Journal.Write(Person, Turns.Of("m2", Turns.Start, Wrote("m2", MediaKind.Sticker)));
        await _rig.ProjectAsync();
        await using var context = _rig.Open();
        Assert.Equal(1, await context.Media.CountAsync(Now));
    }

    [Fact]
    public async Task A_claim_is_one_workers_until_it_is_not_renewed()
    {
        await SendsAsync("m1");
        var first = await Arrivals.ClaimAsync(Now);
        Assert.Null(await Arrivals.ClaimAsync(Now));
        _rig.Clock.Advance(MediaArrivals.Hold / 2);
        Assert.True(await Arrivals.RenewAsync(first!, Now));
        _rig.Clock.Advance(MediaArrivals.Hold * 0.75);
        Assert.Null(await Arrivals.ClaimAsync(Now));
        _rig.Clock.Advance(MediaArrivals.Hold);

        var second = await Arrivals.ClaimAsync(Now);
        Assert.Equal(2, second!.Attempt);
        Assert.False(await Arrivals.RenewAsync(first!, Now));
        Assert.True(await Arrivals.KeepAsync(second, Taken(), Now));
        // Who comes late changes nothing, and takes nothing away.
        Assert.False(await Arrivals.KeepAsync(first!, Taken(), Now));
        Assert.Equal(Pictures.Png, await OpenAsync(Person, first!.Id));
    }

    [Fact]
    public async Task Erasing_deletes_key_rows_and_files_and_of_others_nothing()
    {
        var mine = await KeptAsync("m1");
        _rig.Journal.Write(Turns.Person(2), Turns.Of("o1", Turns.Start, Wrote("o1", MediaKind.Voice)));
        await _rig.ProjectAsync();
        var other = await Arrivals.ClaimAsync(Now);
        Assert.True(await Arrivals.KeepAsync(other!, Taken(), Now));

        await _rig.Eraser.EraseAsync(Person, Now);

        Assert.Equal([other!.Id], Files());
        await using var context = _rig.Open();
        Assert.Equal(other.Id, (await context.Media.SingleAsync(Now)).Id);
        Assert.NotEqual(mine, other.Id);
    }

    [Fact]
    public async Task A_person_who_is_erased_while_their_file_is_fetched_leaves_no_file()
    {
        await SendsAsync("m1");
        var file = await Arrivals.ClaimAsync(Now);
        await _rig.Eraser.EraseAsync(Person, Now);
        Assert.False(await Arrivals.RenewAsync(file!, Now));
        Assert.False(await Arrivals.KeepAsync(file!, Taken(), Now));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_crash_between_the_rows_and_the_files_of_an_erased_person_is_made_good_at_the_next_look()
    {
        var id = await KeptAsync("m1");
        await using (var context = _rig.Open())
            await context.Media.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MediaState.Erased).SetProperty(m => m.ConversationId, ""), Now);
        Assert.Equal([id], Files());
        await _rig.Get<MediaCare>().LookAsync(Now);
        Assert.Empty(Files());
        await using var after = _rig.Open();
        Assert.Equal(0, await after.Media.CountAsync(Now));
    }

    [Fact]
    public async Task Files_without_a_row_go_and_rows_without_a_file_say_so()
    {
        var (lost, kept) = (await KeptAsync("m1"), await KeptAsync("m2"));
        File.Delete(Path.Combine(Folder, lost));
        var stray = Path.Combine(Folder, MediaFolder.NewId());
        foreach (var path in new[] { stray, stray + ".0011.part" })
        {
            await File.WriteAllTextAsync(path, "x", Now);
            File.SetLastWriteTimeUtc(path, (_rig.Clock.GetUtcNow() - TimeSpan.FromHours(2)).UtcDateTime);
        }

        var young = Path.Combine(Folder, MediaFolder.NewId());
        await File.WriteAllTextAsync(young, "x", Now);
        File.SetLastWriteTimeUtc(young, _rig.Clock.GetUtcNow().UtcDateTime);

        Assert.Equal(new MediaFindings(2, 1, false), await _rig.Get<MediaCare>().LookAsync(Now));
        Assert.Equal(new[] { kept, Path.GetFileName(young) }.Order(StringComparer.Ordinal), Files());
        await using var context = _rig.Open();
        Assert.Equal(MediaState.Gone, (await context.Media.SingleAsync(m => m.Id == lost, Now)).State);
    }

    [Fact]
    public async Task A_backup_brings_the_files_back_with_the_keys_that_open_them()
    {
        var id = await KeptAsync("m1");
        using var backup = new TemporaryFolder();
        await DataBackup.WriteAsync(_rig.Folder.Path, backup.Path, onRedis: true, Now);
        var restored = new TemporaryFolder();
        File.Copy(_rig.Folder.File("master.key"), restored.File("master.key"));
        await DataBackup.RestoreAsync(backup.Path, restored.Path, onRedis: true, Now);
        await _rig.DisposeAsync();
        _rig = await CasebookRig.StartAsync(folder: restored);
        Assert.Equal(Pictures.Png, await OpenAsync(Person, id));
    }

    [Fact]
    public async Task A_folder_that_is_not_mounted_costs_no_row()
    {
        await KeptAsync("m1");
        await KeptAsync("m2");
        Directory.Move(Folder, Folder + "-away");
        Assert.True((await _rig.Get<MediaCare>().LookAsync(Now)).FolderEmpty);
        await using var context = _rig.Open();
        Assert.Equal(2, await context.Media.CountAsync(m => m.State == MediaState.Kept, Now));
    }

    [Fact]
    public async Task An_operators_file_goes_with_one_reply_and_one_that_is_never_sent_is_forgotten()
    {
        var aigul = CasebookRig.Operator("Aigul", "ru");
        await SendsAsync("m1");
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, CaseId, 1, aigul, Now));
        var (sent, forgotten) = (await BringAsync(), await BringAsync());
        var held = new HeldCase(CaseId, 2, aigul);
        Assert.Equal(CaseVerdict.NoFile, (await _rig.ChangeAsync(c => _rig.Work.ReplyAsync(c, held, "c0", "", Now, MediaFolder.NewId()))).Verdict);
        Assert.Equal(CaseVerdict.Done, (await _rig.ChangeAsync(c => _rig.Work.ReplyAsync(c, held, "c1", "", Now, sent))).Verdict);
        Assert.Equal(CaseVerdict.Done, (await _rig.ChangeAsync(c => _rig.Work.ReplyAsync(c, held, "c1", "", Now, sent))).Verdict);
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        var reply = Assert.Single(_rig.Inbox.Commands.Select(e => e.Event).OfType<OperatorReplied>());
        Assert.Equal(new Attachment(sent, MediaKind.Photo, "image/png", Pictures.Png.Length), reply.Attachment);
        Assert.Equal(sent, (await _rig.ReadAsync(CaseId)).Transcript[^1].File!.Id);

        _rig.Clock.Advance(MediaCare.Unsent + TimeSpan.FromMinutes(1));
        await _rig.Get<MediaCare>().LookAsync(Now);
        Assert.Contains(sent, Files());
        Assert.DoesNotContain(forgotten, Files());
    }

    [Fact]
    public async Task Files_are_opened_where_their_person_goes_on_and_not_at_an_address_that_they_left()
    {
        var page = new Address(ChannelId.Web, "page-1");
        var there = _rig.Get<Pseudonyms>().Of(page);
        _rig.Journal.Write(there, Turns.Of("w1", Turns.Start, Wrote("w1", MediaKind.Photo)) with { Address = page });
        await _rig.ProjectAsync();
        var before = await Arrivals.ClaimAsync(Now);
        Assert.True(await Arrivals.KeepAsync(before!, Taken(), Now));
        var paper = await SentPaperAsync();

        await JoinsAsync(page, there, end: null);
        await using (var context = _rig.Open())
        {
            var (_, photo) = Assert.NotNull(await _rig.Get<MediaShelf>().OpenAnywhereAsync(context, Person.Value, before!.Id, Now));
            await photo.DisposeAsync();
        }

        var (_, content) = Assert.NotNull(await ((IAttachments)_rig.Get<MediaShelf>()).OpenAsync(page, paper, Now));
        await content.DisposeAsync();

        await JoinsAsync(page, there, AddressEnd.Declined);
        Assert.Null(await ((IAttachments)_rig.Get<MediaShelf>()).OpenAsync(page, paper, Now));
    }

    private async Task<string> SentPaperAsync()
    {
        var aigul = CasebookRig.Operator("Aigul", "ru");
        await SendsAsync("m1");
        await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, CaseId, 1, aigul, Now));
        var paper = await BringAsync();
        Assert.Equal(CaseVerdict.Done, (await _rig.ChangeAsync(c => _rig.Work.ReplyAsync(c, new HeldCase(CaseId, 2, aigul), "c1", "", Now, paper))).Verdict);
        return paper;
    }

    /// <summary>The person goes on from the page, or left it again for the address that they had before.</summary>
    private async Task JoinsAsync(Address page, ConversationId there, AddressEnd? end)
    {
        var before = new Address(ChannelId.Telegram, "address-77001234567");
        _rig.Journal.Write(Person, Turns.Of($"joins-{end}", Turns.Start, new Joined(there, page)).WithCase(Turns.Case(CaseId)) with
        {
            Address = end is null ? page : before,
            Addresses = [new KnownAddress(before, null), new KnownAddress(page, Turns.Start, there) { End = end ?? default }],
        });
        await _rig.ProjectAsync();
    }

    private string Folder => Path.Combine(_rig.Get<MediaFolder>().Root, "files");

    private IEnumerable<string> Files() => Directory.Exists(Folder) ? Directory.EnumerateFiles(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal) : [];

    private static MediaVerdict.Taken Taken() => (MediaVerdict.Taken)MediaCheck.Of(Pictures.Png) with { Content = Pictures.Png };

    private static PersonWrote Wrote(string id, MediaKind kind) =>
        new(new InboundMessage(new Address(ChannelId.Telegram, "address-77001234567"), id, Turns.Start, new InboundFile(kind, "secret-handle", null, null, "text/html")));

    private async Task SendsAsync(string id)
    {
        _rig.Journal.Write(Person, Turns.Of(id, Turns.Start, Wrote(id, MediaKind.Photo)).WithCase(Turns.Case(CaseId)));
        await _rig.ProjectAsync();
    }

    private async Task<string> KeptAsync(string id)
    {
        await SendsAsync(id);
        var file = await Arrivals.ClaimAsync(Now);
        Assert.True(await Arrivals.KeepAsync(file!, Taken(), Now));
        return file!.Id;
    }

    private async Task<string> BringAsync()
    {
        var shelf = _rig.Get<MediaShelf>();
        var id = await shelf.WriteAsync(Person.Value, Pictures.Png, Now);
        await using var context = _rig.Open();
        shelf.AddOutbound(context, Person.Value, id!, Taken().Type, Pictures.Png.Length);
        await context.SaveChangesAsync(Now);
        return id!;
    }

    private async Task<byte[]?> OpenAsync(ConversationId conversation, string id)
    {
        await using var context = _rig.Open();
        if (await _rig.Get<MediaShelf>().OpenAsync(context, conversation.Value, id, Now) is not var (_, content)) return null;
        await using (content)
        {
            using var all = new MemoryStream();
            await content.CopyToAsync(all, Now);
            return all.ToArray();
        }
    }
}
