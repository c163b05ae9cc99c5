using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Classification;
using Hotline.Core.Understanding.Dates;
using Hotline.Core.Understanding.Identification;
using Hotline.Core.Understanding.Numbers;
using Hotline.Core.Understanding.Phrases;
using Hotline.Core.Understanding.Spelling;
using Hotline.Tests.Support;

namespace Hotline.Tests.Understanding;

/// <summary>
/// No input throws or takes more than linear work, whatever it is made of. Counted is what does not depend on the machine: the steps of folding and of the search for phrases, what is found, the pieces that are
/// looked up in what was learnt, and the memory that a reading asks for; where a named limit ends the work, more text must cost nothing.
/// </summary>
public sealed class LinearWorkTests
{
    private const int Length = 25_000;

    /// <summary>What a reading may take beside what grows: lists of a few entries, the answer itself.</summary>
    private const long Beside = 16_384;

    /// <summary>The same in steps.</summary>
    private const long FewSteps = 256;

    /// <summary>Bytes that any text may take for each character: what is written anew, where it is not as it was. A text that was as it should be takes none.</summary>
    private const long Rewritten = 16;

    /// <summary>Bytes that looking for an answer may take in the longest text that may be one.</summary>
    private const long LongestAnswer = 65_536;

    private static readonly MessageReader Reader = UnderstandingFiles.Reader;
    private static readonly AnswerParser Parser = UnderstandingFiles.Data.Answers;
    private static readonly PhraseFinder Finder = new(UnderstandingFiles.Data);
    private static readonly DateOnly Today = new(2026, 3, 2);
    private static readonly IReadOnlyList<IReadOnlyList<string>> Choices = [["yes", "of course"], ["no", "never"]];

    /// <summary>What is repeated: one letter, marks alone, digits, signs, halves of characters, and words that many phrases begin with.</summary>
    public static TheoryData<string> Pieces =>
    [
        "а", "a", "\u0306", "и\u0306", "1", "1 ", "1.", "1 000 ", "-1", " ", "\u00A0", "'", "o'", "ʻ", "😀", "🆘", "🏳️\u200D🌈", "\uD83D", "\uDE00", "\uDE00\uD83D", "\u202E", "\u200F", "\u200Da", "\0", "\uFFFF", "ﬃ", "é", "ｗ", "漢", "ع",
        "a\u0301", "ab", "аb", "a ", "не ", "меня ", "меня не ", "мени * ", "паспорт ", "паспорт забрал не отдает ", "меня бьют ", "никто не бьёт ", "бола чегара овқат ", "да ", "нет, да ", "10 числа ", "вчера ", "март ", "три тысячи ",
        "алматы ", "из москвы ", "+7 701 ", "на русском ", "💊? ",
    ];

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_message_is_read_in_linear_work(string piece)
    {
        foreach (var steps in (Func<string, long>[])[FoldSteps, CleanSteps, PhraseSteps, Hits, Features]) TwiceTheTextIsTwiceTheWork(steps, piece, 0, FewSteps);
        foreach (var memory in (Func<string, long>[])[Memory, MemoryOfSpelling]) TwiceTheTextIsTwiceTheWork(memory, piece, Rewritten, Beside);
    }

    [Theory]
    [MemberData(nameof(Pieces))]
    public void The_language_of_a_long_text_is_told_from_its_beginning_alone(string piece)
    {
        var text = Of(piece, 4 * Length);
        var (folded, beginning) = (Folding.Fold(text), text[..LanguageModel.MostCharacters]);

        Assert.Equal(Guesser.Guess(beginning, folded.AsSpan(0, Math.Min(folded.Length, LanguageModel.MostCharacters))), Guesser.Guess(text, folded));
        Assert.InRange(MemoryOfLanguage(text), 0, MemoryOfLanguage(Of(piece, Length)) + Beside);
    }

    /// <summary>An answer has a length: of a longer text none of them reads more.</summary>
    [Theory]
    [MemberData(nameof(Pieces))]
    public void No_answer_is_looked_for_in_a_text_that_is_too_long_for_one(string piece)
    {
        foreach (var work in (Func<string, long>[])[Numbers, Dates, Words, Places, Chosen])
        {
            var (once, four) = (work(Of(piece, Length)), work(Of(piece, 4 * Length)));

            Assert.True(four <= once + 256, $"{work.Method.Name} takes {once} bytes for {Length} characters and {four} for four times as many.");
        }
    }

