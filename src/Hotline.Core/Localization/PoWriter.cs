using System.Text;

namespace Hotline.Core.Localization;

/// <summary>
/// Writes PO files in one canonical way. That a line is a draft stands there as a remark of a translator, <c># draft</c>: gettext's own tools, which others call (Poedit, <c>msgmerge</c>), keep remarks
/// and drop flags that they do not know. Read are both.
/// </summary>
internal static class PoWriter
{
    public static string Write(PoFile file)
    {
        var text = new StringBuilder();
        foreach (var comment in file.Comments) Remark(text, "#", comment);
        Value(text, "", "msgid", "");
        Value(text, "", "msgstr", string.Concat(file.Header.Select(f => $"{f.Key}: {f.Value}\n")));
        foreach (var entry in file.Entries.OrderBy(e => e.Obsolete))
        {
            text.Append('\n');
            Entry(text, entry);
        }

        return text.ToString();
    }

    private static void Entry(StringBuilder text, PoEntry entry)
    {
        foreach (var comment in entry.Comments) Remark(text, "#", comment);
        if (entry.IsDraft) Remark(text, "#", PoEntry.DraftFlag);
        foreach (var note in entry.Notes) Remark(text, "#.", note);
        if (entry.References.Count > 0) Remark(text, "#:", string.Join(' ', entry.References));
        if (entry.Flags.Any(f => f != PoEntry.DraftFlag)) Remark(text, "#,", string.Join(", ", entry.Flags.Where(f => f != PoEntry.DraftFlag)));
        var (previous, own) = entry.Obsolete ? ("#~| ", "#~ ") : ("#| ", "");
        if (entry.PreviousContext is { } context) Value(text, previous, "msgctxt", context);
        if (entry.PreviousId is { } id) Value(text, previous, "msgid", id);
        if (entry.PreviousIdPlural is { } plural) Value(text, previous, "msgid_plural", plural);
        if (entry.Context is { } place) Value(text, own, "msgctxt", place);
        Value(text, own, "msgid", entry.Id);
        if (entry.IdPlural is not null) Value(text, own, "msgid_plural", entry.IdPlural);
        for (var i = 0; i < entry.Strings.Count; i++) Value(text, own, entry.IdPlural is null ? "msgstr" : $"msgstr[{i}]", entry.Strings[i]);
    }

    private static void Remark(StringBuilder text, string mark, string words) =>
        text.Append(mark).Append(words.Length > 0 ? " " : "").Append(words).Append('\n');

    // A text of several lines begins on a line of its own, and each of its lines ends where the text's line ends.
    private static void Value(StringBuilder text, string prefix, string keyword, string value)
    {
        text.Append(prefix).Append(keyword).Append(' ');
        var end = value.IndexOf('\n', StringComparison.Ordinal);
        if (end < 0 || end == value.Length - 1)
        {
            PoText.AppendQuoted(text, value);
            text.Append('\n');
            return;
        }

        text.Append("\"\"\n");
        for (var from = 0; from < value.Length; from = end)
        {
            end = value.IndexOf('\n', from) + 1;
            if (end == 0) end = value.Length;
            text.Append(prefix);
            PoText.AppendQuoted(text, value.AsSpan(from, end - from));
            text.Append('\n');
        }
    }
}
