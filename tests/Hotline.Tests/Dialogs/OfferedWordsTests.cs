using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs;

/// <summary>
/// Whoever types an answer that the shipped scripts offer, in any language and with a slip of the finger, raises no alarm that was only learnt; whoever writes of danger at any question raises it.
/// </summary>
public sealed class OfferedWordsTests(ITestOutputHelper output)
{
    private static readonly Publication Scripts = Shipped.Publication;
    private static readonly Denials Denying = new(UnderstandingFiles.Data.Languages);

    private static IReadOnlyList<CompiledQuestion> Questions { get; } =
        [.. Scripts.Dialogs.SelectMany(d => d.Nodes).OfType<Node.Ask>().Where(a => !a.ChoicesAreLocales).Select(a => Scripts.Compiled.Question(a.Ref)!)];

    public static TheoryData<string> Locales => [.. Scripts.Settings.Locales.Select(l => l.Tag.Value!)];

    [Theory]
    [MemberData(nameof(Locales))]
    public void No_offered_answer_raises_an_alarm_that_was_only_learnt(string tag)
    {
        var (locale, typed, alarms) = (new LocaleTag(tag), 0, 0);
        foreach (var question in Questions)
        {
            // A slip that takes a denial out of a word ("berishmayapti") makes its contrary; that is no answer.
            foreach (var words in Offered(question, locale).SelectMany(w => Slips(w).Where(slip => Denying.Alike(Folding.Fold(slip), Folding.Fold(w))).Prepend(w)).Distinct())
            {
                typed++;
                if (Shipped.Reader.Read(words).Listed is null) continue;
                alarms++;
                Assert.True(question.IsNamed(Folding.Fold(words), Scripts.Compiled.Heard(locale), question.Options), $"'{words}' at {question.Ask.Ref} raises an alarm though it is the answer.");
            }
        }

        output.WriteLine($"{tag}: {typed} answers typed, {alarms} of them sound like danger or haste and are still answers");
        Assert.True(typed > 500, $"Only {typed} answers were tried.");
    }

    [Theory]
    [MemberData(nameof(Locales))]
    public void No_message_about_danger_is_taken_for_an_offered_answer(string tag)
    {
        var locale = new LocaleTag(tag);
        var dangers = UnderstandingFiles.Data.Examples.Where(e => e.Locale == locale && e.Urgency == Urgency.Immediate).Select(e => e.Text)
            .Where(text => Shipped.Reader.Read(text) is { Listed: not null, Danger.Count: > 0 }).ToList();
        foreach (var question in Questions)
            foreach (var text in dangers)
                Assert.False(question.IsNamed(Folding.Fold(text), Scripts.Compiled.Heard(locale), question.Options), $"'{text}' at {question.Ask.Ref} would raise no alarm.");
        output.WriteLine($"{tag}: {dangers.Count} messages about danger that no list knows, each at {Questions.Count} questions");
        Assert.NotEmpty(dangers);
    }

    /// <summary>Every label and every other word for it, in this language and in the English that stands in for a missing one.</summary>
    private static IEnumerable<string> Offered(CompiledQuestion question, LocaleTag locale) =>
        question.Options.SelectMany(o => OptionWords.Of(o, question.Ask, Scripts).Where(w => w.Locale == locale || w.Locale is null && (locale == LocaleTag.English || o.Kind == OptionKind.Choice)))
            .Select(w => w.Text).Where(w => w.Any(char.IsLetter)).Distinct();

    /// <summary>A letter left out, two in the wrong order, one twice: in the longest word, where they change no short word into another one.</summary>
    private static IEnumerable<string> Slips(string words)
    {
        var longest = words.Split(' ').MaxBy(w => w.Count(char.IsLetter))!;
        var at = longest.Length / 2;
        if (longest.Count(char.IsLetter) < 5 || longest.EnumerateRunes().Any(r => !Rune.IsLetter(r))) yield break;
        yield return words.Replace(longest, longest.Remove(at, 1), StringComparison.Ordinal);
        yield return words.Replace(longest, $"{longest[..(at - 1)]}{longest[at]}{longest[at - 1]}{longest[(at + 1)..]}", StringComparison.Ordinal);
        yield return words.Replace(longest, longest.Insert(at, longest[at].ToString()), StringComparison.Ordinal);
    }
}
