using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Journal;
using Hotline.Storage.Media;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

public abstract class JournalProjectorContract(PostgresHouse? house) : CasebookContract(house)
{
    private CasebookRig _rig = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public override async ValueTask InitializeAsync() => _rig = await StartAsync();

    [Fact]
    public async Task A_turn_becomes_contact_conversation_and_lines_in_order()
    {
        var person = Turns.Person(1);
        _rig.Journal.Write(person, Turns.Wrote("m1", "Мне не платят", Turns.Start, Turns.Bot("d1", "Когда платили?", "В этом месяце", "Никогда"), Turns.Bot("d2", "Ещё вопрос")).WithCase(Turns.Case("AAAAAAAAAA", Urgency.Urgent)));
        Assert.Equal(1, await _rig.ProjectAsync());

        var folder = await _rig.ReadAsync("AAAAAAAAAA");
        Assert.Equal(["Мне не платят", "Когда платили?", "Ещё вопрос"], folder.Transcript.Select(l => l.Text));
        Assert.Equal([LineAuthor.Person, LineAuthor.Bot, LineAuthor.Bot], folder.Transcript.Select(l => l.Author));
        Assert.Equal(["В этом месяце", "Никогда"], folder.Transcript[1].Choices);
        Assert.Equal([null, "waiting", "waiting"], folder.Transcript.Select(l => l.Delivery));
        Assert.Equal("waiting", folder.Mode);
        Assert.Equal([new KeyValuePair<string, string>("last_paid", "longer")], folder.Summary);
        Assert.Equal(["W1", "F7"], folder.Case.Flags);
        Assert.Equal(CaseStatus.Waiting, folder.Case.Status);
        await using var context = _rig.Open();
        Assert.Equal(person.Value, (await context.Contacts.SingleAsync(Now)).Id);
        Assert.Equal("telegram", (await context.Addresses.SingleAsync(Now)).Channel);
    }

    [Fact]
    public async Task A_delivery_report_marks_its_line()
    {
        var person = Turns.Person(1);
        _rig.Journal.Write(person, Turns.Wrote("m1", "помогите", Turns.Start, Turns.Bot("d1", "один"), Turns.Bot("d2", "два"), Turns.Bot("d3", "три")).WithCase(Turns.Case("AAAAAAAAAA")));
        await _rig.ProjectAsync();
        _rig.Journal.Write(
            person,
            new DeliveryRecord("r1", Turns.Start, "d1", "sent", null),
            new DeliveryRecord("r2", Turns.Start, "d2", "dead", "The person blocked us."),
            new DeliveryRecord("r3", Turns.Start, "d3", "cancelled", null));
        await _rig.ProjectAsync();
        var lines = (await _rig.ReadAsync("AAAAAAAAAA")).Transcript;
        Assert.Equal([null, "sent", "failed", "failed"], lines.Select(l => l.Delivery));
        Assert.Equal("The person blocked us.", lines[2].Words);
        Assert.NotNull(lines[3].Words);
    }

    [Fact]
    public async Task A_button_of_the_page_itself_says_what_it_does_and_one_with_a_label_keeps_it()
    {
        var leave = new InboundTap("_always:leave");
        _rig.Journal.Write(
            Turns.Person(1),
            Turns.Did("m1", leave, Turns.Start).WithCase(Turns.Case("AAAAAAAAAA")),
            Turns.Did("m2", new InboundTap("_always:operator"), Turns.Start.AddMinutes(1)),
            Turns.Did("m3", leave, Turns.Start.AddMinutes(2)) with { Heard = "Выйти" });
        await _rig.ProjectAsync();
        var lines = (await _rig.ReadAsync("AAAAAAAAAA")).Transcript;
        Assert.Equal([("left_chat", "(left the chat)"), ("asked", "operator"), ("tap", "Выйти")], lines.Select(l => (l.Kind, l.Text)));
    }

    [Fact]
    public async Task A_report_in_the_same_batch_as_its_turn_marks_the_line_too()
    {
        _rig.Journal.Write(
            Turns.Person(1),
            Turns.Wrote("m1", "помогите", Turns.Start, Turns.Bot("d1", "один")).WithCase(Turns.Case("AAAAAAAAAA")),
            new DeliveryRecord("r1", Turns.Start, "d1", "sent", null));
        await _rig.ProjectAsync();
        Assert.Equal("sent", (await _rig.ReadAsync("AAAAAAAAAA")).Transcript[1].Delivery);
    }

