using System.Text.RegularExpressions;

namespace Hotline.Desk.Scripts.Publishing;

/// <summary>Finds the node that a line of a file belongs to, also in a file that cannot be read. Pure.</summary>
internal static partial class FaultPlaces
{
    /// <summary><c>dialog.node</c>, or null where the line is of no node.</summary>
    public static string? Node(string path, string? text, int line)
    {
        if (text is null) return null;
        if (path.StartsWith(ScriptFiles.Locales, StringComparison.Ordinal)) return OfText(text.Split('\n'), line);
        return ScriptFiles.IsDialog(path) && OfScript(text.Split('\n'), line) is { } node ? $"{ScriptFiles.Name(path)}.{node}" : null;
    }

    /// <summary>The last name that stands as far in as the first below <c>nodes:</c>.</summary>
    private static string? OfScript(string[] lines, int line)
    {
        var nodes = Array.FindIndex(lines, l => l.StartsWith("nodes:", StringComparison.Ordinal));
        if (nodes < 0 || line <= nodes + 1) return null;
        var first = lines.Skip(nodes + 1).Select(l => Key().Match(l)).FirstOrDefault(m => m.Success);
        if (first is null) return null;
        for (var i = Math.Min(line, lines.Length) - 1; i > nodes; i--)
        {
            // What begins at the margin ends the nodes.
            if (lines[i].Length > 0 && lines[i][0] is not (' ' or '#' or '\r')) return null;
            if (Key().Match(lines[i]) is { Success: true } key && key.Groups["indent"].Length == first.Groups["indent"].Length) return key.Groups["name"].Value;
        }

        return null;
    }

    /// <summary>Of an entry that begins at the line, or that the line is in.</summary>
    private static string? OfText(string[] lines, int line)
    {
        var begin = Math.Clamp(line - 1, 0, lines.Length - 1);
        while (begin > 0 && lines[begin].Trim().Length > 0 && lines[begin - 1].Trim().Length > 0) begin--;
        var context = lines.Skip(begin).SkipWhile(l => l.Trim().Length == 0).TakeWhile(l => l.Trim().Length > 0).Select(l => Context().Match(l)).FirstOrDefault(m => m.Success);
        return context is null ? null : context.Groups["node"].Value;
    }

    [GeneratedRegex("^(?<indent> +)(?<name>[a-z][a-z0-9_]*):", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Key();

    [GeneratedRegex("^msgctxt \"(?<node>[a-z_][a-z0-9_]*\\.[a-z][a-z0-9_]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Context();
}
