using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Dialogs.Publishing;

/// <summary>
/// Takes a dialog out of use without breaking what leads to it: its file keeps its name and topic and only leads on, and <c>moves:</c> of <c>hotline.yaml</c> says where everybody goes who is
/// in the middle of it. Pure; nothing is checked but the names, so the result is read like any other source before it is published.
/// </summary>
public static class Withdrawal
{
    private const string SettingsFile = "dialogs/hotline.yaml";
    private const string Moves = "moves:";
    private const string Indent = "  ";
    private const string Left = "withdrawn";

    /// <summary>The files without what <paramref name="dialog"/> says and asks; <paramref name="to"/> is a dialog, or a node as <c>dialog.node</c>.</summary>
    public static WithdrawalResult Of(PublicationSource source, Publication publication, string dialog, string to)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(publication);
        if (publication.Find(dialog) is not { } gone) return Refused($"There is no dialog '{ValueReader.Short(dialog)}'.{Nearest.Suggestion(dialog, [.. publication.Dialogs.Select(d => d.Name)])}");
        if (Needed(publication, dialog) is { } why) return Refused($"'{dialog}' cannot be withdrawn: {why}. Change hotline.yaml first.");
        if (Target(publication, to) is not { } instead) return Refused($"'{ValueReader.Short(to)}' is no dialog and no node. Name one, such as {publication.Settings.Menu.Dialog}, or {publication.Settings.Menu}.");
        if (instead.Dialog == dialog) return Refused($"'{ValueReader.Short(to)}' is in the dialog that is to be withdrawn. Name another place.");
        if (WithMoves(source.Files[SettingsFile], gone, to) is not { } settings) return Refused("'moves:' in hotline.yaml stands on one line. Write each move on a line of its own below it, then withdraw again.");
        return new WithdrawalResult(PublicationSource.From(source.Files.SetItem(SettingsFile, settings).SetItem($"dialogs/{dialog}.yaml", Stub(gone, to))), null);
    }

    private static WithdrawalResult Refused(string words) => new(null, words);

    private static string? Needed(Publication publication, string dialog)
    {
        var settings = publication.Settings;
        if (dialog == ScriptNames.Always) return "it holds the words that work everywhere";
        if (dialog == settings.Start.Dialog) return "every conversation starts with it";
        if (dialog == settings.Menu.Dialog) return "it is the menu";
        if (dialog == settings.Danger.Dialog) return "danger leads to it";
        return null;
    }

    private static NodeRef? Target(Publication publication, string to) =>
        NodeRef.Parse(to) is { } place ? publication.Find(place)?.Ref : publication.Find(to)?.Start.Ref;

    private static string Stub(Dialog gone, string to)
    {
        // A name that the dialog had would be a node that is still there.
        var name = Left;
        for (var i = 2; gone.Find(name) is not null; i++) name = $"{Left}_{i}";
        var topic = gone.Topic is { } about ? $"topic: {about}\n" : "";
        var head = $"# Withdrawn: whoever comes here goes on elsewhere.\ndialog: {gone.Name}\n{topic}nodes:\n{Indent}{name}:\n";
        return DialogAnswers.Of(gone) is { Count: > 0 } answers ? head + Branch(answers, to) : $"{head}{Indent}{Indent}goto: {to}\n";
    }

    /// <summary>
    /// Other dialogs may read what was answered here, and people still have those answers: the arms that fill them are never taken, and keep them known. They lead on like the last one, so that no way ends here: of a dialog
    /// about danger that would be a way that calls nobody.
    /// </summary>
    private static string Branch(IReadOnlyDictionary<string, IReadOnlyList<string>> answers, string to)
    {
        var branch = new StringBuilder($"{Indent}{Indent}# Never both: these arms only keep the answers known to what reads them elsewhere.\n{Indent}{Indent}branch:\n");
        for (var i = 0; i < answers.Values.Max(values => values.Count); i++)
        {
            var set = answers.Where(a => i < a.Value.Count).Select(a => $"{a.Key}: {JsonSerializer.Serialize(a.Value[i])}");
            branch.Append(CultureInfo.InvariantCulture, $"      - when: {{ on_shift: \"yes\", not: {{ on_shift: \"yes\" }} }}\n        set: {{ {string.Join(", ", set)} }}\n        then: {to}\n");
        }

        return branch.Append(CultureInfo.InvariantCulture, $"      - then: {to}\n").ToString();
    }

    /// <summary>Null when the moves do not stand in lines. Comments and order stay as they are.</summary>
    private static string? WithMoves(string settings, Dialog gone, string to)
    {
        var lines = settings.TrimEnd('\n').Split('\n').ToList();
        var at = lines.FindIndex(line => line.StartsWith(Moves, StringComparison.Ordinal));
        if (at < 0)
        {
            lines.Add("");
            lines.Add("# Where people go who are in the middle of what was withdrawn.");
            lines.Add(Moves);
            at = lines.Count - 1;
        }

        if (lines[at][Moves.Length..].Trim() is { Length: > 0 } rest && rest[0] != '#') return null;
        var end = at + 1;
        while (end < lines.Count && (lines[end].Trim().Length == 0 || lines[end][0] is ' ' or '#')) end++;
        var block = lines[(at + 1)..end];
        var indent = block.Find(line => line.Trim().Length > 0 && line.TrimStart()[0] != '#') is { } first ? first[..^first.TrimStart().Length] : Indent;
        for (var i = at + 1; i < end; i++) lines[i] = Redirected(lines[i], gone.Name, to);
        lines.InsertRange(at + 1, gone.Nodes.Select(node => $"{indent}{node.Ref}: {to}"));
        return new StringBuilder().AppendJoin('\n', lines).Append('\n').ToString();
    }

    /// <summary>An earlier move into the dialog goes where the dialog goes now.</summary>
    private static string Redirected(string line, string dialog, string to)
    {
        var colon = line.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0 || line.TrimStart().StartsWith('#')) return line;
        var target = line[(colon + 1)..].Split(" #")[0].Trim().Trim('"', '\'');
        return target == dialog || target.StartsWith($"{dialog}.", StringComparison.Ordinal) ? $"{line[..colon]}: {to}" : line;
    }
}

/// <summary>The files after a withdrawal; or why there is none, in words, and then no files.</summary>
public sealed record WithdrawalResult(PublicationSource? Source, string? Refusal);
