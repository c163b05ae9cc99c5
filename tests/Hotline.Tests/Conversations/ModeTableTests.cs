using Hotline.Channels.WhatsApp;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Media;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Support;

namespace Hotline.Tests.Conversations;

/// <summary>Reads the table of the folder's README and plays every cell with the real engine.</summary>
public sealed class ModeTableTests
{
    private static readonly Dictionary<string, Func<Talk>> Modes = new(StringComparer.Ordinal)
    {
        ["bot"] = () => New().Start().Press("no").Say("wages"),
        ["waiting"] = () => Waiting(New()),
        ["human"] = () => Waiting(New()).Take(),
        ["closed"] = () => Waiting(New()).Take().Close(),
        ["stopped"] = () => New().Start().Say("stop"),
    };

    private static readonly Dictionary<string, Func<Talk, Talk>> Events = new(StringComparer.Ordinal)
    {
        ["text"] = talk => talk.Later().Say("and another thing"),
        ["asks whether anybody is there"] = talk => talk.Say("where are you", Reading.Nothing with { Calls = true }),
        ["tap on an old button"] = talk => talk.Later().Tap("start.safe:no:1"),
        ["/start"] = talk => talk.Start(),
        ["menu"] = talk => talk.Say("menu"),
        ["operator"] = talk => talk.Say("operator"),
        ["text from before what is asked now"] = talk => talk.Later().Late("1"),
        ["photo with words, from before what is asked now"] = talk => talk.Later().Late(new InboundFile(MediaKind.Photo, "ref", "1", null, null)),
        ["voice from before what is asked now"] = talk => talk.Later().Late(new InboundFile(MediaKind.Voice, "ref", null, null, null)),
        ["stop"] = talk => talk.Say("stop"),
        ["leave"] = talk => talk.Tap("_always:leave"),
        ["danger"] = talk => talk.Say("they beat me", DangerKind.Violence),
        ["erase"] = talk => talk.Say("delete my data"),
        ["operator reply"] = talk => talk.Reply(),
        ["timeout"] = Timeout,
        ["case taken"] = talk => talk.Play(new CaseTaken(CaseOf(talk), "op2", "Bolot", 2)),
        ["case returned"] = talk => talk.Play(new CaseReturned(CaseOf(talk), "op1", 2)),
        ["nobody answered in time"] = talk => talk.Play(new CaseEscalated(CaseOf(talk), 1, EscalationStep.OnCall, talk.Now, null)),
        ["case closed"] = talk => talk.Play(new CaseClosed(CaseOf(talk), "op1", 2, "advised")),
        ["case opened again"] = talk => talk.Play(new CaseReopened(Old(talk), "op2", "Bolot", 3)),
        ["urgency lowered"] = talk => talk.Play(new UrgencyLowered(CaseOf(talk), "op1", 2, Urgency.Normal, "no danger any more")),
        ["erasure ordered"] = talk => talk.Play(new ErasureOrdered()),
        ["erasure by age"] = talk => talk.Play(new ErasureOrdered { ByAge = true }),
        ["delivery failed"] = talk => talk.Play(new DeliveryFailed("d1", "refused", Gone: false)),
        ["operator reply, a day after the person wrote"] = talk => Day(talk).Reply(),
        ["timeout, a day after the person wrote"] = talk => Timeout(Day(talk)),
        ["provider takes no free text"] = Held,
        ["text, while words are held"] = talk => Held(talk).Later().Say("and another thing"),
        ["stop, while words are held"] = talk => Held(talk).Say("stop"),
        ["voice"] = talk => talk.Send(new InboundFile(MediaKind.Voice, "ref", null, null, null)),
        ["a file is not kept"] = talk => talk.Play(new FileRefused("f1", MediaRefusal.Kind)),
        ["edited message"] = talk => talk.Send(new InboundEdit("other words")),
        ["answered by the platform"] = talk => talk.Send(new InboundAside("HELP")),
        ["blocked"] = talk => talk.Send(new InboundLeft()),
        ["block lifted"] = talk => talk.Send(new InboundReturned()),
    };

