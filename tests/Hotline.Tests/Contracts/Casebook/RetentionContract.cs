using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Server.Workers;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Media;
using Hotline.Storage.Casebook.Retention;
using Hotline.Storage.Media;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>What goes by age, when, and what never does.</summary>
public abstract class RetentionContract(PostgresHouse? house) : CasebookContract(house)
{
    private const string Id = "AAAAAAAAAA";

    private static readonly Address Home = new(ChannelId.Telegram, "address-77001234567");

    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private ConversationId Person => _rig.Get<Pseudonyms>().Of(Home);

    private DateTimeOffset Time => _rig.Clock.GetUtcNow();

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task Who_never_came_to_a_case_goes_after_thirty_days_of_silence()
    {
        await WriteAsync(Person, "m1");
        await PassAsync(29.9);
        Assert.Equal((0, 1, 1), await ForecastAsync("unfinished"));
        Assert.Equal(0, await StepAsync());

        await PassAsync(0.2);
        Assert.Equal((1, 1, 1), await ForecastAsync("unfinished"));
        Assert.Equal(1, await StepAsync());
        // Ordered once: until the conversation has had its turn nothing more is due.
        Assert.Equal(0, await StepAsync());
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        var order = Assert.Single(_rig.Inbox.Commands);
        Assert.Equal(Person, order.Conversation);
        Assert.Equal(new ErasureOrdered { ByAge = true }, order.Event);

        _rig.Journal.Write(Person, new ErasureRecord("e1", Time));
        await _rig.ProjectAsync();
        await using var context = _rig.Open();
        Assert.Equal((0, 0, 0), (await context.Contacts.CountAsync(Now), await context.ContactKeys.CountAsync(Now), await context.Lines.CountAsync(Now)));
    }

    [Fact]
    public async Task Who_is_unknown_to_the_runtime_is_erased_in_the_casebook_alone()
    {
        await WriteAsync(Person, "m1");
        await PassAsync(31);
        await StepAsync();
        _rig.Inbox.Commanded = _ => Acceptance.Erased;

        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);

