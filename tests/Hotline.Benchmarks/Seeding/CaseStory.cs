using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Commands;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Journal;

namespace Hotline.Benchmarks.Seeding;

/// <summary>One invented case after the other of one person: what was said, answered, noted and coded. For one caller.</summary>
internal sealed class CaseStory(InventedPerson person, ConversationId id, string language, InventedWords words, ContactSeal seal, CaseRules rules, DateTimeOffset now)
{
    /// <summary>How long somebody talks with the bot before there is a case.</summary>
    public static readonly TimeSpan TalkBefore = TimeSpan.FromMinutes(5);

    /// <summary>Closed cases are shorter.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(20);

    private static readonly string[] NoteWords =
    [
        "Called twice, nobody answered. Will try again tomorrow.", "The employer promised to pay on Friday.", "Explained how to write to the labour inspection, sent the form.",
        "Speaks little Russian, please answer in their language.", "Has copies of the contract, asks about the original passport.", "Three others from the same site wrote about the same employer.",
    ];

    private readonly List<object> rows = [];
    private long position;
    private int events;

    /// <summary>When the last word was said.</summary>
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>The case with this number, opened then, or now as long ago as somebody of its urgency has waited, and everything that belongs to it.</summary>
    public IEnumerable<object> Rows(int number, DateTimeOffset opened, bool waits, Random dice)
    {
        rows.Clear();
        var topic = Spread.Topics.Pick(dice);
        var urgency = Spread.UrgencyOf(topic, dice);
        if (waits) opened -= Spread.Wait(urgency, dice);
        var flags = Enumerable.Range(0, dice.Next(3)).Select(_ => Spread.Flags.Pick(dice)).Distinct(StringComparer.Ordinal).ToArray();
        var row = new Case
        {
            Id = CaseCode.For(id, number).Value,
            ConversationId = id.Value,
            Channel = (waits ? person.Moved ?? person.Address : person.Address).Channel.Value,
            Topic = topic,
            Urgency = urgency,
            Reasons = [urgency == Urgency.Immediate ? $"danger:{topic}" : $"node:{topic}.to_operator"],
            Flags = flags,
            Language = language,
            SealedSummary = seal.Seal(SealPurpose.Summary, new KeyValuePair<string, string>[] { new("last_paid", "longer"), new("owed", $"{dice.Next(20, 900)}000"), new("passport", "held"), new("place", words.Tap(dice)) }),
            OpenedAt = opened,
            WaitingSince = opened,
            Version = 1,
        };
        Talk(opened - TalkBefore, topic, dice);
        if (waits) Wait(row);
        else Answer(row, InventedStaff.All[dice.Next(InventedStaff.All.Count)], dice);
        rows.Add(row);
        return rows;
    }

    /// <summary>The clock stands where the sweep would have set it by now, with the step it reached.</summary>
    private void Wait(Case row)
    {
        var stands = rules.Targets.Read(new CaseFacts(row.Urgency, row.WaitingSince), rules.Duty.Counted(new LocaleTag(row.Language)), now);
        (row.ClockSince, row.Due, row.Step, row.NextStepAt) = (row.WaitingSince, stands.Due, stands.Step, stands.NextAt);
        if (stands.Step == EscalationStep.None) return;
        rows.Add(new CaseStep { CaseId = row.Id, Since = row.WaitingSince, Step = stands.Step, Urgency = row.Urgency, At = now });
        rows.Add(Note(row, accountId: "", CaseClocks.Program, CommandKind.Escalated, Codes.Of(stands.Step), now));
    }

    private void Answer(Case row, Account by, Random dice)
    {
        var taken = row.OpenedAt + Spread.About(TimeSpan.FromHours(2), dice);
        var at = taken;
        Command(row, by, CommandKind.Taken, taken, clientId: null);
        Audited(row, by, "case_take_next", taken);
        Audited(row, by, "case_read", taken);
        for (var replies = 1 + dice.Next(3); replies > 0; replies--)
        {
            at += TimeSpan.FromMinutes(2 + dice.Next(90));
            row.FirstAnsweredAt ??= at;
            var reply = Command(row, by, CommandKind.Reply, at, clientId: $"click-{events}");
            Line(LineAuthor.Operator, at, DeliveryIds.Of(id, reply, 0), "text", new LineContent(words.Line(dice), []), by.Alias);
            Audited(row, by, "case_reply", at);
            Line(LineAuthor.Person, at += TimeSpan.FromMinutes(1 + dice.Next(30)), Event("m"), "text", new LineContent(words.Tap(dice), []));
        }

        var closed = at + TimeSpan.FromMinutes(5 + dice.Next(3000));
        Command(row, by, CommandKind.Closed, closed, clientId: null);
        Audited(row, by, "case_close", closed);
        Code(row, by, closed, dice);
        (row.TakenAt, row.AnsweredAt, row.ClosedAt, row.Status, row.ClosedInConversation, row.Version) = (taken, at, closed, CaseStatus.Closed, true, 3);
        (row.ClockSince, row.Due) = (row.WaitingSince, row.WaitingSince + rules.Targets.UrgentAtMost);
        if (dice.Next(5) < 2) rows.Add(Note(row, by.Id, by.Alias, CommandKind.Closed, NoteWords[dice.Next(NoteWords.Length)], closed));
        LastAt = closed;
    }