    public static TheoryData<string, string, string> Cells
    {
        get
        {
            var rows = File.ReadLines(Path.Combine(Repository.Root, "src", "Hotline.Core", "Conversations", "README.md"))
                .SkipWhile(line => !line.StartsWith("| event |", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).Select(Cut).ToList();
            var cells = new TheoryData<string, string, string>();
            foreach (var row in rows.Skip(2))
                for (var column = 1; column < row.Length; column++) cells.Add(row[0], rows[0][column], row[column]);
            return cells;
        }
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Cell_of_the_table_holds(string @event, string mode, string expected)
    {
        var talk = Events[@event](Modes[mode]());

        Assert.Equal(expected, Described(talk));
    }

    [Fact]
    public void Table_has_every_mode_and_every_event()
    {
        var cells = Cells.Select(c => c.Data).ToList();

        Assert.Equal(Modes.Keys.Order(StringComparer.Ordinal), cells.Select(c => c.Item2).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Events.Keys.Order(StringComparer.Ordinal), cells.Select(c => c.Item1).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Enum.GetValues<ConversationMode>().Length, Modes.Count);
    }

    private static string[] Cut(string line) => [.. line.Trim('|').Split('|').Select(cell => cell.Trim())];

    private static Talk New() => new(ScriptBuilder.WithCommonParts().Build());

    private static Talk Waiting(Talk talk) => talk.Start().Press("no").Press("wages").Press("never").Say("250000");

    /// <summary>On a channel with the 24-hour rule, two days after the person's last message.</summary>
    private static Talk Day(Talk talk)
    {
        talk.Around = talk.Around with { Channel = WhatsAppModule.Shows };
        talk.State = talk.State with { LastWrote = talk.Now - TimeSpan.FromDays(2) };
        return talk;
    }

    /// <summary>The provider gave an operator's words back.</summary>
    private static Talk Held(Talk talk) => Day(talk).Play(new DeliveryFailed("d1", "The 24 hours are over.", Gone: false)
    {
        Outside = new OutsideWindow(new OutboundMessage("Come on Monday.", [], Importance.Operator, LocaleTag.English), talk.Now),
    });

    private static CaseId CaseOf(Talk talk) => talk.State.Case?.Id ?? CaseCode.For(Talk.Id, 0);

    /// <summary>The closed case, where the conversation still knows it; else one that it has let go.</summary>
    private static CaseSnapshot Old(Talk talk) => new(
        talk.State.Mode == ConversationMode.Closed ? CaseOf(talk) : new CaseId("7K3QD0M2XA"), "wages", Urgency.Normal, [], ["W1"], LocaleTag.English, [new("owed", "250000")], talk.Now - TimeSpan.FromDays(60));

    /// <summary>The timer of an open question falls due in the modes that can have one; elsewhere a left-over timer must stay silent.</summary>
    private static Talk Timeout(Talk talk)
    {
        var open = talk.State.Mode is ConversationMode.Bot or ConversationMode.Waiting ? talk.State.Open ?? new OpenQuestion(new NodeRef("wages", "owed"), 9, 0) : talk.State.Open;
        talk.State = talk.State with
        {
            Open = open,
            Timers = [new ConversationTimer(talk.Now + TimeSpan.FromHours(20), new NodeRef("wages", "advice"), open?.Step ?? 9)],
        };
        return talk.Wait(TimeSpan.FromHours(20));
    }

    private static string Described(Talk talk)
    {
        var (all, noted) = (talk.Effects.OfType<Effect.Say>().ToList(), talk.Effects.OfType<Effect.Noted>().ToList());
        var says = all.Where(s => s is { Fate: LineFate.Said, Message.Knock: false }).ToList();
        var heard = new List<string> { talk.State.Mode.ToString().ToLowerInvariant() };
        if (talk.Effects.OfType<Effect.CommandRefused>().Any()) heard.Add("refused");
        if (talk.Case is { EndedByPerson: not null }) heard.Add("ended");
        else if (talk.Case is not null) heard.Add("noted");
        if (talk.Effects.OfType<Effect.Erase>().Any()) heard.Add("erased");
        if (talk.Effects.OfType<Effect.Release>().Any()) heard.Add("released");
        if (all.Exists(s => s.Fate == LineFate.Held) || noted.Exists(n => n.Status == DeliveryStatus.Held)) heard.Add(all.Count(s => s.Message.Knock) == 1 ? "held" : "held without a knock");
        if (all.Exists(s => s.Fate == LineFate.Dropped)) heard.Add("dropped");
        if (noted.Exists(n => n.Status == DeliveryStatus.Cancelled)) heard.Add("withdrawn");
        if (says.Count > 0) heard.Add(Spoken(talk, says));
        if (heard.Count == 1) heard.Add("silent");
        return string.Join(", ", heard);
    }

    private static string Spoken(Talk talk, List<Effect.Say> says)
    {
        if (says.Exists(s => s.Operator is not null)) return "operator";
        if (says.Exists(s => s.Message.Importance == Importance.Danger)) return "danger";
        if (says.Exists(s => s.Message.Text.StartsWith("[Waiting", StringComparison.Ordinal))) return "status";
        return talk.State.Open is not null && says[^1].Message.Place == talk.State.Open.Node.ToString() ? "asks" : "says";
    }
}
