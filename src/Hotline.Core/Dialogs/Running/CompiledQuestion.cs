using System.Collections.Frozen;
using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Running;

/// <summary>A question with everything about it that does not depend on the conversation: its options in order, and by which folded words each is known in which language.</summary>
internal sealed class CompiledQuestion
{
    /// <summary>Fewer letters of a label than this are no beginning of it.</summary>
    private const int ShortestBeginning = 4;

    /// <summary>One letter sounds like too many words.</summary>
    private const int ShortestSound = 2;

    private readonly FrozenDictionary<string, Named[]> _exact;

    /// <summary>The same names by their sound: "u menya" is "у меня", "ozimde" is "өзімде".</summary>
    private readonly FrozenDictionary<string, Named[]> _sounds;
    private readonly IReadOnlyList<IReadOnlyList<OptionWord>> _names;
    private readonly ChoiceMatcher _matcher;

    /// <summary>An answer raises an alarm, so a word that is two slips away from it proves too little.</summary>
    private readonly bool _strict;

    public CompiledQuestion(Node.Ask ask, Publication publication)
    {
        Ask = ask;
        Options = [.. OptionsOf(ask, publication.Settings)];
        _matcher = publication.Understanding.Answers.Choices;
        _names = [.. Options.Select(option => Folded(OptionWords.Of(option, ask, publication)))];
        _exact = ByName(_names, [.. Options.Select(option => Folded(OptionWords.Cut(option, ask, publication)))], [.. Options.Select(option => Folded(OptionWords.YesAndNo(option, ask, publication)))]);
        _sounds = _exact.Where(n => n.Key.Length >= ShortestSound).GroupBy(n => SoundKey.OfWords(n.Key), n => n.Value, StringComparer.Ordinal).ToFrozenDictionary(g => g.Key, g => g.SelectMany(n => n).ToArray(), StringComparer.Ordinal);
        _strict = ask.Choices.Any(c => c.Set?.Urgency == Urgency.Immediate);
        ExpectsNumber = ask.Expect.Any(e => e is Expectation.Number);
        ExpectsYesNo = ask.Expect.Any(e => e is Expectation.YesNo);
        AsksHowLongAgo = ask.Choices.Any(c => c.Ago is not null);
        ExpectsText = ask.Expect.Any(e => e is Expectation.Text);
    }

    public Node.Ask Ask { get; }

    public IReadOnlyList<Option> Options { get; }

    public bool ExpectsNumber { get; }

    public bool ExpectsYesNo { get; }

    public bool ExpectsText { get; }

    /// <summary>Choices stand for spans of time: "five months ago" is one of them.</summary>
    public bool AsksHowLongAgo { get; }

    public Option? ById(string id)
    {
        foreach (var option in Options)
            if (option.Id == id) return option;
        return null;
    }

    public Option? ByMonthsAgo(int months)
    {
        foreach (var option in Options)
            if (option.Choice?.Ago is { } span && span.Holds(months)) return option;
        return null;
    }

    /// <summary>
    /// The option of exactly this name in one of the languages that are <paramref name="heard"/>; of two such options the language that stands first decides. Else the only option of a name that sounds so.
    /// </summary>
    public Option? Exact(string folded, IReadOnlyList<LocaleTag> heard) => AsWritten(folded, heard) ?? (ExpectsYesNo ? null : ByItsSound(folded, heard));

    private Option? ByItsSound(string folded, IReadOnlyList<LocaleTag> heard)
    {
        if (folded.Length < ShortestSound || !_sounds.TryGetValue(SoundKey.OfWords(folded), out var named)) return null;
        var options = named.Where(n => n.Locale is not { } locale || heard.Contains(locale)).Select(n => n.Option).Distinct().ToList();
        return options is [var only] ? Options[only] : null;
    }

    private Option? AsWritten(string folded, IReadOnlyList<LocaleTag> heard)
    {
        if (!_exact.TryGetValue(folded, out var named)) return null;
        foreach (var locale in heard)
            foreach (var name in named)
                if (name.Locale == locale) return Options[name.Option];
        foreach (var name in named)
            if (name.Locale is null) return Options[name.Option];
        return null;
    }

