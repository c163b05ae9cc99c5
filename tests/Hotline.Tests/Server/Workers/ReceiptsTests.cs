using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Pacing;
using Hotline.Storage.Protection;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Server.Workers;

public sealed class ReceiptsTests : IClassFixture<ReceiptsTests.Stores>, IDisposable
{
    private static readonly DeliveryMark Mark = new(new ConversationId("aziza"), "r1");

    private readonly MemoryOutbox outbox = new();
    private readonly MemoryInbox inbox = new();
    private readonly HotlineMetrics metrics = new();
    private readonly ProviderAccounts accounts;
    private readonly Stores stores;

    public ReceiptsTests(Stores stores)
    {
        this.stores = stores;
        accounts = new ProviderAccounts([], new PaceBook(stores.Rig.Clock), stores.Rig.Clock, metrics, NullLogger<ProviderAccount>.Instance);
    }

    public void Dispose()
    {
        accounts.Dispose();
        metrics.Dispose();
    }

    private Receipts Noting => Looking(stores.Rig);

    public static TheoryData<SendResult?, string, bool> Failures => new()
    {
        { new SendResult.Refused("30007", "The carrier filtered it."), "The carrier filtered it.", false },
        { new SendResult.ContactGone("The person blocked us."), "The person blocked us.", true },
        { new SendResult.AccountBroken("The account is closed."), "The account is closed.", false },
        { new SendResult.Unknown("The carrier does not know."), "The carrier does not know.", false },
        { new SendResult.RetryAfter(TimeSpan.FromSeconds(1), "The phone is off."), "The phone is off.", false },
        { null, "The provider could not deliver it and did not say why.", false },
    };

    [Theory]
    [InlineData(ReceiptStage.Delivered, "delivered")]
    [InlineData(ReceiptStage.Read, "read")]
    public async Task What_arrived_costs_a_line_of_the_journal_and_no_turn(ReceiptStage stage, string status)
    {
        await NoteAsync(stage);

        Assert.Equal([(Mark, status, null)], outbox.Noted);
        Assert.Empty(inbox.Commands);
    }

    [Fact]
    public async Task That_it_was_sent_we_know_ourselves()
    {
        await NoteAsync(ReceiptStage.Sent);

        Assert.Empty(outbox.Noted);
        Assert.Empty(inbox.Commands);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_failure_goes_into_the_journal_and_once_into_its_conversation_with_its_words(SendResult? failure, string words, bool gone)
    {
        await NoteAsync(ReceiptStage.Failed, failure);
        await NoteAsync(ReceiptStage.Failed, failure);

        Assert.Equal([(Mark, "failed", words), (Mark, "failed", words)], outbox.Noted);
        Assert.Equal(new InboxEvent(Mark.Conversation, "receipt-r1", new DeliveryFailed("r1", words, gone) { Lost = gone ? new Undeliverable(null, null) : null }), Assert.Single(inbox.Commands));
    }

    [Fact]
    public async Task Words_that_came_back_because_the_person_did_not_write_are_found_in_the_casebook()
    {
        await using var casebook = await CasebookRig.StartAsync();
        var reply = new SaidLine("d1", "Приходите в понедельник.", [], "account-1", Place: null);
        casebook.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Turns.Start, reply, Turns.Bot("d2", "ответ", "Да")));
        await casebook.ProjectAsync();
        var looking = Looking(casebook);
        var refused = new SendResult.NeedsTemplate("The 24 hours are over.");

        foreach (var id in new[] { "d1", "d1", "d2", "nothing" })
            await looking.NoteAsync(new DeliveryReceipt(new DeliveryMark(Turns.Person(1), id), ReceiptStage.Failed, Turns.Start.AddDays(1), refused), TestContext.Current.CancellationToken);

