using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Identification.Training;

/// <summary>
/// Makes the language model. Each round draws sentences and phrases of every class in a mixed order, whole or in pieces, as they stand or as people would have typed them.
/// The same text gives the same bytes on every machine. Takes some seconds.
/// </summary>
public static class LanguageTraining
{
    internal const string Unknown = "und";

    private const int Rounds = 8;
    private const int SentencesPerRound = 4000;
    private const int PhrasesPerRound = 2000;
    private const int UnknownPerRound = 5000;
    /// <summary>Russian: its words come inside all the others, so that it must show more often that they are its own.</summary>
    private const int Lender = 0;
    private const int LenderWeight = 2;

    /// <summary>Of the languages that borrow, so many messages in a hundred have a piece of Russian beside them.</summary>
    private const int BesideLender = 8;

    private const ulong Seed = 20260101;

    /// <summary>How far the steps have shrunk at the end.</summary>
    private const float Shrink = 0.95f;

    /// <summary>The classes in the order in which they stand in the model.</summary>
    internal static readonly string[] Tags = ["ru", "kk", "ky", "uz-Latn", "uz-Cyrl", "tg", "en", Unknown];

    /// <summary>The model file.</summary>
    public static byte[] Train(TrainingText text)
    {
        var dice = new Dice(Seed);
        var trainer = new LanguageTrainer();
        var noise = Tags.Select(tag => new TypedNoise(tag, dice)).ToArray();
        var sentences = Tags.Select(tag => text.Sentences[tag].ToArray()).ToArray();
        var phrases = Tags.Select(tag => text.Phrases[tag].Concat(tag == Tags[Lender] ? NoiseTables.Loans : []).ToArray()).ToArray();
        var order = Order();
        for (var round = 0; round < Rounds; round++)
        {
            dice.Shuffle(order);
            for (var i = 0; i < order.Length; i++)
            {
                var (ofClass, isPhrase) = order[i];
                var drawn = dice.Pick(isPhrase ? phrases[ofClass] : sentences[ofClass]);
                var done = (round + ((float)i / order.Length)) / Rounds;
                var typed = isPhrase ? Phrase(drawn, noise[ofClass], dice) : Sentence(drawn, noise[ofClass], dice);
                if (noise[ofClass].Borrows && dice.Percent(BesideLender)) typed = Beside(typed, noise[Lender].Snippet(dice.Pick(phrases[Lender])), dice);
                trainer.Learn(typed, ofClass, 1 - (done * Shrink));
            }
        }

        return trainer.Finish(Tags);
    }

    /// <summary>Trains on nine tenths of the sentences and judges the tenth part, whole and in pieces, clean and noisy. The phrases are not judged.</summary>
    public static IEnumerable<LanguageTrial> Try(TrainingText text)
    {
        var (seen, unseen) = text.Split();
        using var file = new MemoryStream(Train(seen));
        var model = LanguageModel.Read(file);
        var dice = new Dice(Seed + 1);
        var noise = Tags.ToDictionary(tag => tag, tag => new TypedNoise(tag, dice));
        (string Name, Func<TypedNoise, string, string> Make)[] copies =
        [
            ("clean", (_, s) => s),
            ("noisy", (n, s) => n.Typed(s)),
            ("clean, a few words", (n, s) => n.Snippet(s)),
            ("noisy, a few words", (n, s) => n.Typed(n.Snippet(s))),
        ];
        return copies.SelectMany(c => unseen.Select(s => new LanguageTrial(c.Name, new LocaleTag(s.Tag), Judge(model, c.Make(noise[s.Tag], s.Text)))));
    }

    private static LocaleTag Judge(LanguageModel model, string text)
    {
        Span<double> probabilities = stackalloc double[LanguageModel.Classes];
        if (!model.Judge(Folding.Clean(text), probabilities)) return LocaleTag.Unknown;
        var best = 0;
        for (var i = 1; i < probabilities.Length; i++) best = probabilities[i] > probabilities[best] ? i : best;
        return model.Locales[best];
    }

    /// <summary>The draws of a round: as many of each class, however much text there is of it.</summary>
    private static (int Class, bool IsPhrase)[] Order()
    {
        var order = new List<(int, bool)>();
        for (var c = 0; c < Tags.Length; c++)
        {
            var unknown = Tags[c] == Unknown;
            var weight = c == Lender ? LenderWeight : 1;
            order.AddRange(Enumerable.Repeat((c, false), unknown ? 0 : SentencesPerRound));
            order.AddRange(Enumerable.Repeat((c, true), unknown ? UnknownPerRound : PhrasesPerRound * weight));
        }

        return [.. order];
    }

    private static string Sentence(string text, TypedNoise noise, Dice dice) => dice.Roll(10) switch
    {
        0 or 1 => text,
        2 or 3 => noise.Typed(text),
        4 or 5 or 6 => noise.Snippet(text),
        _ => noise.Typed(noise.Snippet(text)),
    };

    /// <summary>Words of the own language and of the lender's, as many of the latter at most: "зарплатамды бербейт, что делать".</summary>
    private static string Beside(string own, string lent, Dice dice)
    {
        var (words, lentWords) = (own.Split(' ').Length, lent.Split(' '));
        lent = string.Join(' ', lentWords.Take(words));
        return dice.Percent(50) ? $"{own} {lent}" : $"{lent} {own}";
    }

    private static string Phrase(string text, TypedNoise noise, Dice dice)
    {
        const int shortest = 20;
        if (text.Length > shortest && dice.Percent(30)) text = noise.Snippet(text);
        return dice.Percent(noise.Hurried) ? noise.Typed(text) : text;
    }
}
