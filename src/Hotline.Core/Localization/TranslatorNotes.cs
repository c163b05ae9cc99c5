using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Localization;

/// <summary>The notes (<c>#.</c>) that tell a translator what a line is, who says it and how long it may be.</summary>
internal static class TranslatorNotes
{
    public static IReadOnlyList<string> For(ScriptLine line)
    {
        var notes = new List<string> { Purpose(line) };
        if (line.Kind is not (LineKind.Sms or LineKind.System or LineKind.ReactionWords or LineKind.Also) && line.Limit < DialogLimits.Text) notes.Add($"At most {line.Limit} characters.");
        if (line.Text.Template.Placeholders.Count > 0) notes.Add("Keep what stands in braces as it is. A line of the text whose value is unknown is left out.");
        if (line.IsSafety && !line.IsTyped) notes.Add("Somebody's safety may hang on this line: plain words, nothing left out.");
        return notes;
    }

    private static string Purpose(ScriptLine line) => line.Kind switch
    {
        LineKind.Say => "Hotline tells this.",
        LineKind.Question => "Hotline asks this.",
        LineKind.Handoff => "Hotline tells this when a person is called to the chat.",
        LineKind.End => "Hotline tells this at the end of a dialog.",
        LineKind.Reminder => "Hotline writes this later, because the person asked for it.",
        LineKind.Sms => $"The shorter twin for SMS: 134 characters are two parts, {DialogLimits.Sms} the most.",
        LineKind.Label => $"An answer (button) to: {ValueReader.Short(line.About ?? "")}",
        LineKind.LabelSms => $"The shorter answer for SMS to: {ValueReader.Short(line.About ?? "")}",
        LineKind.Also => $"Other words by which people answer \"{ValueReader.Short(line.About ?? "")}\", separated by |. Any words that people use, as many as you know.",
        LineKind.Otherwise => "Hotline tells this when the answer does not fit the question above.",
        LineKind.Heard => "Hotline tells this when somebody answers the question above with what happened to them, and so asks it again.",
        LineKind.Skip => $"The button for not knowing, under: {ValueReader.Short(line.About ?? "")}",
        LineKind.Place => "A city, behind a time: 18:30 (Almaty). As people write it in this language.",
        LineKind.Reply => "A helper sends this to the person, perhaps changed.",
        LineKind.Card => "Only helpers read this, beside a case.",
        LineKind.ReactionWords => $"Whole messages that mean \"{line.About}\", separated by |. Any words that people use, as many as you know.",
        _ => "The program itself tells this, in any dialog.",
    };
}
