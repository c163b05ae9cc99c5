using System.Buffers;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Identification;

/// <summary>
/// Tells the language of one text: the trained model, moved a little by the word lists of the served languages. A language that has lists but was not trained is found by them
/// alone, in place of <c>und</c>. Immutable, thread-safe.
/// </summary>
internal sealed class LanguageGuesser
{
    private const int OnStack = 512;

    /// <summary>How far one sure word of the lists moves the odds of a trained language, and of one that the model does not know (powers of e).</summary>
    private const double ListWeight = 0.3;
    private const double UntrainedWeight = 1.5;
    private const double MostEvidence = 4;

    /// <summary>Below it nothing speaks.</summary>
    private const double Least = 0.25;

    private readonly LocaleTag[] locales;
    private readonly int[] classes;
    private readonly WordEvidence lists;
    private readonly LanguageModel model;
    private readonly int unknown;

    public LanguageGuesser(IReadOnlyList<UnderstandingLanguage> languages, LanguageModel? trained = null)
    {
        model = trained ?? LanguageModel.Own;
        unknown = model.Locales.Count - 1;
        (locales, classes) = (new LocaleTag[languages.Count], new int[languages.Count]);
        for (var i = 0; i < languages.Count; i++)
        {
            locales[i] = languages[i].Locale;
            classes[i] = ClassOf(locales[i]);
        }

        lists = new WordEvidence(languages);
    }

    private int ClassOf(LocaleTag locale)
    {
        for (var i = 0; i < unknown; i++)
            if (model.Locales[i] == locale) return i;
        return unknown;
    }

    /// <summary>
    /// The language and how likely that is, from 0 to 1; <c>und</c> with its likelihood for a language that is not served, <c>und</c> and 0 when nothing speaks.
    /// <paramref name="folded"/> is the folded <paramref name="text"/>.
    /// </summary>
    public (LocaleTag Locale, double Confidence) Guess(ReadOnlySpan<char> text, ReadOnlySpan<char> folded)
    {
        if (locales.Length == 0) return (LocaleTag.Unknown, 0);
        if (text.Length > LanguageModel.MostCharacters) text = text[..LanguageModel.MostCharacters];
        if (folded.Length > LanguageModel.MostCharacters) folded = folded[..LanguageModel.MostCharacters];
        var needed = Folding.Room(text.Length);
        char[]? rented = null;
        var clean = needed <= OnStack ? stackalloc char[OnStack] : (rented = ArrayPool<char>.Shared.Rent(needed));
        var guess = Judge(text, folded, clean[..Folding.CleanInto(text, clean)]);
        if (rented is not null) ArrayPool<char>.Shared.Return(rented, clearArray: true);
        return guess;
    }

    /// <summary>What decided a guess: how far each word, and the lists, moved the odds of the guessed language against the next best. Nothing where nothing was guessed.</summary>
    public IReadOnlyList<Reason> Reasons(string text, string folded, LocaleTag guessed)
    {
        var clean = Folding.Clean(text);
        clean = clean[..Math.Min(clean.Length, LanguageModel.MostCharacters)];
        Span<double> scores = stackalloc double[LanguageModel.Classes];
        var features = model.Weigh(clean, scores);
        var own = model.Locales.ToList().IndexOf(guessed);
        if (features == 0 || own < 0) return [];
        scores[own] = double.NegativeInfinity;
        var next = scores.IndexOf(scores.ToArray().Max());
        var reasons = new List<Reason>();
        foreach (var word in clean.Split(' ').Distinct())
        {
            model.Weigh(word, scores);
            reasons.Add(new Reason(ReasonAbout.Language, "word", word, (scores[own] - scores[next]) / Math.Sqrt(features)));
        }

        Span<double> listed = new double[locales.Length];
        lists.Weigh(text, folded, listed);
        var byLists = ListWeight * (OfLists(listed, model.Locales[own]) - OfLists(listed, model.Locales[next]));
        if (byLists != 0) reasons.Add(new Reason(ReasonAbout.Language, "lists", "markers, letters", byLists));
        return reasons;
    }

    private double OfLists(ReadOnlySpan<double> listed, LocaleTag locale) => Array.IndexOf(locales, locale) is var at and >= 0 ? Math.Min(MostEvidence, listed[at]) : 0;

    private (LocaleTag Locale, double Confidence) Judge(ReadOnlySpan<char> text, ReadOnlySpan<char> folded, ReadOnlySpan<char> clean)
    {
        if (ScriptShare.OfOthers(clean) is var foreign and > 0.5) return (LocaleTag.Unknown, Math.Round(foreign, 3));
        Span<double> probabilities = stackalloc double[LanguageModel.Classes];
        if (!model.Judge(clean, probabilities)) return (LocaleTag.Unknown, 0);
        Span<double> scores = stackalloc double[locales.Length + 1];
        scores.Clear();
        lists.Weigh(text, folded, scores[..locales.Length]);
        scores[^1] = Math.Log(Math.Max(1e-9, Unserved(probabilities)));
        for (var i = 0; i < locales.Length; i++)
        {
            var trained = classes[i] != unknown;
            scores[i] = Math.Log(Math.Max(1e-9, probabilities[classes[i]])) + (Math.Min(MostEvidence, scores[i]) * (trained ? ListWeight : UntrainedWeight));
            // Without a word of its own a language that was not trained is less likely than one that is not served.
            if (!trained) scores[i] -= 1;
        }

        return Best(scores);
    }

    /// <summary>A trained language without lists is not served.</summary>
    private double Unserved(ReadOnlySpan<double> probabilities)
    {
        var served = 0.0;
        for (var i = 0; i < locales.Length; i++) served += classes[i] == unknown ? 0 : probabilities[classes[i]];
        return 1 - served;
    }

    private (LocaleTag Locale, double Confidence) Best(Span<double> scores)
    {
        Softmax.Apply(scores);
        var best = 0;
        for (var i = 1; i < scores.Length; i++) best = scores[i] > scores[best] ? i : best;
        if (scores[best] < Least) return (LocaleTag.Unknown, 0);
        return (best < locales.Length ? locales[best] : LocaleTag.Unknown, Math.Round(scores[best], 3));
    }
}