    [Fact]
    public async Task A_place_stands_in_the_transcript_as_two_numbers_and_how_the_map_calls_it()
    {
        var sent = new InboundMessage(new Address(ChannelId.Telegram, "address-77001234567"), "m1", Turns.Start, new InboundLocation(43.25, 76.9) { Words = "Сайран, пр. Толе би 294" });
        _rig.Journal.Write(Turns.Person(1), Turns.Of("m1", Turns.Start, new PersonWrote(sent)).WithCase(Turns.Case("AAAAAAAAAA")));
        await _rig.ProjectAsync();
        Assert.Equal("43.25, 76.9\nСайран, пр. Толе би 294", Assert.Single((await _rig.ReadAsync("AAAAAAAAAA")).Transcript).Text);
    }

    [Fact]
    public async Task What_was_passed_on_a_card_a_files_name_and_what_wants_no_answer_stand_in_the_transcript()
    {
        InboundContent[] contents =
        [
            new InboundText("разошлите всем") { Forwarded = Forwarding.Often }, new InboundText("слух") { Forwarded = Forwarding.Once }, new InboundPhone("+77010001122", Own: false) { Card = "Ахмед\n+77010001122" },
            new InboundPhone("+77010001133", Own: true), new InboundFile(MediaKind.Document, "f", null, null, null) { Name = "договор.pdf" }, new InboundFile(MediaKind.Document, "f", "вот он", null, null) { Name = "договор.pdf" }, new InboundAside("HELP"),
        ];
        _rig.Journal.Write(Turns.Person(1), [.. contents.Select((content, i) =>
            Turns.Of($"m{i}", Turns.Start.AddSeconds(i), new PersonWrote(new InboundMessage(new Address(ChannelId.Telegram, "address-77001234567"), $"m{i}", Turns.Start.AddSeconds(i), content))).WithCase(Turns.Case("AAAAAAAAAA")))]);
        await _rig.ProjectAsync();
        Assert.Equal(
            ["(forwarded many times)\nразошлите всем", "(forwarded)\nслух", "Ахмед\n+77010001122", "(shared a phone number)", "договор.pdf", "договор.pdf\nвот он", "HELP"],
            (await _rig.ReadAsync("AAAAAAAAAA")).Transcript.Select(l => l.Text));
    }