    /// <summary>Country, sector and what came of it.</summary>
    private void Code(Case row, Account by, DateTimeOffset at, Random dice)
    {
        row.Outcome = Spread.Outcomes.Pick(dice);
        rows.Add(new CaseOutcome { CaseId = row.Id, Code = row.Outcome, ConfirmedBy = "person", AccountId = by.Id, Alias = by.Alias, At = at });
        Changed(row, by, CodeChange.Outcome, row.Outcome, "person", at);
        foreach (var (field, value) in new[] { (CaseFields.Country, dice.Next(3) > 0 ? "RU" : "KZ"), ("sector", "CFGHT"[dice.Next(5)].ToString()) })
        {
            rows.Add(new CaseFieldValue { CaseId = row.Id, Field = field, Value = value });
            Changed(row, by, CodeChange.Field, field, value, at);
        }
    }

    private void Changed(Case row, Account by, string what, string name, string value, DateTimeOffset at) => rows.Add(new CodeChange
    {
        CaseId = row.Id,
        Version = ++row.CodesVersion,
        What = what,
        Name = name,
        Values = [value],
        AccountId = by.Id,
        Alias = by.Alias,
        At = at,
    });

    /// <summary>The bot asks, the person taps.</summary>
    private void Talk(DateTimeOffset at, string topic, Random dice)
    {
        for (var questions = 2 + dice.Next(3); questions > 0; questions--)
        {
            var turn = Event("m");
            Line(LineAuthor.Person, at, turn, "tap", new LineContent(words.Tap(dice), []));
            Line(LineAuthor.Bot, at, DeliveryIds.Of(id, turn, 0), "text", new LineContent(words.Line(dice), [words.Tap(dice), words.Tap(dice), words.Tap(dice)]), place: $"{topic}.papers");
            at += TimeSpan.FromSeconds(20 + dice.Next(40));
        }

        LastAt = at;
    }

    private void Line(LineAuthor author, DateTimeOffset at, string key, string kind, LineContent content, string? alias = null, string? place = null) => rows.Add(new TranscriptLine
    {
        ConversationId = id.Value,
        Author = author,
        Key = key,
        At = at,
        Position = author == LineAuthor.Person ? ++position : position,
        Part = author == LineAuthor.Person ? 0 : 1,
        Kind = kind,
        Sealed = seal.Seal(SealPurpose.Line, content),
        Place = place,
        Alias = alias,
        Delivery = author == LineAuthor.Person ? null : DeliveryStatus.Delivered,
    });

    /// <summary>A command that the conversation has accepted: its words stand in the transcript now. Returns its id.</summary>
    private string Command(Case row, Account by, string kind, DateTimeOffset at, string? clientId)
    {
        var command = Event("desk-");
        position++;
        rows.Add(new DeskCommand
        {
            Id = command,
            ConversationId = id.Value,
            CaseId = row.Id,
            AccountId = by.Id,
            Alias = by.Alias,
            Kind = kind,
            ClientId = clientId,
            CreatedAt = at,
            DeliveredAt = at,
            Outcome = CommandKind.Accepted,
        });
        rows.Add(new AppliedRecord { ConversationId = id.Value, Record = "turn:" + command });
        return command;
    }

    private CaseNote Note(Case row, string accountId, string alias, string kind, string text, DateTimeOffset at) => new()
    {
        CaseId = row.Id,
        ConversationId = id.Value,
        AccountId = accountId,
        Alias = alias,
        Kind = kind,
        At = at,
        Sealed = seal.Seal(SealPurpose.Note, text),
    };

    private void Audited(Case row, Account by, string what, DateTimeOffset at) => rows.Add(new AuditEntry { At = at, AccountId = by.Id, What = what, CaseId = row.Id });

    /// <summary>Unlike any other of any person.</summary>
    private string Event(string kind) => FormattableString.Invariant($"{kind}{id.Value}{++events:x6}");
}
