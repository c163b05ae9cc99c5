using System.Collections.Frozen;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Understanding.Answers;

/// <summary>"All is well", "nobody", in all languages, in either script, as it stands or with one slip of the finger. Immutable, thread-safe.</summary>
internal sealed class Reassurance
{
    private const int MostWords = 8;
    private const int ShortestNear = 5;

    private readonly Phrase[] phrases;
    private readonly Denials denials;

    public Reassurance(IReadOnlyList<UnderstandingLanguage> languages, Denials denials)
    {
        this.denials = denials;
        phrases = [.. languages.SelectMany(Phrases)];
    }

    /// <summary>True where a short folded answer says that all is well, false where it denies that ("бәрі жақсы емес"), null where it says nothing of it.</summary>
    public bool? In(string[] words)
    {
        if (words.Length > MostWords) return null;
        var keys = Array.ConvertAll(words, SoundKey.Of);
        bool? found = null;
        for (var start = 0; start < keys.Length; start++)
        {
            foreach (var phrase in phrases)
            {
                if (start + phrase.Words.Length > keys.Length || !Is(keys.AsSpan(start, phrase.Words.Length), phrase)) continue;
                // "Nobody", and no more; "nobody helps us" is anything but well.
                if (phrase.Denies && !IsLast(words, start + phrase.Words.Length)) continue;
                if (IsDenied(words, keys, start, phrase)) return false;
                found = true;
            }
        }

        return found;
    }

    private bool IsLast(string[] words, int end) => end == words.Length || (end == words.Length - 1 && denials.TurnAround(words[end]));

    private bool Is(ReadOnlySpan<string> keys, Phrase phrase)
    {
        if (keys.SequenceEqual(phrase.Words)) return true;
        var said = string.Join(' ', keys!);
        return phrase.Text.Length >= ShortestNear && EditDistance.Within(said, phrase.Text, 1) && denials.MayBeOne(said, phrase.Text);
    }

    /// <summary>"Nobody is not here" says it as "nobody" does; "not all is well" says the contrary of "all is well", though the same word alone is a no.</summary>
    private bool IsDenied(string[] words, string[] keys, int start, Phrase phrase)
    {
        if (phrase.Denies) return false;
        var end = start + phrase.Words.Length;
        if (end < words.Length && denials.TurnAround(words[end]) || start > 0 && phrase.Before.Contains(keys[start - 1])) return true;
        return start > 1 && keys[start - 1] != keys[0] && denials.TurnAround(words[start - 1]);
    }

    private IEnumerable<Phrase> Phrases(UnderstandingLanguage language)
    {
        var (answers, alone) = (language.Answers, language.Answers.Alone.Select(Folding.Fold).ToHashSet());
        // "Емес" and "нест" deny what stands before them; a word that ends no such phrase denies what follows.
        var behind = answers.Well.SelectMany(w => Folding.Fold(w).Split(' ')).ToHashSet();
        var before = answers.Deny.Select(Folding.Fold).Where(w => alone.Contains(w) && !behind.Contains(w)).Select(SoundKey.Of).ToFrozenSet();
        foreach (var folded in answers.Well.Select(Folding.Fold).Distinct())
        {
            var keys = Array.ConvertAll(folded.Split(' '), SoundKey.Of);
            yield return new Phrase(keys, string.Join(' ', keys), before, denials.TurnAround(folded));
        }
    }

    /// <summary>A phrase by its sound, the words of its language that deny what follows them, and whether it denies by itself ("nobody").</summary>
    private sealed record Phrase(string[] Words, string Text, FrozenSet<string> Before, bool Denies);
}
