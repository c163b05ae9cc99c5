using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Playing;

/// <summary>
/// One conversation played in memory with the real engine: a person, an operator, and a clock that is moved by hand. For conversation tests, for trying a script at the
/// keyboard, and for tools. Not thread-safe.
/// </summary>
public sealed class Rehearsal
{
    private static readonly ConversationId Id = new("rehearsal00000000000000000");

    private readonly Publications _publications;
    private readonly Func<string, Reading> _read;
    private readonly string? _languageCode;
    private int _events;

    /// <summary>Begins before the first message. <paramref name="read"/> is what understanding makes of a text.</summary>
    public Rehearsal(Publication publication, Func<string, Reading> read, ChannelId channel, string? languageCode, Surroundings around, DateTimeOffset now)
    {
        _publications = Publications.Of(publication);
        _read = read;
        _languageCode = languageCode;
        State = new ConversationState { Address = new Address(channel, "rehearsal") };
        Around = around;
        Now = now;
    }

    public Publication Publication => _publications.Newest;

    public ConversationState State { get; private set; }

    public Surroundings Around { get; set; }

    public DateTimeOffset Now { get; private set; }

    /// <summary>The language of the app is the person's own choice, as the picker of the web chat makes it.</summary>
    public bool LanguageChosen { get; init; }

    /// <summary>The newest snapshot of the case that was opened last, or null.</summary>
    public CaseSnapshot? Case { get; private set; }

    /// <summary>Where the conversation stands: the open question, else the node reached last.</summary>
    public NodeRef? Place => State.Open is { } open ? open.Node : State.Place;

    /// <summary>Ids of what the open question offers, in order.</summary>
    public IReadOnlyList<string> Choices => Question is { } question ? [.. question.Options.Select(o => o.Id)] : [];

    private CompiledQuestion? Question => State.Open is not { } open ? null : _publications.Newest.Compiled.Question(open.Node);

    /// <summary>What the surroundings are in a test that only says whether somebody is on duty.</summary>
    public static Surroundings Surroundings(Publication publication, ChannelId channel, bool onShift, DateTimeOffset now, string country = "KZ", string zone = "Asia/Almaty") =>
        new(publication.Channels.Of(channel), onShift ? [.. publication.Settings.Locales.Select(l => l.Tag)] : [], onShift ? TimeSpan.FromMinutes(15) : null,
            onShift ? null : NextMorning(now, Clock.Zone(zone)), country, publication.Settings.Locales is [var first, ..] ? first.Tag : LocaleTag.English, zone, 0);

    /// <summary>A message; <c>/start</c> is the platform's own start.</summary>
    public Turn Write(string text) =>
        text == "/start" ? Send(new InboundStart(null)) : Send(new InboundText(text), _read(text));

    /// <summary>The button of a choice at the open question. Null when it has none of this id; reserved data (<c>_always:menu</c>, <c>_locale:tg</c>) always works.</summary>
    public Turn? Tap(string choice)
    {
        if (choice.StartsWith("_always:", StringComparison.Ordinal) || choice.StartsWith("_locale:", StringComparison.Ordinal)) return Send(new InboundTap(choice));
        return State.Open is { } open && Question?.ById(choice) is { } option ? Send(new InboundTap(Taps.Data(open.Node, option.Id, open.Step))) : null;
    }

    /// <summary>What a person sent, with the words in it read as a turn reads them.</summary>
    public Turn Say(InboundContent content) => Send(content, content switch
    {
        InboundText text => _read(text.Text),
        InboundEdit edit => _read(edit.Text),
        InboundAside aside => _read(aside.Text),
        InboundFile { Caption: { Length: > 0 } caption } => _read(caption),
        _ => null,
    });

    public Turn Send(InboundContent content, Reading? reading = null) =>
        Play(new PersonWrote(new InboundMessage(State.Address, NextId(), Now, content, _languageCode, LanguageChosen)), reading);

    /// <summary>Moves the clock on, stopping at each timer that falls due on the way.</summary>
    public IReadOnlyList<Turn> Advance(TimeSpan time)
    {
        var until = Now + time;
        var turns = new List<Turn>();
        while (State.Timers.Where(t => t.Due <= until).Select(t => (DateTimeOffset?)t.Due).Min() is { } due)
        {
            Now = due > Now ? due : Now;
            turns.Add(Play(new TimersDue(), null));
        }

        Now = until;
        return turns;
    }

    /// <summary>The operator writes; takes the case first when nobody holds it.</summary>
    public IReadOnlyList<Turn> Reply(string text)
    {
        const string Holder = "operator";
        var turns = new List<Turn>();
        if (State is { Mode: ConversationMode.Waiting, Case: { } waiting }) turns.Add(Play(new CaseTaken(waiting.Id, Holder, "Operator", waiting.Version + 1), null));
        turns.Add(Play(new OperatorReplied(State.Case?.Id ?? default, Holder, State.Case?.Version ?? 0, NextId(), text), null));
        return turns;
    }

    /// <summary>The case is closed, by whoever holds it.</summary>
    public Turn Close(string outcome) =>
        Play(new CaseClosed(State.Case?.Id ?? default, State.Case?.Holder ?? "operator", (State.Case?.Version ?? 0) + 1, outcome), null);

    /// <summary>The last reply could not be delivered.</summary>
    public Turn DeliveryFailed() => Play(new DeliveryFailed(NextId(), "The provider refused the message.", Gone: false), null);

    private static DateTimeOffset NextMorning(DateTimeOffset now, TimeZoneInfo zone)
    {
        const int Opens = 9;
        var local = TimeZoneInfo.ConvertTime(now, zone);
        var morning = new DateTimeOffset(local.Year, local.Month, local.Day, Opens, 0, 0, local.Offset);
        return morning > local ? morning : morning.AddDays(1);
    }

    private Turn Play(ConversationEvent @event, Reading? reading)
    {
        var turn = DialogEngine.Advance(_publications, State, Id, NextId(), @event, reading, Around, Now);
        State = turn.State;
        foreach (var changed in turn.Effects.OfType<Effect.CaseChanged>()) Case = changed.Case;
        return turn;
    }

    private string NextId() => (++_events).ToString(CultureInfo.InvariantCulture);
}
