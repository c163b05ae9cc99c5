using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Playing;

/// <summary>
/// Plays the conversations of <c>dialogs/tests</c> against the engine and says where one goes another way than written. The first difference ends a conversation:
/// what follows it would be noise. Thread-safe.
/// </summary>
public sealed class ConversationPlayer(Publication publication, Func<string, Reading> read)
{
    /// <summary>The fault code of a conversation that goes another way.</summary>
    public const string Differs = "conversation-differs";

    /// <summary>Plays one file; <paramref name="file"/> is its name in faults.</summary>
    public IReadOnlyList<Fault> Play(string file, string text)
    {
        var faults = new FaultSink();
        if (TalkReader.Read(file, text, publication.Channels, faults) is { } talk) Play(talk, faults);
        return faults.InOrder();
    }

    /// <summary>Plays every conversation that stands beside the scripts, in order of name.</summary>
    public IReadOnlyList<Fault> Play(PublicationSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        return [.. source.Files.Where(f => f.Key.StartsWith(PublicationSource.Tests, StringComparison.Ordinal)).SelectMany(f => Play(f.Key, f.Value))];
    }

    private void Play(ScriptedTalk script, FaultSink faults)
    {
        var around = Rehearsal.Surroundings(publication, script.Channel, script.OnShift, script.Now);
        var talk = new Rehearsal(publication, read, script.Channel, script.LanguageCode, around, script.Now);
        var said = new Queue<string>();
        foreach (var step in script.Steps)
        {
            if (Play(step, talk, said, faults) is { } turns) Hear(turns, said);
            if (faults.HasErrors) return;
        }
    }

    /// <summary>The turns that a step made, or null when it only looks.</summary>
    private static IReadOnlyList<Turn>? Play(TalkStep step, Rehearsal talk, Queue<string> said, FaultSink faults)
    {
        switch (step)
        {
            case TalkStep.Person person: return [talk.Write(person.Text)];
            case TalkStep.Sends sends: return [talk.Send(sends.Content)];
            case TalkStep.Advance advance: return talk.Advance(advance.Time);
            case TalkStep.Operator reply: return talk.Reply(reply.Text);
            case TalkStep.Close close: return [talk.Close(close.Outcome)];
            case TalkStep.Tap tap: return Tap(tap, talk, faults);
            case TalkStep.Bot bot: Listen(bot, said, faults); return null;
            case TalkStep.Expect expect: new TalkCheck(faults, talk).Check(expect.Wanted); return null;
            default: return null;
        }
    }

    private static Turn[] Tap(TalkStep.Tap tap, Rehearsal talk, FaultSink faults)
    {
        if (talk.Tap(tap.Choice) is { } turn) return [turn];
        var choices = talk.Choices;
        faults.Error(tap.At, Differs, $"There is no button '{tap.Choice}' at {talk.Place?.ToString() ?? "rest"}.{Nearest.Suggestion(tap.Choice, choices)}");
        return [];
    }

    private static void Hear(IReadOnlyList<Turn> turns, Queue<string> said)
    {
        said.Clear();
        foreach (var effect in turns.SelectMany(t => t.Effects))
        {
            if (effect is Effect.Say { Fate: LineFate.Said } say) said.Enqueue(say.Message.Text);
            else if (effect is Effect.Release held) said.Enqueue(held.Reply.Message.Text);
        }
    }

    private static void Listen(TalkStep.Bot bot, Queue<string> said, FaultSink faults)
    {
        var heard = new List<string>();
        while (said.TryPeek(out var text))
        {
            if (text.Contains(bot.Part, StringComparison.Ordinal)) return;
            heard.Add(said.Dequeue());
        }

        faults.Error(bot.At, Differs, $"'{ValueReader.Short(bot.Part)}' was not said. {(heard.Count == 0 ? "Nothing more was said." : $"Said: {string.Join(" / ", heard.Select(ValueReader.Short))}")}");
    }
}
