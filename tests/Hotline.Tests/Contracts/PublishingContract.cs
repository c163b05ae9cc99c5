using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Publishing;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using Hotline.Tests.Dialogs.Publishing;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts;

/// <summary>Publishing under open conversations, on a real runtime, a real casebook and two servers: nobody is restarted, asked twice or lost.</summary>
public abstract class PublishingContract(PostgresHouse? house) : RuntimeContract, IAsyncLifetime
{
    private const int People = 200;

    private static readonly PublicationSource First = WagesScripts.Source();

    /// <summary>Both questions are said in other words, the first offers less, and a third stands between them.</summary>
    private static readonly PublicationSource Second = WagesScripts.Source((WagesScripts.File, WagesScripts.Wages
        .Replace("When were you last paid?", "When were you paid last, roughly?", StringComparison.Ordinal)
        .Replace("How much do they owe you?", "What sum do they owe you?", StringComparison.Ordinal)
        .Replace("      earlier: \"Earlier\"\n", "", StringComparison.Ordinal)
        .Replace("  owed:\n", "  place:\n    ask: \"Which city do you work in?\"\n    save: place\n    expect: text\n    otherwise: { say: \"Please write the city.\", again: 1, then: advice }\n  owed:\n", StringComparison.Ordinal)));

    private CasebookRig _casebook = null!;
    private int _messages;

    private PublicationBook Book => _casebook.Get<PublicationBook>();