        var events = inbox.Commands.Select(command => Assert.IsType<DeliveryFailed>(command.Event)).ToList();
        Assert.Equal(["d1", "d2", "nothing"], events.Select(failed => failed.DeliveryId));
        Assert.All(events, failed => Assert.Equal(("The 24 hours are over.", Turns.Start.AddDays(1)), (failed.Words, failed.Outside?.TriedAt)));
        Assert.Equal(["Приходите в понедельник.", "ответ", null], events.Select(failed => failed.Outside?.Message?.Text));
        Assert.Equal([Importance.Operator, Importance.Routine, null], events.Select(failed => failed.Outside?.Message?.Importance));
        Assert.Equal("intake.greeting", events[1].Outside?.Message?.Place);
    }

    [Fact]
    public async Task What_may_get_through_later_goes_back_once_for_each_time_it_was_sent_and_is_a_failure_at_the_later_try()
    {
        await using var casebook = await CasebookRig.StartAsync();
        casebook.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Turns.Start, new SaidLine("d1", "Приходите в понедельник.", [], "account-1", Place: null)));
        var trying = Looking(casebook);
        var mark = new DeliveryMark(Turns.Person(1), "d1") { Attempt = "1" };
        var off = new DeliveryReceipt(mark, ReceiptStage.Failed, Turns.Start, new SendResult.RetryAfter(TimeSpan.FromMinutes(5), "The phone is off."));
        var again = off with { Mark = mark with { Attempt = "2", IsLast = true } };
        var lost = off with { Mark = new DeliveryMark(Turns.Person(1), "gone") };

        foreach (var receipt in new[] { off, off, off with { Mark = mark.OfPart(2, 2) }, again, off, again, lost }) await trying.NoteAsync(receipt, TestContext.Current.CancellationToken);

        var events = inbox.Commands.Select(command => Assert.IsType<DeliveryFailed>(command.Event)).ToList();
        Assert.Equal([("d1", "The phone is off."), ("d1", "The phone is off."), ("gone", "The phone is off.")], events.Select(failed => (failed.DeliveryId, failed.Words)));
        Assert.Equal([("Приходите в понедельник.", casebook.Clock.GetUtcNow().AddMinutes(5)), null, null], events.Select(failed => failed.Later is { } later ? (later.Message.Text, later.At) : default((string, DateTimeOffset)?)));
        Assert.Equal([null, "Приходите в понедельник.", null], events.Select(failed => failed.Lost?.Message?.Text));
        // What its own turn decides is not written before it.
        Assert.Equal(["d1", "d1", "gone"], outbox.Noted.Select(noted => noted.Mark.DeliveryId));
    }

    [Theory]
    [InlineData(Importance.Operator, 24, true)]
    [InlineData(Importance.Operator, 25, false)]
    [InlineData(Importance.Danger, 1, true)]
    [InlineData(Importance.Danger, 2, false)]
    public async Task A_later_try_that_is_too_far_off_is_none_and_another_way_is_looked_for_at_once(Importance importance, int hours, bool later)
    {
        await using var casebook = await CasebookRig.StartAsync();
        casebook.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Turns.Start, new SaidLine("d1", "Позвоните 102.", [], "account-1", Place: null)));
        var mark = new DeliveryMark(Turns.Person(1), "d1") { Attempt = "1", Importance = importance };
        var full = new SendResult.RetryAfter(TimeSpan.FromHours(hours), "As many messages as it may.");

        await Looking(casebook).NoteAsync(new DeliveryReceipt(mark, ReceiptStage.Failed, Turns.Start, full), TestContext.Current.CancellationToken);

        var failed = Assert.IsType<DeliveryFailed>(Assert.Single(inbox.Commands).Event);
        Assert.Equal((later, !later), (failed.Later is not null, failed.Lost?.Message?.Text == "Позвоните 102."));
        Assert.Equal(later ? 0 : 1, outbox.Noted.Count);
    }

    [Fact]
    public async Task What_the_projector_brings_to_the_casebook_between_two_looks_has_arrived()
    {
        await using var casebook = await CasebookRig.StartAsync();
        casebook.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Turns.Start, new SaidLine("d1", "Приходите в понедельник.", [], "account-1", Place: null)));
        casebook.Journal.Write(Turns.Person(1), new DeliveryRecord("d1:delivered/2/3", Turns.Start, "d1", DeliveryStatus.OfPart(DeliveryStatus.Delivered, 2, 3), null));
        var lines = new SaidLines(casebook.Get<IDbContextFactory<CasebookContext>>(), casebook.Get<ContactVault>(), new OvertakenJournal(casebook));
        var mark = new DeliveryMark(Turns.Person(1), "d1");

        Assert.True(await lines.HasArrivedAsync(mark.OfPart(2, 3), TestContext.Current.CancellationToken));
        Assert.False(await lines.HasArrivedAsync(mark.OfPart(1, 3), TestContext.Current.CancellationToken));
        Assert.Equal([(2, 3)], await lines.PartsThatArrivedAsync(mark.Conversation, "d1", TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Words_are_bounded()
    {
        await NoteAsync(ReceiptStage.Failed, new SendResult.Refused("1", new string('я', 100_000)));

        Assert.Equal(300, Assert.Single(outbox.Noted).Words?.Length);
    }

    [Theory]
    [InlineData("", "r1")]
    [InlineData("aziza", "")]
    [InlineData("aziza", "r.1")]
    [InlineData("a/b", "r1")]
    [InlineData("aziza", "0123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_mark_that_nobody_wrote_changes_nothing(string conversation, string delivery)
    {
        await Noting.NoteAsync(new DeliveryReceipt(new DeliveryMark(new ConversationId(conversation), delivery), ReceiptStage.Failed, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);
        await Noting.NoteAsync(new DeliveryReceipt(default, ReceiptStage.Read, DateTimeOffset.UnixEpoch), TestContext.Current.CancellationToken);

        Assert.Empty(outbox.Noted);
        Assert.Empty(inbox.Commands);
    }

    [Fact]
    public async Task A_failure_for_nobody_begins_no_conversation()
    {
        outbox.Noting = _ => false;

        await NoteAsync(ReceiptStage.Failed, new SendResult.Refused("1", "no"));

        Assert.Empty(inbox.Commands);
    }

    [Fact]
    public async Task What_could_not_be_stored_the_provider_brings_again()
    {
        inbox.Commanded = _ => Acceptance.Full;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => NoteAsync(ReceiptStage.Failed));
        outbox.Noting = _ => throw new StoreUnavailableException("away");
        await Assert.ThrowsAsync<StoreUnavailableException>(() => NoteAsync(ReceiptStage.Read));
    }

    private Task NoteAsync(ReceiptStage stage, SendResult? failure = null) =>
        Noting.NoteAsync(new DeliveryReceipt(Mark, stage, DateTimeOffset.UnixEpoch, failure), TestContext.Current.CancellationToken);

    private Receipts Looking(CasebookRig casebook) =>
        new(outbox, inbox, stores.Rig.Get<IConversationStore>(), casebook.Get<SaidLines>(), new AddressMarks(casebook.Get<Pseudonyms>()), new TakenMarks(), accounts, casebook.Clock, NullLogger<Receipts>.Instance);

    /// <summary>Empty stores that nobody writes to.</summary>
    public sealed class Stores : IAsyncLifetime
    {
        internal CasebookRig Rig { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Rig = await CasebookRig.StartAsync(runtime: true);

        public ValueTask DisposeAsync() => Rig.DisposeAsync();
    }

    /// <summary>The projector is always a moment faster than whoever looks here.</summary>
    private sealed class OvertakenJournal(CasebookRig casebook) : IJournal
    {
        public int Partitions => casebook.Journal.Partitions;

        public async Task<IReadOnlyList<JournalEntry>> ReadAsync(int partition, long after, int max, CancellationToken cancellationToken)
        {
            await casebook.ProjectAsync();
            return await casebook.Journal.ReadAsync(partition, after, max, cancellationToken);
        }

        public Task TrimAsync(int partition, long through, CancellationToken cancellationToken) => casebook.Journal.TrimAsync(partition, through, cancellationToken);

        public Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken) => casebook.Journal.WaitAsync(atMost, cancellationToken);
    }
}