    [Fact]
    public async Task Words_of_a_client_that_equal_a_delivery_id_stay_its_own_line()
    {
        // A web chat makes its own event ids and sees delivery ids.
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "раз", Turns.Start, Turns.Bot("same", "ответ")).WithCase(Turns.Case("AAAAAAAAAA")), Turns.Wrote("same", "два", Turns.Start.AddSeconds(1)));
        await _rig.ProjectAsync();
        Assert.Equal(["раз", "ответ", "два"], (await _rig.ReadAsync("AAAAAAAAAA")).Transcript.Select(l => l.Text));
    }

    [Fact]
    public async Task Replaying_the_whole_journal_changes_nothing()
    {
        await WriteALifeAsync();
        var before = await DumpAsync();

        await using (var context = _rig.Open()) await context.JournalPositions.ExecuteUpdateAsync(set => set.SetProperty(p => p.Position, 0), Now);
        _rig.Journal.Replaying = true;
        Assert.True(await _rig.ProjectAsync() >= 8);

        Assert.Equal(before, await DumpAsync());
    }

    [Fact]
    public async Task Two_projectors_at_once_carry_every_record_over_once()
    {
        for (var i = 0; i < 600; i++) _rig.Journal.Write(Turns.Person(i % 7), Turns.Wrote($"m{i}", $"слово {i}", Turns.Start.AddSeconds(i), Turns.Bot($"d{i}", "ответ")));
        _rig.Journal.Replaying = true;
        var carried = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(_rig.ProjectAsync, Now)));
        // A racer that lost a comparison stops; whoever won went on to the end.
        await _rig.ProjectAsync();
        await using var context = _rig.Open();
        Assert.Equal(1200, await context.Lines.CountAsync(Now));
        Assert.Equal(600, (await context.JournalPositions.SingleAsync(Now)).Position);
        Assert.True(carried.Sum() <= 600);
    }

    [Fact]
    public async Task What_another_process_carried_over_and_told_nobody_of_makes_desks_here_look_again()
    {
        var changes = new CasebookChanges();
        using var news = changes.Listen();
        var other = Another(changes);
        Assert.Equal(0, await other.ProjectAsync(Now));
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "раз", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA")));
        await _rig.ProjectAsync();

        // Its word may still be under way.
        Assert.Equal(0, await other.ProjectAsync(Now));
        _rig.Clock.Advance(OthersNews.Patience);
        Assert.Equal(0, await other.ProjectAsync(Now));
        Assert.Equal([CasebookChange.Again], await news.ReadAsync(TimeSpan.FromHours(1), TimeProvider.System, Now));
        _rig.Clock.Advance(OthersNews.Patience);
        Assert.Equal(0, await other.ProjectAsync(Now));
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m2", "два", Turns.Start));
        Assert.Equal(1, await other.ProjectAsync(Now));
        Assert.Equal([new CasebookChange("AAAAAAAAAA")], await news.ReadAsync(TimeSpan.FromHours(1), TimeProvider.System, Now));
    }

    [Fact]
    public async Task However_many_cases_are_held_a_new_one_is_told_of_at_another_server_and_nothing_else_is()
    {
        // More than a listener's backlog holds: a word about each of them would push the new one out.
        const int held = 300;
        var (here, there) = (_rig.Get<CasebookChanges>(), new CasebookChanges());
        here.Published += change => there.Hear(CasebookChange.Read(change.Word));
        var other = Another(there);
        for (var i = 0; i < held; i++) _rig.Journal.Write(Turns.Person(i), Turns.Wrote($"m{i}", "раз", Turns.Start).WithCase(Turns.Case($"CASE{i:D6}")));
        await _rig.ProjectAsync();
        await using (var context = _rig.Open()) await context.Cases.ExecuteUpdateAsync(set => set.SetProperty(c => c.Status, CaseStatus.WithOperator).SetProperty(c => c.HolderId, "somebody"), Now);
        Assert.Equal(0, await other.ProjectAsync(Now));

        using var news = there.Listen();
        _rig.Journal.Write(Turns.Person(held), Turns.Wrote("n1", "помогите", Turns.Start).WithCase(Turns.Case("NEWNEWNEW1")));
        await _rig.ProjectAsync();
        Assert.Equal(0, await other.ProjectAsync(Now));
        _rig.Clock.Advance(OthersNews.Patience);
        Assert.Equal(0, await other.ProjectAsync(Now));

        Assert.Equal([CasebookChange.Queue, new CasebookChange("NEWNEWNEW1")], (await news.ReadAsync(TimeSpan.FromHours(1), TimeProvider.System, Now)).OrderBy(change => change.CaseId, StringComparer.Ordinal));
    }

    private JournalProjector Another(CasebookChanges changes) => new(
        _rig.Get<IDbContextFactory<CasebookContext>>(), _rig.Journal, _rig.Get<ContactVault>(), _rig.Get<Pseudonyms>(), _rig.Eraser, _rig.Get<MediaArrivals>(), changes, _rig.Clock);

    [Fact]
    public async Task The_journal_is_trimmed_only_behind_the_position()
    {
        _rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "раз", Turns.Start), Turns.Wrote("m2", "два", Turns.Start));
        Assert.Equal(0, _rig.Journal.TrimmedThrough);
        await _rig.ProjectAsync();
        Assert.Equal(2, _rig.Journal.TrimmedThrough);
    }

    [Fact]
    public async Task A_snapshot_changes_what_a_case_is_about_and_never_who_holds_it()
    {
        var person = Turns.Person(1);
        _rig.Journal.Write(person, Turns.Wrote("m1", "раз", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA")));
        await _rig.ProjectAsync();
        var aigul = CasebookRig.Operator("Aigul", "ru");
        await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now));
        _rig.Journal.Write(person, Turns.Wrote("m2", "меня бьют", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA", Urgency.Immediate), ConversationMode.Human));
        await _rig.ProjectAsync();
        var row = (await _rig.ReadAsync("AAAAAAAAAA")).Case;
        Assert.Equal(Urgency.Immediate, row.Urgency);
        Assert.Equal("Aigul", row.HolderAlias);
        Assert.Equal(2, row.Version);
    }

    [Fact]
    public async Task A_closed_case_comes_back_to_the_queue_when_the_person_asks_about_it()
    {
        var (person, aigul) = (Turns.Person(1), CasebookRig.Operator("Aigul", "ru"));
        _rig.Journal.Write(person, Turns.Wrote("m1", "раз", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA")));
        await _rig.ProjectAsync();
        await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now));
        await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, new HeldCase("AAAAAAAAAA", 2, aigul), "information_given", null, Now));

        // A snapshot on its way from before the closing does not reopen it; one from after does.
        _rig.Journal.Write(person, Turns.Wrote("m2", "два", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA", Urgency.Urgent)));
        await _rig.ProjectAsync();
        Assert.Equal(CaseStatus.Closed, (await _rig.ReadAsync("AAAAAAAAAA")).Case.Status);
        var later = Turns.Start.AddHours(5);
        _rig.Journal.Write(
            person,
            Turns.Of("c1", later, new CaseClosed(new CaseId("AAAAAAAAAA"), aigul.Id, 2, "information_given")) with { Mode = ConversationMode.Closed },
            Turns.Wrote("m3", "я снова", later).WithCase(Turns.Case("AAAAAAAAAA")));
        await _rig.ProjectAsync();
        var row = (await _rig.ReadAsync("AAAAAAAAAA")).Case;
        Assert.Equal((CaseStatus.Waiting, null, later), (row.Status, row.HolderId, row.WaitingSince));
        Assert.Equal(4, row.Version);
    }

    [Fact]
    public async Task A_conversation_that_waits_on_after_a_refused_closing_is_not_lost()
    {
        var (person, aigul) = (Turns.Person(1), CasebookRig.Operator("Aigul", "ru"));
        _rig.Journal.Write(person, Turns.Wrote("m1", "раз", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA")));
        await _rig.ProjectAsync();
        await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now));
        await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, new HeldCase("AAAAAAAAAA", 2, aigul), "information_given", null, Now));
        _rig.Journal.Write(person, Turns.Of("c1", Turns.Start, new CaseClosed(new CaseId("AAAAAAAAAA"), aigul.Id, 2, "information_given")) with { Mode = ConversationMode.Human, Refused = "no" });
        await _rig.ProjectAsync();
        Assert.Equal((CaseStatus.Waiting, null), ((await _rig.ReadAsync("AAAAAAAAAA")).Case.Status, (await _rig.ReadAsync("AAAAAAAAAA")).Case.HolderId));
    }

    private async Task WriteALifeAsync()
    {
        var (person, aigul) = (Turns.Person(1), CasebookRig.Operator("Aigul", "ru"));
        _rig.Journal.Write(person, Turns.Wrote("m1", "раз", Turns.Start, Turns.Bot("d1", "ответ")).WithCase(Turns.Case("AAAAAAAAAA")) with { Funnel = [Turns.Step("start.safe", FunnelKind.Reached)] }, new DeliveryRecord("r1", Turns.Start, "d1", "sent", null));
        await _rig.ProjectAsync();
        await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now));
        await _rig.ChangeAsync(c => _rig.Work.CloseAsync(c, new HeldCase("AAAAAAAAAA", 2, aigul), "information_given", "note", Now));
        _rig.Journal.Write(
            person,
            Turns.Of("c1", Turns.Start, new CaseClosed(new CaseId("AAAAAAAAAA"), aigul.Id, 2, "information_given")) with { Mode = ConversationMode.Closed },
            Turns.Wrote("m2", "снова", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA", Urgency.Urgent)));
        await _rig.ProjectAsync();
        await _rig.ChangeAsync(c => _rig.Queue.TakeNextAsync(c, aigul, aigul.Languages, Now));
        _rig.Journal.Write(Turns.Person(2), Turns.Wrote("x1", "тайна", Turns.Start).WithCase(Turns.Case("BBBBBBBBBB")), new ErasureRecord("e1", Turns.Start.AddMinutes(1)));
        _rig.Journal.Write(Turns.Person(2), Turns.Wrote("x2", "новая жизнь", Turns.Start.AddMinutes(2)));
        _rig.Journal.Write(person, Turns.Wrote("m3", "ещё", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA", Urgency.Immediate), ConversationMode.Human));
        await _rig.ProjectAsync();
    }

    /// <summary>Every row of every table but the position itself and the time of its move.</summary>
    private async Task<string> DumpAsync()
    {
        await using var context = _rig.Open();
        var connection = context.Database.GetDbConnection();
        await connection.OpenAsync(Now);
        var text = new System.Text.StringBuilder();
        foreach (var table in context.Model.GetEntityTypes().Select(t => t.GetTableName()).Where(t => t != "journal_positions").Order(StringComparer.Ordinal))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT * FROM {table} ORDER BY 1, 2";
            await using var reader = await command.ExecuteReaderAsync(Now);
            while (await reader.ReadAsync(Now))
            {
                text.Append(table);
                for (var i = 0; i < reader.FieldCount; i++) text.Append('|').Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i).ToString());
                text.AppendLine();
            }
        }

        return text.ToString();
    }
}
