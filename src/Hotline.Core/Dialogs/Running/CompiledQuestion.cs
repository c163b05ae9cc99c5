using System.Collections.Frozen;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Running;

/// <summary>A question with everything about it that does not depend on the conversation: its options in order, and by which folded words each is known in any language.</summary>
internal sealed class CompiledQuestion
{
    private readonly FrozenDictionary<string, int> _exact;
    private readonly IReadOnlyList<IReadOnlyList<string>> _names;

    public CompiledQuestion(Node.Ask ask, Publication publication)
    {
        Ask = ask;
        Options = [.. OptionsOf(ask, publication.Settings)];
        _names = [.. Options.Select(option => Folded(OptionWords.Of(option, ask, publication)))];
        var exact = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < _names.Count; i++)
            foreach (var name in _names[i]) exact.TryAdd(name, i);
        _exact = exact.ToFrozenDictionary(StringComparer.Ordinal);
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

    public Option? Exact(string folded) => _exact.TryGetValue(folded, out var index) ? Options[index] : null;

    /// <summary>A near spelling. Never at a question of yes and no: there the nearest word may be the opposite.</summary>
    public Option? Near(string text) => ExpectsYesNo ? null : ChoiceMatcher.MatchFolded(text, _names) is { } index ? Options[index] : null;

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

    private static List<string> Folded(IEnumerable<string> words) =>
        [.. words.Select(Folding.Fold).Where(word => word.Length > 0).Distinct(StringComparer.Ordinal)];
}
