namespace Hotline.Core.Dialogs.Loading;

/// <summary>
/// What the scripts fill and what they cite, gathered while reading and compared when everything was read.
/// </summary>
internal sealed class ScriptUses
{
    private readonly Dictionary<string, SlotValues> _slots = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, SlotValues> Slots => _slots;

    /// <summary>Slots named in <c>when:</c>, <c>summary:</c> or <c>keep:</c>.</summary>
    public List<SlotUse> Cited { get; } = [];

    /// <summary>Values compared with a key in <c>when:</c>.</summary>
    public List<ValueUse> Compared { get; } = [];

    /// <summary>Placeholders in source texts.</summary>
    public List<SlotUse> Placeholders { get; } = [];

    /// <summary>Topics that dialogs are about or that are set.</summary>
    public HashSet<string> Topics { get; } = new(StringComparer.Ordinal);

    /// <summary>What hotline.yaml calls too sensitive to be shown outside the desk.</summary>
    public List<(Spot At, string Topic)> Sealed { get; } = [];

    /// <summary>Topics that the word lists of understanding name.</summary>
    public HashSet<string> Heard { get; } = new(StringComparer.Ordinal);

    /// <summary>Texts of law that no lawyer has checked, by the key of their line.</summary>
    public List<(Spot At, string Context)> Unchecked { get; } = [];

    /// <summary>Targets of <c>nobody:</c>, which must be say nodes.</summary>
    public List<(Spot At, NodeRef Target)> Nobody { get; } = [];

    /// <summary>
    /// Every word of the files that could not be read: what they fill and hold is not known, so what others cite by one of these words is not held against those others.
    /// </summary>
    public HashSet<string> Lost { get; } = new(StringComparer.Ordinal);

    /// <summary>A file could not be read.</summary>
    public void Lose(string text)
    {
        var from = 0;
        for (var at = 0; at <= text.Length; at++)
        {
            if (at < text.Length && (char.IsAsciiLetterLower(text[at]) || char.IsAsciiDigit(text[at]) || text[at] == '_')) continue;
            if (at > from) Lost.Add(text[from..at]);
            from = at + 1;
        }
    }

    public SlotValues Fill(string slot)
    {
        if (!_slots.TryGetValue(slot, out var values)) _slots[slot] = values = new SlotValues();
        return values;
    }
}

/// <summary>What a slot can hold: the ids of its choices and what is set, and anything at all when it is filled by free writing.</summary>
internal sealed class SlotValues
{
    public HashSet<string> Known { get; } = new(StringComparer.Ordinal);

    public bool IsOpen { get; set; }
}

internal readonly record struct SlotUse(Spot At, string Name, string Where);

internal readonly record struct ValueUse(Spot At, string Key, string Value);