        await using var context = _rig.Open();
        Assert.Equal((0, 0), (await context.Contacts.CountAsync(Now), await context.Commands.CountAsync(Now)));
        Assert.Equal(Person.Value, (await context.Tombstones.SingleAsync(Now)).ConversationId);
    }

    [Fact]
    public async Task An_open_case_keeps_everything_however_old_it_is()
    {
        await WriteAsync(Person, "m1", Id);
        await LocateAsync("m2");
        var file = await FileAsync("m3");
        await ReadAsync(file);
        await PassAsync(3000);

        Assert.Equal(0, await StepAsync());

        var folder = await _rig.ReadAsync(Id);
        Assert.Equal((3, MediaState.Kept), (folder.Transcript.Count, folder.Transcript.Single(l => l.File is not null).File!.State));
        await using var context = _rig.Open();
        Assert.Equal(1, await context.Addresses.CountAsync(Now));
    }

    [Fact]
    public async Task Ninety_days_after_the_last_case_was_closed_the_person_goes_and_the_case_stays_as_codes()
    {
        await WriteAsync(Person, "m1", Id);
        await CloseAsync(Id);
        await PassAsync(89.9);
        Assert.Equal((0, 1, 1), await ForecastAsync("text"));
        await DrainAsync();
        Assert.DoesNotContain(_rig.Inbox.Commands, c => c.Event is ErasureOrdered);

        await PassAsync(0.2);
        Assert.Equal(1, await StepAsync());
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        Assert.Equal(new ErasureOrdered { ByAge = true }, _rig.Inbox.Commands.Last().Event);
        _rig.Journal.Write(Person, new ErasureRecord("e1", Time));
        await _rig.ProjectAsync();

        await using var context = _rig.Open();
        var row = await context.Cases.SingleAsync(Now);
        Assert.Equal(("unpaid_wages", null, null, 0), (row.Topic, row.ConversationId, row.SealedSummary, await context.Lines.CountAsync(Now)));
    }

    [Fact]
    public async Task Of_who_still_writes_what_was_said_in_the_old_case_goes_and_they_stay_known()
    {
        await WriteAsync(Person, "m1", Id);
        await FileAsync("m2");
        await CloseAsync(Id);
        await PassAsync(80);
        await WriteAsync(Person, "m9");
        await PassAsync(11);
        await DrainAsync();

        await using var context = _rig.Open();
        Assert.Equal(["m9"], await context.Lines.Select(l => l.Key).ToListAsync(Now));
        Assert.Equal((1, 0, 0), (await context.ContactKeys.CountAsync(Now), await context.Media.CountAsync(Now), await context.Notes.CountAsync(Now)));
        Assert.Null((await context.Cases.SingleAsync(Now)).SealedSummary);
        Assert.DoesNotContain(_rig.Inbox.Commands, c => c.Event is ErasureOrdered);
        Assert.Equal(0, await StepAsync());
    }

    [Fact]
    public async Task At_the_end_of_the_case_the_address_goes_and_with_the_next_case_it_comes_back()
    {
        await WriteAsync(Person, "m1", Id);
        await CloseAsync(Id);
        Assert.Equal(1, await StepAsync());
        await using (var context = _rig.Open()) Assert.Empty(await context.Addresses.ToListAsync(Now));
        Assert.Equal(0, await StepAsync());

        await WriteAsync(Person, "m5", "BBBBBBBBBB");

        await using (var context = _rig.Open())
        {
            var row = await context.Addresses.SingleAsync(Now);
            using var seal = await _rig.Get<ContactVault>().FindAsync(context, Person.Value, Now);
            Assert.Equal("address-77001234567", seal!.Open<string>(SealPurpose.Address, row.Sealed));
        }
    }

    [Fact]
    public async Task A_place_stays_until_the_case_is_closed_and_no_longer()
    {
        await WriteAsync(Person, "m1", Id);
        await LocateAsync("m2");
        Assert.Equal(0, await StepAsync());
        await CloseAsync(Id);
        Assert.Equal((1, 1, 1), await ForecastAsync("location"));
        await DrainAsync();
        Assert.DoesNotContain((await _rig.ReadAsync(Id)).Transcript, l => l.Kind == "location");
    }

    [Fact]
    public async Task A_photo_goes_seven_days_after_it_was_looked_at_and_its_line_says_so()
    {
        await WriteAsync(Person, "m1", Id);
        var (seen, unseen) = (await FileAsync("m2"), await FileAsync("m3"));
        await ReadAsync(seen);
        await CloseAsync(Id);
        await PassAsync(6.9);
        await DrainAsync();
        Assert.Equal(2, Files().Count);
        await PassAsync(0.2);
        await DrainAsync();

        Assert.Equal([unseen], Files());
        var file = (await _rig.ReadAsync(Id)).Transcript.Select(l => l.File).Single(f => f?.Id == seen);
        Assert.Equal(MediaState.Gone, file!.State);
        Assert.NotNull(file.Words);
    }

    [Fact]
    public async Task Who_did_what_is_known_for_a_year()
    {
        await using var context = _rig.Open();
        context.Audit.AddRange(new AuditEntry { At = Time.AddDays(-364.9), What = "young" }, new AuditEntry { At = Time.AddDays(-365.1), What = "old" });
        await context.SaveChangesAsync(Now);
        Assert.Equal((1, 2, 2), await ForecastAsync("audit"));
        Assert.Equal(1, await StepAsync());
        Assert.Equal("young", (await context.Audit.AsNoTracking().SingleAsync(Now)).What);
    }

    [Fact]
    public async Task An_open_case_at_another_address_of_the_person_keeps_this_one_too()
    {
        var other = Turns.Person(2);
        await WriteAsync(other, "o1");
        await WriteAsync(Person, "m1", Id);
        await LinkAsync(main: Person, other);
        await PassAsync(200);
        Assert.Equal(0, await StepAsync());

        await CloseAsync(Id);
        await PassAsync(91);
        await StepAsync();
        // The whole person by one order, to the conversation that has the others in hand.
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        Assert.Equal([Person], _rig.Inbox.Commands.Where(c => c.Event is ErasureOrdered).Select(c => c.Conversation));
    }

    [Fact]
    public async Task A_step_is_bounded_and_the_next_goes_on_where_it_ended()
    {
        await using (var context = _rig.Open())
        {
            context.Audit.AddRange(Enumerable.Range(0, AgedData.Most + 5).Select(_ => new AuditEntry { At = Time.AddDays(-400), What = "old" }));
            await context.SaveChangesAsync(Now);
        }

        Assert.Equal(AgedData.Most, await StepAsync());
        // Another process goes on, as after a crash.
        Assert.Equal(5, await StepAsync(Again()));
        Assert.Equal(0, await StepAsync(Again()));
    }

    [Fact]
    public async Task Whoever_writes_while_much_is_due_comes_in_between_two_pieces()
    {
        const int due = (3 * AgedData.Piece) + 1;
        await using (var context = _rig.Open())
        {
            context.Audit.AddRange(Enumerable.Range(0, due).Select(_ => new AuditEntry { At = Time.AddDays(-400), What = "old" }));
            await context.SaveChangesAsync(Now);
        }

        using var news = _rig.Get<CasebookChanges>().Listen();
        using var worker = new RetentionWorker(
            _rig.Get<AgedData>(), _rig.Get<CasebookLeases>(), new Workforce(new WorkerId("test")), _rig.Clock, NullLogger<RetentionWorker>.Instance);
        await worker.StartAsync(Now);
        for (var piece = 1; piece <= 4; piece++)
        {
            // A piece went, and the next one waits for the clock, which only this test moves.
            await news.ReadAsync(TimeSpan.FromHours(1), TimeProvider.System, Now);
            await WriteAsync(Person, $"m{piece}");
            await using var context = _rig.Open();
            Assert.Equal((Math.Max(0, due - (piece * AgedData.Piece)), piece), (await context.Audit.CountAsync(a => a.What == "old", Now), await context.Lines.CountAsync(Now)));
            while (await news.ReadAsync(TimeSpan.FromMilliseconds(1), TimeProvider.System, Now) is { Count: > 0 })
            {
                // What the writing told.
            }

            _rig.Clock.Advance(RetentionWorker.Breath);
        }

        await worker.StopAsync(Now);
    }

    [Fact]
    public async Task Who_comes_back_to_a_human_after_the_look_keeps_everything()
    {
        await WriteAsync(Person, "m1");
        await PassAsync(31);
        var piece = Assert.Single(await _rig.Get<AgedData>().FindAsync(Now));
        await WriteAsync(Person, "m2", Id);

        Assert.Equal(0, await _rig.Get<AgedData>().DropAsync(piece, Now));

        await using var context = _rig.Open();
        Assert.Equal((0, 2), (await context.Commands.CountAsync(Now), await context.Lines.CountAsync(Now)));
    }

    [Fact]
    public async Task Nothing_that_went_stands_on_the_disk()
    {
        await WriteAsync(Person, "m1", Id);
        await LocateAsync("m2");
        byte[] place;
        await using (var context = _rig.Open()) place = (await context.Lines.SingleAsync(l => l.Kind == "location", Now)).Sealed;
        await CloseAsync(Id);
        Assert.True(_rig.BytesOnDisk().AsSpan().IndexOf(place) >= 0);

        await DrainAsync();

        Assert.True(_rig.BytesOnDisk().AsSpan().IndexOf(place) < 0);
    }

    [Fact]
    public async Task Every_kind_and_unit_is_one_that_the_desk_knows()
    {
        var all = await _rig.Get<AgedData>().ForecastAsync(Now);
        Assert.Equal(RetentionForecast.Kinds, all.Select(k => k.Kind));
        Assert.All(all, k => Assert.Contains(k.Unit, RetentionForecast.Units));
    }

    [Fact]
    public async Task What_is_switched_off_goes_never_and_is_still_foretold()
    {
        await WriteAsync(Person, "m1");
        await PassAsync(31);
        var off = Again(new RetentionOptions { Enabled = false });
        Assert.Empty(await off.FindAsync(Now));
        Assert.Equal(1, (await off.ForecastAsync(Now)).Single(f => f.Kind == "unfinished").Now);
    }

    private AgedData Again(RetentionOptions? options = null) => new(
        _rig.Get<IDbContextFactory<CasebookContext>>(), _rig.Get<ICasebookDatabase>(), _rig.Get<MediaCare>(), _rig.Commands, _rig.Get<CasebookChanges>(), options ?? new RetentionOptions(), _rig.Clock);

    /// <summary>Everything that one look finds.</summary>
    private async Task<int> StepAsync(AgedData? aged = null)
    {
        aged ??= _rig.Get<AgedData>();
        var gone = 0;
        foreach (var piece in await aged.FindAsync(Now))
        {
            Assert.InRange(piece.Count, 1, AgedData.Piece);
            gone += await aged.DropAsync(piece, Now);
        }

        return gone;
    }

    private async Task DrainAsync()
    {
        while (await StepAsync() > 0) await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        Assert.True(await _rig.Get<AgedData>().FinishAsync(Now));
    }

    private async Task<(int Now, int Week, int Month)> ForecastAsync(string kind)
    {
        var found = (await _rig.Get<AgedData>().ForecastAsync(Now)).Single(f => f.Kind == kind);
        return (found.Now, found.Within7Days, found.Within30Days);
    }

    private Task PassAsync(double days)
    {
        _rig.Clock.Advance(TimeSpan.FromDays(days));
        return Task.CompletedTask;
    }

    private async Task WriteAsync(ConversationId person, string id, string? caseId = null)
    {
        var turn = Turns.Wrote(id, "помогите", Time) with { Address = AddressOf(person) };
        _rig.Journal.Write(person, caseId is null ? turn : turn.WithCase(Turns.Case(caseId, opened: Time)));
        await _rig.ProjectAsync();
    }

    private async Task LocateAsync(string id)
    {
        _rig.Journal.Write(Person, Turns.Of(id, Time, Event(id, new InboundLocation(43.238949, 76.889709))) with { Mode = ConversationMode.Waiting });
        await _rig.ProjectAsync();
    }

    private async Task<string> FileAsync(string id)
    {
        _rig.Journal.Write(Person, Turns.Of(id, Time, Event(id, new InboundFile(MediaKind.Photo, "handle-" + id, null, null, null))) with { Mode = ConversationMode.Waiting });
        await _rig.ProjectAsync();
        var waiting = await _rig.Get<MediaArrivals>().ClaimAsync(Now);
        Assert.True(await _rig.Get<MediaArrivals>().KeepAsync(waiting!, (MediaVerdict.Taken)MediaCheck.Of(Pictures.Png), Now));
        return waiting!.Id;
    }

    private async Task ReadAsync(string file)
    {
        await using var context = _rig.Open();
        await context.Media.Where(m => m.Id == file).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, Time), Now);
    }

    private async Task CloseAsync(string id)
    {
        var aigul = CasebookRig.Operator("Aigul", "ru");
        var taken = (await _rig.ChangeAsync(c => _rig.Queue.TakeAsync(c, id, 1, aigul, Now))).Case!;
        Assert.Equal(CaseVerdict.Done, (await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, new HeldCase(id, taken.Version, aigul), "information_given", "заметка", Now))).Verdict);
        await _rig.Commands.DeliverAsync(_rig.Inbox, Now);
        foreach (var told in _rig.Inbox.Commands.Where(c => c.Event is CaseTaken or CaseClosed))
            _rig.Journal.Write(Person, Turns.Of(told.EventId, Time, told.Event) with { Mode = ConversationMode.Closed });
        await _rig.ProjectAsync();
    }

    private async Task LinkAsync(ConversationId main, ConversationId other)
    {
        await using var context = _rig.Open();
        foreach (var (id, used) in new[] { (main, true), (other, false) })
            context.AddressUses.Add(new AddressUse { ContactId = main.Value, Pseudonym = id.Value, Channel = "telegram", Agreed = true, InUse = used, OwnWords = true, Sealed = [1] });
        await context.SaveChangesAsync(Now);
    }

    private Address AddressOf(ConversationId person) => person == Person ? Home : new Address(ChannelId.Telegram, "address-" + person.Value);

    private static PersonWrote Event(string id, InboundContent content) => new(new InboundMessage(Home, id, Turns.Start, content));

    private List<string> Files() => [.. Directory.EnumerateFiles(_rig.Get<MediaFolder>().Files).Select(f => Path.GetFileName(f)!)];
}
