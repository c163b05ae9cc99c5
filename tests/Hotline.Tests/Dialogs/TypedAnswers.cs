using System.Text;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs;

/// <summary>How somebody of one language types: the rows of <c>Typed/TAG.tsv</c>, and the words of a button as a thumb writes them.</summary>
internal sealed class TypedAnswers
{
    private const int LongEnoughForASlip = 8;

    private readonly Dictionary<string, string[]> _rows;

    private TypedAnswers(string tag, Dictionary<string, string[]> rows) => (Tag, _rows) = (tag, rows);

    public string Tag { get; }

    /// <summary>What is typed for a kind of answer: <c>yes</c>, <c>money</c>, <c>place</c> …</summary>
    public string this[string kind] => _rows[kind][1];

    /// <summary>What is to be read from it.</summary>
    public string Meaning(string kind) => _rows[kind] is [_, _, var meaning] ? meaning : kind switch { "unsure" => "unknown", "text" => this[kind], _ => kind };

    public static IReadOnlyList<TypedAnswers> Read(IEnumerable<string> tags) =>
        [.. tags.Select(tag => new TypedAnswers(tag, File.ReadLines(FileOf(tag)).Select(line => line.Split('\t')).ToDictionary(c => c[0])))];

    /// <summary>A label without capitals, special letters and signs; in a longer one a letter is left out.</summary>
    public static string Thumbed(string label)
    {
        var typed = new StringBuilder(Folding.Fold(label));
        if (typed.Length >= LongEnoughForASlip && typed[3] != ' ' && typed[4] != ' ') typed.Remove(4, 1);
        return typed.ToString();
    }

    private static string FileOf(string tag) => Path.Combine(Repository.Root, "tests", "Hotline.Tests", "Dialogs", "Typed", $"{tag}.tsv");
}
