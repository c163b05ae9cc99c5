using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Localization;

/// <summary>Reads PO files line by line and says every fault with its line. What a fault touches is left out; the rest is read.</summary>
internal sealed class PoReader
{
    private static readonly string[] Keywords = ["msgctxt", "msgid", "msgid_plural", "msgstr", "msgstr[0]", "msgstr[1]", "msgstr[2]", "msgstr[3]", "msgstr[4]", "msgstr[5]"];

    private readonly string _file;
    private readonly FaultSink _faults;
    private readonly List<PoEntry> _entries = [];
    private PoDraft _draft = new();
    private int _line;

    private PoReader(string file, FaultSink faults) => (_file, _faults) = (file, faults);

    public static PoFile Read(string file, string text, FaultSink faults)
    {
        var reader = new PoReader(file, faults);
        foreach (var line in text.Split('\n'))
        {
            reader._line++;
            reader.ReadLine(line.TrimEnd('\r', ' '));
        }

        reader.Finish();
        return reader.Build();
    }

    private void ReadLine(string line)
    {
        // As in gettext, empty lines mean nothing: an entry ends where the next begins.
        if (line.Length == 0) return;
        if (line[0] == '#') ReadComment(line);
        else ReadValue(line, "");
    }

    private void ReadComment(string line)
    {
        var mark = line.Length > 1 ? line[1] : ' ';
        if (mark == '~')
        {
            ReadObsolete(line[2..].TrimStart());
            return;
        }

        if (_draft.HasTranslation) Finish();
        if (_draft.Line == 0) _draft.Line = _line;
        var words = line.Length > 2 ? line[2..].Trim() : "";
        switch (mark)
        {
            case '.': _draft.Notes.Add(words); break;
            case ':': _draft.References.AddRange(words.Split(' ', StringSplitOptions.RemoveEmptyEntries)); break;
            case ',': _draft.Flags.AddRange(words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)); break;
            case '|': ReadValue(words, "|"); break;
            default: _draft.Remark(line.Length > 1 && line[1] == ' ' ? line[2..] : line[1..]); break;
        }
    }

    private void ReadObsolete(string line)
    {
        var isPrevious = line.StartsWith('|');
        var rest = isPrevious ? line[1..].TrimStart() : line;
        if (_draft.HasTranslation && !rest.StartsWith('"') && !rest.StartsWith("msgstr", StringComparison.Ordinal)) Finish();
        _draft.Obsolete = true;
        ReadValue(rest, isPrevious ? "|" : "");
    }

    // prefix "|" marks what the source was before.
    private void ReadValue(string line, string prefix)
    {
        var quote = line.IndexOf('"', StringComparison.Ordinal);
        var keyword = quote < 0 ? line : line[..quote].TrimEnd();
        if (quote >= 0 && PoText.Unquote(line.AsSpan(quote)) is { } text)
        {
            Take(keyword, text, prefix);
            return;
        }

        if (quote >= 0) Fault("The text is not closed by a quote, or has a quote or a backslash inside that needs a backslash before it.");
        else Fault($"'{ValueReader.Short(keyword)}' is not a line of a PO file. A text stands in quotes behind msgctxt, msgid or msgstr; a remark begins with '#'.");
    }

    private void Take(string keyword, string text, string prefix)
    {
        if (keyword.Length == 0)
        {
            if (!_draft.Continue(text)) Fault("This text belongs to nothing. Write msgctxt, msgid or msgstr before it.");
            return;
        }

        if (!Keywords.Contains(keyword))
        {
            Fault($"'{ValueReader.Short(keyword)}' is not known in a PO file.{Nearest.Suggestion(keyword, Keywords)}");
            return;
        }

        if (prefix.Length == 0 && _draft.HasTranslation && keyword is "msgctxt" or "msgid") Finish();
        if (prefix.Length == 0 && !_draft.Has("msgid") && !_draft.Has("msgctxt")) _draft.Line = _line;
        if (!_draft.Begin(prefix + keyword, text)) Fault($"'{keyword}' is written twice in one entry. Put an empty line between entries.");
    }

    private void Finish()
    {
        var draft = _draft;
        _draft = new PoDraft();
        var at = new Spot(_file, draft.Line);
        if (!draft.HasKeywords) return;
        if (!draft.Has("msgid") || !draft.HasTranslation)
        {
            _faults.Error(at, FaultCode.NotPo, $"This entry has no '{(draft.Has("msgid") ? "msgstr" : "msgid")}'. Add it, or remove the entry.");
            return;
        }

        var entry = draft.Build();
        if (draft.Has("msgid_plural") != draft.Has("msgstr[0]"))
        {
            _faults.Error(at, FaultCode.NotPo, "An entry with 'msgid_plural' has 'msgstr[0]', 'msgstr[1]' …; one without has 'msgstr'. Make them agree.");
            return;
        }

        _entries.Add(entry);
    }

    private PoFile Build()
    {
        var entries = _entries.ToList();
        var header = entries.Find(IsHeader);
        if (header is null)
            _faults.Error(new Spot(_file, 1), FaultCode.NotPo, "This file has no header. Begin with 'msgid \"\"' and 'msgstr \"\"', then \"Content-Type: text/plain; charset=UTF-8\\n\".");
        foreach (var second in entries.Where(e => IsHeader(e) && e != header)) _faults.Error(new Spot(_file, second.Line), FaultCode.NotPo, "This is a second header. Remove it.");
        entries.RemoveAll(IsHeader);
        CheckTwice(entries);
        return new PoFile(header?.Comments ?? [], Fields(header), entries);
    }

    private List<KeyValuePair<string, string>> Fields(PoEntry? header)
    {
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var line in (header?.Strings[0] ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0) fields.Add(new(line[..colon].Trim(), line[(colon + 1)..].Trim()));
            else _faults.Error(new Spot(_file, header!.Line), FaultCode.NotPo, $"'{ValueReader.Short(line)}' is not a field of the header. Write 'Name: value'.");
        }

        return fields;
    }

    private void CheckTwice(List<PoEntry> entries)
    {
        var lines = new Dictionary<(string?, string), int>();
        foreach (var entry in entries.Where(e => !e.Obsolete))
        {
            // Our contexts are unique by themselves; gettext's own key is context and source.
            var key = (entry.Context, entry.Context is null ? entry.Id : "");
            if (!lines.TryAdd(key, entry.Line))
                _faults.Error(new Spot(_file, entry.Line), FaultCode.NotPo, $"'{ValueReader.Short(entry.Context ?? entry.Id)}' is translated twice; first in line {lines[key]}. Remove one.");
        }
    }

    private static bool IsHeader(PoEntry entry) => entry is { Context: null, Id.Length: 0, Obsolete: false, IdPlural: null };

    private void Fault(string message) => _faults.Error(new Spot(_file, _line), FaultCode.NotPo, message);
}
