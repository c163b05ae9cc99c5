using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Playing;

/// <summary>
/// Tries a script as a person meets it: the same engine, the same understanding, and what it says as the channel would send it. Pure; the same steps on the same publication give the same. Played from the
/// beginning each time, so that a jump back is fewer steps and a changed script is met anew.
/// </summary>
public sealed class PhoneTalk
{
    private const string HiddenCode = "•••••-•••••";

    private readonly Publication _publication;
    private readonly ChannelAbilities _abilities;
    private readonly Rehearsal _talk;

    private PhoneTalk(Publication publication, Func<string, Reading> read, PhoneSetting setting)
    {
        _publication = publication;
        _abilities = publication.Channels.Of(setting.Channel);
        var around = Rehearsal.Surroundings(publication, setting.Channel, setting.OnShift, setting.Now, setting.Country, setting.Zone);
        _talk = new Rehearsal(publication, read, setting.Channel, setting.Locale?.Value, around, setting.Now) { LanguageChosen = setting.Locale is not null };
    }

    /// <summary>Plays the steps in order, up to the first that does not fit.</summary>
    public static PhoneShown Play(Publication publication, Func<string, Reading> read, PhoneSetting setting, IEnumerable<PhoneStep> steps)
    {
        var phone = new PhoneTalk(publication, read, setting);
        var turns = new List<PhoneTurn>();
        foreach (var step in steps)
        {
            turns.Add(phone.Play(step));
            if (!turns[^1].Fits) break;
        }

        return new PhoneShown(turns, phone._talk.State, phone._talk.Case);
    }

    private PhoneTurn Play(PhoneStep step) => step switch
    {
        PhoneStep.Write write => Shown(write.Text, [_talk.Write(write.Text)]),
        PhoneStep.Tap tap => _talk.Tap(tap.Id) is { } turn ? Shown(turn.Tapped ?? tap.Id, [turn]) : new PhoneTurn(Fits: false, tap.Id, [], _talk.Place),
        PhoneStep.Wait wait => Shown(null, _talk.Advance(wait.Time)),
        PhoneStep.Operator words => Shown(null, _talk.Reply(words.Text)),
        _ => throw new ArgumentOutOfRangeException(nameof(step), step.GetType().Name, "A phone knows no such step."),
    };

    private PhoneTurn Shown(string? person, IReadOnlyList<Turn> turns) => new(Fits: true, person, [.. turns.SelectMany(t => t.Effects).SelectMany(Messages)], _talk.Place);

    private IEnumerable<PhoneMessage> Messages(Effect effect) => effect switch
    {
        Effect.Say { Fate: LineFate.Said } say => Messages(say.Message, say.Operator is not null),
        Effect.Release held => Messages(held.Reply.Message, held.Reply.Message.Importance == Importance.Operator),
        _ => [],
    };

    private IEnumerable<PhoneMessage> Messages(OutboundMessage message, bool byOperator)
    {
        var place = message.Place is { } said ? NodeRef.Parse(said) : null;
        var wording = Wording(message);
        foreach (var part in Rendering.Of(message, _abilities, Choose(message.Locale)))
        {
            var text = part.Text.Replace(ReturnCode.Mark, HiddenCode, StringComparison.Ordinal);
            var (opens, buttons) = part.Form switch
            {
                MessageForm.Buttons form => (null, form.Choices.Select(c => new PhoneButton(Id(c.Id, c.Data), c.Label))),
                MessageForm.List list => (list.Open, list.Rows.Select(r => new PhoneButton(Id(r.Id, r.Data), r.Title))),
                _ => ((string?)null, Enumerable.Empty<PhoneButton>()),
            };
            yield return new PhoneMessage(text, [.. buttons], opens, part.Size?.Segments, byOperator, place, wording);
        }
    }

    /// <summary>What works everywhere has no place among the choices of a question.</summary>
    private static string Id(string id, string data) => data.StartsWith('_') ? data : id;

    private PhoneWording Wording(OutboundMessage message)
    {
        if (message.Place is not { } place || message.Locale == LocaleTag.English) return PhoneWording.Fine;
        return _publication.Texts.Exact(message.Locale, place) switch
        {
            null => Speaks(place) ? PhoneWording.Other : PhoneWording.Fine,
            { Draft: true } => PhoneWording.Draft,
            _ => PhoneWording.Fine,
        };
    }

    /// <summary>The program's own questions stand under other names.</summary>
    private bool Speaks(string place) => NodeRef.Parse(place) is { } node && _publication.Find(node) is not null;

    private string Choose(LocaleTag locale) =>
        _publication.Lines.TryGetValue(SystemLine.Choose, out var line) ? _publication.Texts.Find(locale, line.Context)?.Text ?? line.Source : Rendering.Opener;
}
