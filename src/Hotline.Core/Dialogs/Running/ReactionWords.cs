using System.Collections.Frozen;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Running;

/// <summary>The global reactions by their folded whole-message words, in every language, and by command.</summary>
internal sealed class ReactionWords
{
    private const int ShortestNear = 5;
    private const int MostWordsAround = 4;

    private readonly FrozenDictionary<string, ReactionKind[]> _words;
    private readonly FrozenDictionary<string, ReactionKind> _commands;
    private readonly FrozenDictionary<ReactionKind, Reaction> _reactions;
    private readonly string[] _erase;

    public ReactionWords(Publication publication)
    {
        _reactions = publication.Reactions.GroupBy(r => r.Kind).ToFrozenDictionary(g => g.Key, g => g.First());
        _words = publication.Reactions
            .SelectMany(r => OptionWords.Split(OptionWords.Everywhere(r.Words, publication.Texts)).Select(w => (Word: Folding.Fold(w), r.Kind)))
            .Where(w => w.Word.Length > 0)
            .GroupBy(w => w.Word, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(w => w.Kind).Distinct().ToArray(), StringComparer.Ordinal);
        _commands = publication.Reactions.SelectMany(r => r.Commands.Select(c => (Command: c, r.Kind)))
            .DistinctBy(c => c.Command, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(c => c.Command, c => c.Kind, StringComparer.OrdinalIgnoreCase);
        _erase = [.. _words.Where(w => w.Value.Contains(ReactionKind.Erase) && w.Key.Length >= ShortestNear).Select(w => w.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>All words and commands, folded.</summary>
    public IEnumerable<string> All => _words.Keys.Concat(_commands.Keys.Select(Folding.Fold));

    public Reaction? Of(ReactionKind kind) => _reactions.GetValueOrDefault(kind);

    /// <summary>What a whole message asks for; several when the same words stand for two things; none for ordinary text.</summary>
    public IReadOnlyList<ReactionKind> Find(string text, string folded)
    {
        if (text.StartsWith('/')) return _commands.TryGetValue(Command(text), out var kind) ? [kind] : [];
        return _words.TryGetValue(folded, out var kinds) ? kinds : [];
    }

    /// <summary>Whether a short message holds words of deletion without being exactly them: worth one question.</summary>
    public bool SoundsLikeErase(string folded)
    {
        if (folded.Length < ShortestNear || folded.Count(c => c == ' ') >= MostWordsAround) return false;
        var padded = $" {folded} ";
        foreach (var phrase in _erase)
            if (padded.AsSpan().IndexOf(phrase, StringComparison.Ordinal) is var at and > 0 && padded[at - 1] == ' ' && padded[at + phrase.Length] == ' ') return true;
        return false;
    }

    private static string Command(string text)
    {
        var end = text.AsSpan().IndexOfAny(' ', '@', '\n');
        return end < 0 ? text[1..] : text[1..end];
    }
}
