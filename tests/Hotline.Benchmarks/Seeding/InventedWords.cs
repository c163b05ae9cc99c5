using System.Collections.Frozen;
using Hotline.Core.Localization;

namespace Hotline.Benchmarks.Seeding;

/// <summary>Words of one language, as long as people's are: the texts of the project's own scripts. A person taps short ones and is told long ones.</summary>
internal sealed class InventedWords
{
    private const int LongestTap = 40;
    private const int LongestLine = 400;

    private static readonly string[] Languages = ["ru", "kk", "ky", "tg", "uz-Latn", "uz-Cyrl"];

    private readonly string[] taps;
    private readonly string[] lines;

    private InventedWords(IEnumerable<string> texts)
    {
        string[] whole = [.. texts.Where(text => text.Length is > 1 and <= LongestLine && !text.Contains('{', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)];
        (taps, lines) = ([.. whole.Where(text => text.Length <= LongestTap)], [.. whole.Where(text => text.Length > LongestTap)]);
    }

    /// <summary>By language tag; English stands for those that have none.</summary>
    public static FrozenDictionary<string, InventedWords> Read()
    {
        var files = Languages.ToDictionary(tag => tag, tag => PoFile.Read(tag, File.ReadAllText(Tests.Support.Repository.Path("locales", $"{tag}.po"))).File.Entries);
        var words = files.ToDictionary(file => file.Key, file => new InventedWords(file.Value.Select(entry => entry.Strings[0])));
        words["en"] = new InventedWords(files["ru"].Select(entry => entry.Id));
        return words.ToFrozenDictionary();
    }

    public string Tap(Random dice) => taps[dice.Next(taps.Length)];

    public string Line(Random dice) => lines[dice.Next(lines.Length)];
}
