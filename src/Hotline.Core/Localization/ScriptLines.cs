using System.Text.Json;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Localization;

/// <summary>All source lines of the scripts in canonical order: what works everywhere, the cities of clock times, then the dialogs by name, nodes from top to bottom, then what stands ready for helpers.</summary>
internal static class ScriptLines
{
    private const string SettingsFile = "dialogs/hotline.yaml";
    private const string AlwaysFile = "dialogs/_always.yaml";
    private const string RepliesFile = "dialogs/replies.yaml";
    private const string CardsFile = "dialogs/cards.yaml";
    private const string Detention = "detention";

    public static IReadOnlyList<ScriptLine> Of(ScriptSettings settings, IReadOnlyList<Dialog> dialogs, IReadOnlyList<Reaction> reactions, IReadOnlyDictionary<SystemLine, TextRef> lines, HelperTexts helpers) =>
    [
        .. reactions.Select(r => new ScriptLine(r.Words, LineKind.ReactionWords, AlwaysFile, IsSafety: true, About: JsonNamingPolicy.SnakeCaseLower.ConvertName(r.Kind.ToString()))),
        .. lines.OrderBy(l => l.Key).Select(l => new ScriptLine(l.Value, LineKind.System, AlwaysFile, IsSafety: true)),
        .. settings.Places.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => new ScriptLine(p.Value, LineKind.Place, SettingsFile, IsSafety: false)),
        .. dialogs.OrderBy(d => d.Name, StringComparer.Ordinal).SelectMany(d => OfDialog(settings, d)),
        .. helpers.Replies.Select(r => new ScriptLine(r.Text, LineKind.Reply, RepliesFile, IsSafety: false)),
        .. helpers.Cards.SelectMany(c => c.Ask.Concat(c.Never)).Select(line => new ScriptLine(line, LineKind.Card, CardsFile, IsSafety: false)),
    ];

    public static IReadOnlyList<ScriptLine> Of(Publication publication) =>
        Of(publication.Settings, publication.Dialogs, publication.Reactions, publication.Lines, publication.Helpers);

    private static IEnumerable<ScriptLine> OfDialog(ScriptSettings settings, Dialog dialog)
    {
        var safe = dialog.Name is ScriptNames.Always or Detention || dialog.Name == settings.Danger.Dialog || dialog.Topic == Detention;
        return dialog.Nodes.SelectMany(node => OfNode(node, dialog.File, safe));
    }

    private static IEnumerable<ScriptLine> OfNode(Node node, string file, bool safe) => node switch
    {
        Node.Say say => OfLine(say.Line, LineKind.Say, file, safe),
        Node.Ask ask => OfAsk(ask, file, safe),
        Node.Handoff { Line: { } line } => OfLine(line, LineKind.Handoff, file, safe: true),
        Node.End { Line: { } line } => OfLine(line, LineKind.End, file, safe),
        Node.Remind remind => OfLine(remind.Line, LineKind.Reminder, file, safe),
        _ => [],
    };

    private static IEnumerable<ScriptLine> OfLine(Line line, LineKind kind, string file, bool safe)
    {
        yield return new ScriptLine(line.Text, kind, file, safe || line.Sensitive);
        if (line.Sms is not null) yield return new ScriptLine(line.Sms, LineKind.Sms, file, safe || line.Sensitive);
    }

    private static IEnumerable<ScriptLine> OfAsk(Node.Ask ask, string file, bool safe)
    {
        // Whoever does not understand the question about danger cannot say yes to it.
        safe |= ask.Line.Sensitive || ask.Urgent is not null;
        var question = ask.Line.Text.Source;
        foreach (var line in OfLine(ask.Line, LineKind.Question, file, safe)) yield return line;
        foreach (var choice in ask.Choices)
        {
            yield return new ScriptLine(choice.Label, LineKind.Label, file, safe, question);
            if (choice.Sms is not null) yield return new ScriptLine(choice.Sms, LineKind.LabelSms, file, safe, question);
            if (choice.Also is not null) yield return new ScriptLine(choice.Also, LineKind.Also, file, safe, choice.Label.Source);
        }

        foreach (var line in ask.Otherwise is { } otherwise ? OfLine(otherwise.Say, LineKind.Otherwise, file, safe) : []) yield return line;
        foreach (var line in ask.Otherwise?.Heard is { } heard ? OfLine(heard.Say, LineKind.Heard, file, safe) : []) yield return line;
        if (ask.Skip?.Label is { } skip) yield return new ScriptLine(skip, LineKind.Skip, file, safe, question);
    }
}