    /// <summary>The only one that reads a text of any length: a number may stand anywhere in it.</summary>
    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_telephone_number_is_looked_for_in_linear_work(string piece)
    {
        var (once, four) = (Telephone(Of(piece, Length)), Telephone(Of(piece, 4 * Length)));

        Assert.True(four <= (4.4 * once) + Beside, $"A text takes {once} bytes and one four times as long {four}.");
    }

    /// <summary>Just as long as an answer may be: the worst that these do.</summary>
    [Theory]
    [MemberData(nameof(Pieces))]
    public void The_longest_answers_take_little(string piece)
    {
        foreach (var length in (int[])[1, 2, 3, 30, 199, 200, 201])
        {
            var text = Of(piece, length);
            foreach (var work in (Func<string, long>[])[Numbers, Dates, Words, Places, Chosen, Telephone])
            {
                var bytes = work(text);
                Assert.True(bytes <= LongestAnswer, $"{work.Method.Name} takes {bytes} bytes for {length} characters.");
            }
        }
    }

    /// <summary>And a little <paramref name="beside"/>; so much of it <paramref name="eachCharacter"/> may take.</summary>
    private static void TwiceTheTextIsTwiceTheWork(Func<string, long> work, string piece, long eachCharacter, long beside)
    {
        foreach (var length in (int[])[Length, 2 * Length])
        {
            var (once, twice) = (work(Of(piece, length)), work(Of(piece, 2 * length)));

            Assert.True(twice <= (2.2 * Math.Max(once, eachCharacter * length)) + beside, $"{work.Method.Name} takes {once} for {length} characters and {twice} for twice as many.");
        }
    }

    private static string Of(string piece, int length) => string.Concat(Enumerable.Repeat(piece, (length / piece.Length) + 1))[..length];

    private static long FoldSteps(string text) => Folding.Steps(text, clean: false);

    private static long CleanSteps(string text) => Folding.Steps(text, clean: true);

    private static long Memory(string text) => Bytes(() => Reader.Read(text));

    private static long MemoryOfSpelling(string text) => Bytes(() => (Folding.Fold(text), Folding.Clean(text), UzbekScript.ToCyrillic(text), UzbekScript.ToLatin(text)));

    private static long MemoryOfLanguage(string text) => Folding.Fold(text) is var folded ? Bytes(() => Guesser.Guess(text, folded)) : 0;

    private static long Numbers(string text) => Bytes(() => (Parser.Number(text), Parser.Number(text, NumberKind.Money), Parser.Number(text, NumberKind.People), Parser.Number(text, NumberKind.Days)));

    private static long Dates(string text) => Bytes(() => (Parser.Date(text, Today), Parser.Date(text, Today, DateLean.Coming), Parser.MonthsAgo(text, Today)));

    private static long Words(string text) => Bytes(() => (Parser.YesNo(text), Parser.DontKnow(text)));

    private static long Places(string text) => Bytes(() => UnderstandingFiles.Data.Places.Find(text));

    private static long Chosen(string text) => Bytes(() => Parser.Choices.Match(text, Choices));

    private static long Telephone(string text) => Bytes(() => AnswerParser.Phone(text));

    private static readonly LanguageGuesser Guesser = new(UnderstandingFiles.Data.Languages);

    /// <summary>Pieces that are looked up in what was learnt.</summary>
    private static long Features(string text)
    {
        using var words = new SoundWords(Folding.Fold(text));
        var hits = Finder.Find(text, words);
        return TopicFeatures.Write(text, words, hits, new int[TopicFeatures.Room(words, hits.Count)]);
    }

    /// <summary>Letters and steps from word to word through the phrases.</summary>
    private static long PhraseSteps(string text)
    {
        using var words = new SoundWords(Folding.Fold(text));
        return Finder.Steps(words);
    }

    /// <summary>What is found, of which all that follows is made.</summary>
    private static long Hits(string text)
    {
        using var words = new SoundWords(Folding.Fold(text));
        return Finder.Find(text, words).Count;
    }

    /// <summary>What the second run asks for: the first one fills what is kept for all.</summary>
    private static long Bytes<T>(Func<T> work)
    {
        work();
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
