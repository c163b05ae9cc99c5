using System.Collections.Frozen;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Localization.Uzbek;

/// <summary>
/// Words whose Cyrillic writing does not follow from the Latin one: a pair a line, <c>iyul июль</c> for the word alone, <c>inspeksi* инспекци</c> for every word that begins so;
/// what follows is written by rule. A line that begins with <c>#</c> is a remark. The longest beginning that fits is taken. Immutable.
/// </summary>
public sealed class ScriptExceptions
{
    private const char Any = '*';

    private readonly FrozenDictionary<string, string> _pairs;

    private ScriptExceptions(Dictionary<string, string> pairs) => _pairs = pairs.ToFrozenDictionary(StringComparer.Ordinal);

    public static ScriptExceptions None { get; } = new([]);

    /// <summary>Reads any text; what is wrong in it is said with its line and left out.</summary>
    public static (ScriptExceptions Exceptions, IReadOnlyList<Fault> Faults) Read(string file, string text)
    {
        var (faults, pairs) = (new FaultSink(), new Dictionary<string, string>(StringComparer.Ordinal));
        var number = 0;
        foreach (var line in text.Split('\n').Select(l => l.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#') continue;
            var at = new Spot(file, number);
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var latin, var cyrillic] || !latin.Any(TextWords.IsLatin) || !cyrillic.Any(TextWords.IsCyrillic))
                faults.Error(at, FaultCode.WrongValue, $"'{ValueReader.Short(line)}' is not a pair. Write a word in Latin, a space, and the word in Cyrillic (iyul июль), or the beginning of words (inspeksi* инспекци).");
            else if (!pairs.TryAdd(latin.ToLowerInvariant(), cyrillic.ToLowerInvariant()))
                faults.Error(at, FaultCode.WrongValue, $"'{ValueReader.Short(latin)}' stands twice. Keep one.");
        }

        return (new ScriptExceptions(pairs), faults.InOrder());
    }

    /// <summary>The word in Cyrillic.</summary>
    internal string ToCyrillic(string latin)
    {
        var word = latin.ToLowerInvariant();
        if (_pairs.TryGetValue(word, out var whole)) return Cased(whole, latin);
        var written = UzbekScript.ToCyrillic(latin);
        for (var length = word.Length; length > 0; length--)
        {
            if (!_pairs.TryGetValue(word[..length] + Any, out var right)) continue;
            var ruled = UzbekScript.ToCyrillic(latin[..length]);
            // Not where the beginning ends inside letters that are one in Cyrillic.
            if (written.StartsWith(ruled, StringComparison.Ordinal)) return Cased(right, latin) + written[ruled.Length..];
        }

        return written;
    }

    private static string Cased(string right, string latin)
    {
        if (!char.IsUpper(latin[0])) return right;
        return latin.Length > 1 && latin.All(c => !char.IsLower(c)) ? right.ToUpperInvariant() : char.ToUpperInvariant(right[0]) + right[1..];
    }
}