    /// <summary>"2. Never", a line of a numbered list: the option of that number, when the words after it are its name or the beginning of it.</summary>
    public Option? Numbered(string folded, IReadOnlyList<LocaleTag> heard, IReadOnlyList<Option> shown)
    {
        var space = folded.IndexOf(' ', StringComparison.Ordinal);
        if (space is not (1 or 2) || !int.TryParse(folded.AsSpan(0, space), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return null;
        if (number < 1 || number > shown.Count) return null;
        var words = folded.AsSpan(space + 1);
        foreach (var name in Names(shown[number - 1]))
        {
            if (name.Locale is { } locale && !heard.Contains(locale)) continue;
            if (words.SequenceEqual(name.Text) || words.Length >= ShortestBeginning && name.Text.AsSpan().StartsWith(words)) return shown[number - 1];
        }

        return null;
    }

    /// <summary>"Two": the option of the number that a single word of some language says.</summary>
    public Option? NumberedInWords(string folded) => _matcher.Numbered(folded, Options.Count) is { } index ? Options[index] : null;

    /// <summary>The only option that a text comes near to, by its names in the languages that are <paramref name="heard"/>. Never at a question of yes and no: there the nearest word may be the opposite.</summary>
    public Option? Near(string text, IReadOnlyList<LocaleTag> heard, IReadOnlyList<Option> shown)
    {
        if (ExpectsYesNo) return null;
        var names = new IReadOnlyList<string>[shown.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var list = new List<string>();
            foreach (var name in Names(shown[i]))
                if (name.Locale is not { } locale || heard.Contains(locale)) list.Add(name.Text);
            names[i] = list;
        }

        return _matcher.MatchFolded(text, names, _strict) is { } index ? shown[index] : null;
    }

    /// <summary>Whether a message is nothing but the name of an option: as it stands, cut, misspelt, or behind its number in the list.</summary>
    public bool IsNamed(string folded, IReadOnlyList<LocaleTag> heard, IReadOnlyList<Option> shown)
    {
        if (Exact(folded, heard) is not null || Numbered(folded, heard, shown) is not null) return true;
        foreach (var names in _names)
            foreach (var name in names)
                if ((name.Locale is not { } locale || heard.Contains(locale)) && _matcher.IsName(folded, name.Text, _strict)) return true;
        return false;
    }

    private IReadOnlyList<OptionWord> Names(Option option)
    {
        for (var i = 0; i < Options.Count; i++)
            if (Options[i].Id == option.Id) return _names[i];
        return [];
    }

    private static IEnumerable<Option> OptionsOf(Node.Ask ask, ScriptSettings settings)
    {
        foreach (var choice in ask.Choices) yield return new Option(choice.Id, OptionKind.Choice, choice);
        if (ask.ChoicesAreLocales)
            foreach (var locale in settings.Locales) yield return new Option(locale.Tag.Value, OptionKind.Locale, Locale: locale.Tag);
        if (ask.Expect.Any(e => e is Expectation.YesNo))
        {
            if (ask.Choices.All(c => c.Id != Option.YesId)) yield return new Option(Option.YesId, OptionKind.Yes);
            if (ask.Choices.All(c => c.Id != Option.NoId)) yield return new Option(Option.NoId, OptionKind.No);
        }

        if (ask.Skip is not null) yield return new Option(Option.Unknown, OptionKind.Skip);
    }

    /// <summary>The options by their names; by cut labels where a cut one is no name and stands for one option alone; and by the words for yes and no, each in its language.</summary>
    private static FrozenDictionary<string, Named[]> ByName(IReadOnlyList<IReadOnlyList<OptionWord>> names, IReadOnlyList<IReadOnlyList<OptionWord>> cuts, IReadOnlyList<IReadOnlyList<OptionWord>> answers)
    {
        var found = Grouped(names).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        foreach (var cut in Grouped(cuts))
            if (cut.DistinctBy(n => n.Option).Count() == 1) found.TryAdd(cut.Key, [.. cut]);
        foreach (var answer in Grouped(answers))
            found[answer.Key] = [.. found.GetValueOrDefault(answer.Key, []), .. answer];
        return found.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static IEnumerable<IGrouping<string, Named>> Grouped(IReadOnlyList<IReadOnlyList<OptionWord>> words) =>
        words.SelectMany((ofOption, i) => ofOption.Select(word => (word.Text, Named: new Named(i, word.Locale)))).GroupBy(n => n.Text, n => n.Named, StringComparer.Ordinal);

    private static List<OptionWord> Folded(IEnumerable<OptionWord> words) =>
        [.. words.Select(w => w with { Text = Folding.Fold(w.Text) }).Where(w => w.Text.Length > 0).Distinct()];

    private readonly record struct Named(int Option, LocaleTag? Locale);
}
