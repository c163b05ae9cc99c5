using System.Text;

namespace Hotline.Core.Localization;

/// <summary>An entry while it is being read.</summary>
internal sealed class PoDraft
{
    private readonly Dictionary<string, StringBuilder> _values = new(StringComparer.Ordinal);
    private StringBuilder? _open;

    public List<string> Comments { get; } = [];

    public List<string> Notes { get; } = [];

    public List<string> References { get; } = [];

    public List<string> Flags { get; } = [];

    private bool IsDraft { get; set; }

    public bool Obsolete { get; set; }

    /// <summary>Line of the first keyword, else of the first comment.</summary>
    public int Line { get; set; }

    public bool HasKeywords => _values.Count > 0;

    public bool HasTranslation => _values.Keys.Any(k => k.StartsWith("msgstr", StringComparison.Ordinal));

    public bool Has(string keyword) => _values.ContainsKey(keyword);

    public string? Value(string keyword) => _values.GetValueOrDefault(keyword)?.ToString();

    /// <summary>A remark of a translator; the word <c>draft</c> alone is a flag (<see cref="PoWriter"/>).</summary>
    public void Remark(string words)
    {
        if (words.Trim() == PoEntry.DraftFlag) IsDraft = true;
        else Comments.Add(words);
    }

    /// <summary>Begins a value; false when the entry has it already.</summary>
    public bool Begin(string keyword, string text)
    {
        if (_values.ContainsKey(keyword)) return false;
        _values[keyword] = _open = new StringBuilder(text);
        return true;
    }

    /// <summary>Adds to the value begun last; false when there is none.</summary>
    public bool Continue(string text)
    {
        _open?.Append(text);
        return _open is not null;
    }

    public PoEntry Build() => new()
    {
        Context = Value("msgctxt"),
        Id = Value("msgid") ?? "",
        IdPlural = Value("msgid_plural"),
        Strings = Strings(),
        Comments = Comments,
        Notes = Notes,
        References = References,
        Flags = IsDraft && !Flags.Contains(PoEntry.DraftFlag) ? [.. Flags, PoEntry.DraftFlag] : Flags,
        PreviousContext = Value("|msgctxt"),
        PreviousId = Value("|msgid"),
        PreviousIdPlural = Value("|msgid_plural"),
        Obsolete = Obsolete,
        Line = Line,
    };

    private List<string> Strings()
    {
        if (Value("msgstr") is { } single) return [single];
        var forms = new List<string>();
        while (Value($"msgstr[{forms.Count}]") is { } form) forms.Add(form);
        return forms;
    }
}
