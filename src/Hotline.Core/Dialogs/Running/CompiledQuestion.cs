using System.Collections.Frozen;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Running;

/// <summary>A question with everything about it that does not depend on the conversation: its options in order, and by which folded words each is known in which language.</summary>
internal sealed class CompiledQuestion
{
    private readonly FrozenDictionary<string, Named[]> _exact;
    private readonly IReadOnlyList<IReadOnlyList<OptionWord>> _names;
    private readonly ChoiceMatcher _matcher;

    public CompiledQuestion(Node.Ask ask, Publication publication)
    {
        Ask = ask;
        Options = [.. OptionsOf(ask, publication.Settings)];
        _matcher = publication.Understanding.Answers.Choices;
        _names = [.. Options.Select(option => Folded(OptionWords.Of(option, ask, publication)))];
        _exact = _names.SelectMany((names, i) => names.Select(name => (name.Text, Named: new Named(i, name.Locale))))
            .GroupBy(n => n.Text, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.Select(n => n.Named).ToArray(), StringComparer.Ordinal);
        ExpectsNumber = ask.Expect.Any(e => e is Expectation.Number);
        ExpectsYesNo = ask.Expect.Any(e => e is Expectation.YesNo);
        ExpectsText = ask.Expect.Any(e => e is Expectation.Text);
    }

    public Node.Ask Ask { get; }

    public IReadOnlyList<Option> Options { get; }

    public bool ExpectsNumber { get; }

    public bool ExpectsYesNo { get; }

    public bool ExpectsText { get; }

    public Option? ById(string id)
    {
        foreach (var option in Options)
            if (option.Id == id) return option;
        return null;
    }

    /// <summary>The option of exactly this name in one of the languages that are <paramref name="heard"/>; of two such options the language that stands first decides.</summary>
    public Option? Exact(string folded, IReadOnlyList<LocaleTag> heard)
    {
        if (!_exact.TryGetValue(folded, out var named)) return null;
        foreach (var locale in heard)
            foreach (var name in named)
                if (name.Locale == locale) return Options[name.Option];
        foreach (var name in named)
            if (name.Locale is null) return Options[name.Option];
        return null;
    }

    /// <summary>The only option that a text comes near to, by its names in the languages that are <paramref name="heard"/>. Never at a question of yes and no: there the nearest word may be the opposite.</summary>
    public Option? Near(string text, IReadOnlyList<LocaleTag> heard)
    {
        if (ExpectsYesNo) return null;
        var names = new IReadOnlyList<string>[_names.Count];
        for (var i = 0; i < names.Length; i++)
        {
            var list = new List<string>(_names[i].Count);
            foreach (var name in _names[i])
                if (name.Locale is not { } locale || heard.Contains(locale)) list.Add(name.Text);
            names[i] = list;
        }

        return _matcher.MatchFolded(text, names) is { } index ? Options[index] : null;
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

    private static List<OptionWord> Folded(IEnumerable<OptionWord> words) =>
        [.. words.Select(w => w with { Text = Folding.Fold(w.Text) }).Where(w => w.Text.Length > 0).Distinct()];

    private readonly record struct Named(int Option, LocaleTag? Locale);
}
