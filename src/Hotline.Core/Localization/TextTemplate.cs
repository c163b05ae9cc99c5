using System.Text;

namespace Hotline.Core.Localization;

/// <summary>
/// A text with <c>{placeholders}</c>, parsed once so that rendering is cheap. A line (between newlines) with a placeholder that has no value is left out whole,
/// so a missing number never leaves a hole. Equal when the source text is equal. Immutable, thread-safe.
/// </summary>
public sealed class TextTemplate : IEquatable<TextTemplate>
{
    private readonly Segment[][] _lines;

    private TextTemplate(string source, Segment[][] lines, string[] placeholders, bool hasStrayBrace) =>
        (Source, _lines, Placeholders, HasStrayBrace) = (source, lines, placeholders, hasStrayBrace);

    /// <summary>The text as written.</summary>
    public string Source { get; }

    /// <summary>The names between braces, each once, in order of appearance.</summary>
    public IReadOnlyList<string> Placeholders { get; }

    /// <summary>True when a brace stands outside any placeholder; it is said as it stands, and the reader reports it.</summary>
    public bool HasStrayBrace { get; }

    /// <summary>Reads any text; never throws. A name is lower-case letters, digits and underscores, with dots between parts.</summary>
    public static TextTemplate Parse(string source)
    {
        if (!source.AsSpan().ContainsAny('{', '}')) return new TextTemplate(source, [], [], hasStrayBrace: false);
        var names = new List<string>();
        var stray = false;
        var lines = source.Split('\n').Select(line => ParseLine(line, names, ref stray)).ToArray();
        return new TextTemplate(source, lines, [.. names], stray);
    }

    /// <summary>The text with values filled in. <paramref name="value"/> answers null or "" for what has no value. Values are never parsed again.</summary>
    public string Render(Func<string, string?> value)
    {
        if (Placeholders.Count == 0) return Source;
        var text = new StringBuilder(Source.Length + 32);
        var (lines, dropped, lastBlank) = (0, false, true);
        foreach (var line in _lines)
        {
            var blank = line.Length == 0;
            if (blank && dropped && lastBlank) continue;
            var start = text.Length;
            if (lines > 0) text.Append('\n');
            if (!Append(text, line, value))
            {
                text.Length = start;
                dropped = true;
                continue;
            }

            lines++;
            lastBlank = blank;
        }

        if (dropped) TrimEnd(text);
        return text.ToString();
    }

    public bool Equals(TextTemplate? other) => other is not null && string.Equals(Source, other.Source, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as TextTemplate);

    public override int GetHashCode() => Source.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Source;

    private static bool Append(StringBuilder text, Segment[] line, Func<string, string?> value)
    {
        foreach (var segment in line)
        {
            var part = segment.IsPlaceholder ? value(segment.Text) : segment.Text;
            if (string.IsNullOrEmpty(part)) return false;
            text.Append(part);
        }

        return true;
    }

    private static Segment[] ParseLine(string line, List<string> names, ref bool stray)
    {
        var segments = new List<Segment>();
        var (from, at) = (0, 0);
        while (at < line.Length)
        {
            var close = line[at] == '{' ? line.IndexOf('}', at) : -1;
            if (close > at + 1 && IsName(line.AsSpan(at + 1, close - at - 1)))
            {
                if (at > from) segments.Add(new Segment(line[from..at], IsPlaceholder: false));
                var name = line[(at + 1)..close];
                segments.Add(new Segment(name, IsPlaceholder: true));
                if (!names.Contains(name)) names.Add(name);
                from = at = close + 1;
                continue;
            }

            stray |= line[at] is '{' or '}';
            at++;
        }

        if (from < line.Length) segments.Add(new Segment(line[from..], IsPlaceholder: false));
        return [.. segments];
    }

    private static bool IsName(ReadOnlySpan<char> text)
    {
        var startOfPart = true;
        foreach (var c in text)
        {
            if (startOfPart ? !char.IsAsciiLetterLower(c) : !(char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '.')) return false;
            startOfPart = c == '.';
        }

        return !startOfPart;
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == '\n') text.Length--;
    }

    private readonly record struct Segment(string Text, bool IsPlaceholder);
}
