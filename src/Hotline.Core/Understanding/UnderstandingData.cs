using System.Collections.Frozen;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Places;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding;

/// <summary>
/// What coordinators own under <c>dialogs/understanding/</c>, read and checked: per language its marker words, danger phrases by kind, topic phrases by topic, and the words of short answers.
/// Phrases are plain text as people write it, in the order of its words; <c>*</c> at the end of a word stands for any ending, a <c>*</c> that stands alone for up to
/// three other words. A marker may also begin with <c>*</c>: then it is an ending.
/// </summary>
public sealed record UnderstandingData(IReadOnlyList<UnderstandingLanguage> Languages)
{
    public static readonly UnderstandingData Empty = new([]);

    /// <summary>Messages with their topic and urgency, in the order of files and lines; without them the lists alone decide.</summary>
    public IReadOnlyList<LabelledExample> Examples { get; init; } = [];

    /// <summary>Words of one meaning in all languages: the meaning and a word.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Ideas { get; init; } = [];

    private readonly FrozenSet<string> loans = Languages.SelectMany(l => l.Loans).Select(Folding.Fold).ToFrozenSet();

    /// <summary>Reads short answers by the words of these languages.</summary>
    public AnswerParser Answers { get; } = new(Languages);

    /// <summary>Finds the countries and cities of <c>places.yaml</c>.</summary>
    public PlaceFinder Places { get; init; } = new(PlaceWords.None);

    /// <summary>Whether a folded message is a word that everybody uses, whatever language they speak.</summary>
    public bool IsLoan(string folded) => loans.Contains(folded);
}
