namespace Hotline.Core.Understanding.Answers;

/// <summary>
/// The short answers of one language. <see cref="Alone"/>: answers that mean something else inside another sentence. <see cref="Lack"/>: a "no" that tells of a lack when
/// another word follows ("no money"), unless that word is one of <see cref="AfterNo"/>. <see cref="Deny"/>: words that turn the name of a choice into its contrary.
/// </summary>
public sealed record AnswerWords
{
    public static readonly AnswerWords None = new();

    public IReadOnlyList<string> Yes { get; init; } = [];

    public IReadOnlyList<string> No { get; init; } = [];

    /// <summary>"I don't know", "I don't remember".</summary>
    public IReadOnlyList<string> Unsure { get; init; } = [];

    public IReadOnlyList<string> Alone { get; init; } = [];

    public IReadOnlyList<string> Lack { get; init; } = [];

    public IReadOnlyList<string> AfterNo { get; init; } = [];

    public IReadOnlyList<string> Deny { get; init; } = [];

    /// <summary>What denies inside a word: <c>не*</c> at its beginning, <c>*май*</c> behind its stem, <c>*ма</c> at its end.</summary>
    public IReadOnlyList<string> DenyInside { get; init; } = [];

    /// <summary>"All is well", "nobody": beside a no they make it a plain one, however the no is meant elsewhere.</summary>
    public IReadOnlyList<string> Well { get; init; } = [];

    /// <summary>Phrases of fear, of being alone, of not getting out (<c>word*</c> for any ending): beside them a no is no plain one.</summary>
    public IReadOnlyList<string> Doubt { get; init; } = [];

    /// <summary>"Or": what stands on both sides of it is no answer.</summary>
    public IReadOnlyList<string> Or { get; init; } = [];

    /// <summary>"But": a yes or no with it is no plain one.</summary>
    public IReadOnlyList<string> But { get; init; } = [];
}