    async ValueTask IAsyncLifetime.InitializeAsync()
    {
        await InitializeAsync();
        _casebook = await CasebookRig.StartAsync(postgres: house);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await _casebook.DisposeAsync();
        await DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Two_hundred_open_conversations_go_on_over_a_publication_and_a_roll_back()
    {
        using var one = await PublishingServer.StartAsync(Runtime, _casebook, First);
        var people = Enumerable.Range(0, People).Select(i => new Address(ChannelId.Telegram, $"{900_000 + i}")).ToList();
        await AllAsync(people, one, _ => new InboundStart(null));
        await AllAsync(people, one, person => Button(one, person, "wages"));
        var (asked, ahead) = (people.Where((_, i) => i % 2 == 0).ToList(), people.Where((_, i) => i % 2 == 1).ToList());
        await AllAsync(ahead, one, person => Button(one, person, "month"));

        await PublishAsync(Second, after: 1, PublicationActs.Publish);
        await one.Worker.LookAsync(Cancel);
        // Another one starts now: it has never seen what they began with.
        using var two = await PublishingServer.StartAsync(Runtime, _casebook, First);
        Assert.Equal((2, 2), (one.Library.Number, two.Library.Number));

        // The choice that is gone still answers for those who saw it, and the next question comes in its new words.
        await AllAsync(asked[..50], one, person => Button(one, person, "earlier"));
        await AllAsync(asked[50..], two, person => Button(one, person, "month"));
        var saidSince = one.Said.Concat(two.Said).Where(said => said.Message.Place == "wages.owed" && asked.Contains(said.To)).ToList();
        Assert.Equal(asked.Count, saidSince.Count);
        Assert.All(saidSince, said => Assert.StartsWith("What sum do they owe you?", said.Message.Text, StringComparison.Ordinal));
        await AllAsync(ahead[..1], two, _ => new InboundText("repeat"));
        Assert.StartsWith("What sum do they owe you?", two.Said[^1].Message.Text, StringComparison.Ordinal);

        var stranger = new Address(ChannelId.Telegram, "950000");
        await AllAsync([stranger], two, _ => new InboundStart(null));
        await AllAsync([stranger], two, person => Button(two, person, "wages"));
        Assert.StartsWith("When were you paid last, roughly?", two.Said[^1].Message.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(two.Said[^1].Message.Buttons, button => button.Id == "earlier");

        await PublishAsync(First, after: 2, PublicationActs.RollBack);
        await one.Worker.LookAsync(Cancel);
        await two.Worker.LookAsync(Cancel);
        await AllAsync(people[..100], one, _ => new InboundText("500"));
        await AllAsync(people[100..], two, _ => new InboundText("500"));
        // Who began with the second one goes on with it, and hears the first one's words where the question is the same.
        await AllAsync([stranger], one, person => Button(two, person, "month"));
        Assert.Equal("wages.place", one.Said[^1].Message.Place);

        foreach (var person in people)
        {
            var state = (await Runtime.Conversations.FindAsync(Runtime.IdOf(person), Cancel))!;
            Assert.Equal((ConversationMode.Waiting, "500", "wages"), (state.Mode, state.Slots["owed"], state.Slots["what"]));
            Assert.Equal(asked.IndexOf(person) is >= 0 and < 50 ? "earlier" : "month", state.Slots["paid"]);
            Assert.Equal(1, state.CasesOpened);
            var questions = one.Said.Concat(two.Said).Where(said => said.To == person).Select(said => said.Message.Place).Where(place => place is "menu.what" or "wages.paid" or "wages.place" or "wages.owed").ToList();
            // Once each, but for the one who asked to hear it again; and nobody met the question that came in between.
            Assert.Equal(person == ahead[0] ? ["menu.what", "wages.owed", "wages.owed", "wages.paid"] : ["menu.what", "wages.owed", "wages.paid"], questions.Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Whoever_is_in_a_withdrawn_dialog_goes_on_where_they_are_sent_and_keeps_their_answers()
    {
        using var one = await PublishingServer.StartAsync(Runtime, _casebook, First);
        List<Address> people = [.. Enumerable.Range(0, 20).Select(i => new Address(ChannelId.Telegram, $"{900_000 + i}"))];
        await AllAsync(people, one, _ => new InboundStart(null));
        await AllAsync(people, one, person => Button(one, person, "wages"));
        await AllAsync(people[..10], one, person => Button(one, person, "month"));

        var withdrawn = Withdrawal.Of(First, one.Library.Newest, "wages", "_always.to_operator").Source!;
        await PublishAsync(withdrawn, after: 1, PublicationActs.Withdraw);
        using var two = await PublishingServer.StartAsync(Runtime, _casebook, First);
        await AllAsync(people[..10], two, _ => new InboundText("700"));
        await AllAsync(people[10..], two, person => Button(one, person, "month"));

        foreach (var person in people)
        {
            var state = (await Runtime.Conversations.FindAsync(Runtime.IdOf(person), Cancel))!;
            Assert.Equal((ConversationMode.Waiting, withdrawn.Hash, 1), (state.Mode, (await Book.FindAsync(null, Cancel))!.Value.Entry.Hash, state.CasesOpened));
            Assert.Equal(people.IndexOf(person) < 10, state.Slots.ContainsKey("paid"));
            Assert.Equal(two.Library.Newest.Structure, state.Publication);
        }

        Assert.DoesNotContain(two.Said, said => said.Message.Place?.StartsWith("wages.", StringComparison.Ordinal) == true);
    }

    [Fact]
    public async Task A_server_that_is_told_takes_it_over_at_once_and_one_that_is_not_looks_every_second()
    {
        using var told = await PublishingServer.StartAsync(Runtime, _casebook, First);
        using var alone = await PublishingServer.StartAsync(Runtime, _casebook, First);
        await told.Worker.StartAsync(Cancel);
        await alone.Worker.StartAsync(Cancel);
        await _casebook.Clock.UntilDueInAsync(TimeSpan.FromSeconds(1));

        await PublishAsync(Second, after: 1, PublicationActs.Publish);
        told.Changes.Hear(CasebookChange.Read(CasebookChange.Publications.Word));
        await UntilAsync(() => told.Library.Number == 2);
        Assert.Equal(1, alone.Library.Number);

        _casebook.Clock.Advance(TimeSpan.FromSeconds(1));
        await UntilAsync(() => alone.Library.Number == 2);
        Assert.Equal(Second.Hash, (await Book.FindAsync(alone.Library.Number, Cancel))!.Value.Entry.Hash);
        await told.Worker.StopAsync(Cancel);
        await alone.Worker.StopAsync(Cancel);
    }

    [Fact]
    public async Task What_a_server_cannot_use_changes_nothing_there_and_the_next_one_does()
    {
        using var one = await PublishingServer.StartAsync(Runtime, _casebook, First);
        var newer = WagesScripts.Source((WagesScripts.File, WagesScripts.Wages + "  more:\n    sing: \"of a newer program\"\n"));
        // Only a newer program has found it sound.
        await _casebook.ChangeAsync(context => Book.AddAsync(context, new NewPublication(one.Library.Newest, newer, PublicationActs.Publish, "because", null), after: 1, Cancel));

        await one.Worker.LookAsync(Cancel);
        await one.Worker.LookAsync(Cancel);
        Assert.Equal((1, "When were you last paid?"), (one.Library.Number, ((Node.Ask)one.Library.Newest.Find("wages")!.Start).Line.Text.Source));

        await PublishAsync(Second, after: 2, PublicationActs.Publish);
        await one.Worker.LookAsync(Cancel);
        Assert.Equal(3, one.Library.Number);
    }

    [Fact]
    public async Task Whoever_began_with_what_cannot_be_read_any_more_is_answered_by_the_newest()
    {
        using var one = await PublishingServer.StartAsync(Runtime, _casebook, First);
        var person = new Address(ChannelId.Telegram, "900000");
        await AllAsync([person], one, _ => new InboundStart(null));
        await AllAsync([person], one, _ => Button(one, person, "wages"));
        await PublishAsync(Second, after: 1, PublicationActs.Publish);
        await using (var context = _casebook.Open()) await context.PublishedFiles.Where(f => f.Hash == First.Hash).ExecuteUpdateAsync(set => set.SetProperty(f => f.Source, new byte[] { 1, 2, 3 }), Cancel);

        using var two = await PublishingServer.StartAsync(Runtime, _casebook, First);
        await AllAsync([person], two, _ => Button(one, person, "month"));

        Assert.Equal("wages.place", two.Said[^1].Message.Place);
    }

    [Fact]
    public async Task Whoever_began_after_an_update_that_counts_structures_otherwise_goes_on_over_a_publication()
    {
        using var before = await PublishingServer.StartAsync(Runtime, _casebook, First);
        await using (var context = _casebook.Open()) await context.PublicationEntries.ExecuteUpdateAsync(set => set.SetProperty(e => e.Structure, "counted by an older program"), Cancel);
        using var updated = await PublishingServer.StartAsync(Runtime, _casebook, First);
        var person = new Address(ChannelId.Telegram, "900000");
        await AllAsync([person], updated, _ => new InboundStart(null));
        await AllAsync([person], updated, _ => Button(updated, person, "wages"));

        await PublishAsync(Second, after: 1, PublicationActs.Publish);
        using var restarted = await PublishingServer.StartAsync(Runtime, _casebook, First);
        await AllAsync([person], restarted, _ => Button(updated, person, "earlier"));

        Assert.Equal("wages.owed", restarted.Said[^1].Message.Place);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_read_stops_no_start_where_it_is_not_used()
    {
        using (await PublishingServer.StartAsync(Runtime, _casebook, First)) File.CreateSymbolicLink(_casebook.Folder.File("content/dialogs/gone.yaml"), _casebook.Folder.File("nowhere"));

        using var later = await PublishingServer.StartAsync(Runtime, _casebook, First);

        Assert.Equal(1, later.Library.Number);
        Assert.Contains("Whether the folders on disk differ from it cannot be told: ", later.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_start_takes_the_folder_over_and_later_ones_say_that_it_differs()
    {
        using var first = await PublishingServer.StartAsync(Runtime, _casebook, First);
        Assert.Equal("Scripts: server mode. Publication 1 of the casebook is used.", first.Words);
        var entry = (await Book.FindAsync(1, Cancel))!.Value.Entry;
        Assert.Equal((PublicationActs.Adopt, First.Hash), (entry.Act, entry.Hash));

        using var later = await PublishingServer.StartAsync(Runtime, _casebook, Second);

        Assert.Equal(1, later.Library.Number);
        Assert.StartsWith("Scripts: server mode. Publication 1 of the casebook is used.", later.Words, StringComparison.Ordinal);
        Assert.Contains("differ from it and are not used: 'hotline publish DIR --why ...' publishes them", later.Words, StringComparison.Ordinal);
    }

    /// <summary>The data of a button that a person was shown last by this server.</summary>
    private static InboundTap Button(PublishingServer server, Address person, string choice) =>
        new(server.Said.Last(said => said.To == person && said.Message.Buttons.Any(b => b.Id == choice)).Message.Buttons.Single(b => b.Id == choice).Data);

    private async Task AllAsync(IReadOnlyList<Address> people, PublishingServer server, Func<Address, InboundContent> content)
    {
        foreach (var person in people)
            await Runtime.Inbox.AcceptAsync(new InboundMessage(person, $"m{++_messages}", Runtime.Now, content(person), "en"), Cancel);
        await server.PlayAsync();
    }

    private async Task PublishAsync(PublicationSource source, long after, string act) =>
        Assert.NotNull(await _casebook.ChangeAsync(context => Book.AddAsync(context, new NewPublication(WagesScripts.Read(source), source, act, "because", AccountId: null), after, Cancel)));

    private static async Task UntilAsync(Func<bool> done)
    {
        while (!done()) await Task.Delay(5, Cancel);
    }
}
