using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Dates;
using Hotline.Core.Understanding.Numbers;

namespace Hotline.Core.Understanding;

/// <summary>The words of one language. A <paramref name="Calm"/> phrase undoes every other phrase that shares a word with it ("nobody is in danger").</summary>
public sealed record UnderstandingLanguage(
    LocaleTag Locale,
    IReadOnlyList<string> Markers,
    IReadOnlyList<KeyValuePair<DangerKind, string>> Danger,
    IReadOnlyList<string> Calm,
    IReadOnlyList<KeyValuePair<string, string>> Topics)
{
    /// <summary>Phrases by topic that ask for a human the same day; they name their topic as those of <see cref="Topics"/> do.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Urgent { get; init; } = [];

    /// <summary>Phrases that answer a question before it is asked: the slot, its value, and the phrase.</summary>
    public IReadOnlyList<KeyValuePair<ToldValue, string>> Told { get; init; } = [];

    /// <summary>Phrases by which somebody who waits asks whether anybody is there. They count in short messages alone.</summary>
    public IReadOnlyList<string> Calls { get; init; } = [];

    /// <summary>Whole messages that only thank, and want nothing.</summary>
    public IReadOnlyList<string> Thanks { get; init; } = [];

    /// <summary>Phrases by which somebody says that an alarm was none ("no danger, I only wanted to ask"). They count only after one.</summary>
    public IReadOnlyList<string> Mistaken { get; init; } = [];

    /// <summary>Phrases by which somebody tells of a film, a game, a dream or the news: what is danger there is none of theirs, unless all else in the message says so too.</summary>
    public IReadOnlyList<string> Stories { get; init; } = [];

    /// <summary>Words by which somebody speaks of themselves ("me", "us"): a danger that is named beside one is theirs, whatever film they compare it with.</summary>
    public IReadOnlyList<string> Oneself { get; init; } = [];

    /// <summary>Whether words mean something else in another order ("they sold us", "us sold"); else phrases of danger are found the other way round too.</summary>
    public bool FixedOrder { get; init; }

    /// <summary>Words of this language that everybody uses, whatever they speak: alone they say nothing of a person's language.</summary>
    public IReadOnlyList<string> Loans { get; init; } = [];

    public AnswerWords Answers { get; init; } = AnswerWords.None;

    public NumberNames Numbers { get; init; } = NumberNames.None;

    public DateNames Dates { get; init; } = DateNames.None;

    public LanguageRequests Requests { get; init; } = LanguageRequests.None;
}
