using System.Collections.Frozen;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Localization.Spelling;

/// <summary>Right words that the dictionary does not know: one a line, in small letters, sorted. Immutable.</summary>
public sealed class AcceptedWords
{
    private readonly FrozenSet<string> _words;

    private AcceptedWords(IEnumerable<string> words) => _words = words.ToFrozenSet(StringComparer.Ordinal);

    public static AcceptedWords None { get; } = new([]);

    /// <summary>Reads a list; what is not as said above is a fault with its line.</summary>
    public static (AcceptedWords Words, IReadOnlyList<Fault> Faults) Read(string file, string text)
    {
        var faults = new FaultSink();
        var lines = text.TrimEnd('\n').Split('\n');
        for (var i = 0; i < lines.Length && text.Length > 0; i++)
        {
            var (at, word) = (new Spot(file, i + 1), lines[i]);
            if (word.Length == 0 || word.Any(c => char.IsWhiteSpace(c) || char.IsUpper(c)))
                faults.Error(at, FaultCode.WrongValue, $"'{ValueReader.Short(word)}' is not one word in small letters. Write one word a line, and no empty lines.");
            else if (i > 0 && string.CompareOrdinal(lines[i - 1], word) >= 0)
                faults.Error(at, FaultCode.WrongValue, $"'{ValueReader.Short(word)}' stands behind '{ValueReader.Short(lines[i - 1])}'. Sort the list and keep each word once: LC_ALL=C sort -u -o FILE FILE");
        }

        return (new AcceptedWords(lines.Where(l => l.Length > 0)), faults.InOrder());
    }

    /// <summary>The faults that remain of <paramref name="words"/> when <paramref name="unknown"/> is what the dictionary does not know: one for each word, at its first place.</summary>
    public IEnumerable<Fault> Judge(IEnumerable<SpelledWord> words, IReadOnlySet<string> unknown, string dictionary, string list)
    {
        foreach (var word in words.Where(w => w.Parts.Any(unknown.Contains) && !IsAccepted(w)))
        {
            var (first, others) = (word.Places[0], word.Places.Count - 1);
            var where = others > 0 ? $"{first.Context} and {others} more" : first.Context;
            var asked = word.Asked == word.Written ? "" : $" ({word.Asked})";
            yield return new Fault(first.File, first.Line, FaultCode.Spelling,
                $"'{word.Written}'{asked} in {where} is not known to the dictionary {dictionary}. Mend it, or add '{word.Asked.ToLowerInvariant()}' to {list} if it is right.", FaultSeverity.Error);
        }
    }

    private bool IsAccepted(SpelledWord word) => _words.Contains(word.Asked.ToLowerInvariant());
}
