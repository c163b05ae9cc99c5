using System.Collections.Frozen;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Running;

/// <summary>What the engine looks up on every turn, made once with its publication. Immutable, thread-safe.</summary>
internal sealed class CompiledScript
{
    private readonly FrozenDictionary<NodeRef, CompiledQuestion> _questions;
    private readonly FrozenDictionary<NodeRef, string> _signatures;
    private readonly FrozenDictionary<NodeRef, string> _offers;
    private readonly FrozenDictionary<string, CompiledQuestion[]> _bySlot;
    private readonly CompiledQuestion[] _topics;
    private readonly FrozenDictionary<LocaleTag, ScriptLocale> _locales;
    private readonly FrozenDictionary<string, LocaleTag> _localeWords;
    private readonly FrozenDictionary<LocaleTag, LocaleTag[]> _heard;

    public CompiledScript(Publication publication)
    {
        var nodes = publication.Dialogs.SelectMany(d => d.Nodes).ToList();
        var asks = nodes.OfType<Node.Ask>().Concat(SystemQuestions.Of(publication)).ToList();
        _questions = asks.ToFrozenDictionary(a => a.Ref, a => new CompiledQuestion(a, publication));
        _signatures = nodes.ToFrozenDictionary(n => n.Ref, NodeSignature.Of);
        _offers = OfferedDigits.In(publication.Dialogs).ToFrozenDictionary(o => o.Key, o => o.Value);
        _bySlot = _questions.Values.Where(q => q.Ask.Save is not null).GroupBy(q => q.Ask.Save!, StringComparer.Ordinal)
            .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        _topics = [.. asks.Where(a => a.Topics).Select(a => _questions[a.Ref])];
        _locales = publication.Settings.Locales.ToFrozenDictionary(l => l.Tag);
        _localeWords = LocaleWords(publication.Settings.Locales).ToFrozenDictionary(StringComparer.Ordinal);
        _heard = _locales.Values.ToFrozenDictionary(l => l.Tag, l => Heard(l, publication.Settings.Locales));
        Reactions = new ReactionWords(publication);
        ExactMessages = Reactions.All.Concat(_localeWords.Keys).ToFrozenSet(StringComparer.Ordinal);
        Zones = publication.Settings.Zones.ToFrozenDictionary(z => z.Key, z => Clock.Zone(z.Value), StringComparer.OrdinalIgnoreCase);
    }

    public ReactionWords Reactions { get; }

    public FrozenSet<string> ExactMessages { get; }

    public FrozenDictionary<string, TimeZoneInfo> Zones { get; }

    public CompiledQuestion? Question(NodeRef place) => _questions.GetValueOrDefault(place);

    public string? Signature(NodeRef place) => _signatures.GetValueOrDefault(place);

    /// <summary>Whether the words of this question offer <paramref name="digit"/> as an answer of its own ("write 0 and we stop").</summary>
    public bool Offers(NodeRef place, char digit) => _offers.TryGetValue(place, out var digits) && digits.Contains(digit, StringComparison.Ordinal);

    /// <summary>The questions that save into a slot.</summary>
    public IReadOnlyList<CompiledQuestion> Questions(string slot) => _bySlot.GetValueOrDefault(slot, []);

    /// <summary>The option that a slot's value stands for, of whichever question saves into the slot.</summary>
    public Option? OptionOf(string slot, string value)
    {
        foreach (var question in _bySlot.GetValueOrDefault(slot, []))
            if (question.ById(value) is { } option) return option;
        return null;
    }

    /// <summary>The option that stands for a topic where the scripts ask for one.</summary>
    public Option? TopicOption(string topic)
    {
        foreach (var question in _topics)
            if (question.ById(topic) is { } option) return option;
        return null;
    }

    public ScriptLocale? Locale(LocaleTag tag) => _locales.GetValueOrDefault(tag);

    /// <summary>The language that a whole message asks for by its name, or null.</summary>
    public LocaleTag? NamedLocale(string folded) => _localeWords.TryGetValue(folded, out var tag) ? tag : null;

    /// <summary>
    /// The languages whose words are answers in a conversation of this one, its own first: the other script of the same language, those that its texts fall back to, and Russian and English,
    /// which people mix in everywhere. A short word of any other language may be a common word of this one.
    /// </summary>
    public IReadOnlyList<LocaleTag> Heard(LocaleTag locale) => _heard.TryGetValue(locale, out var heard) ? heard : [locale, LocaleTag.Russian, LocaleTag.English];

    private static LocaleTag[] Heard(ScriptLocale locale, IReadOnlyList<ScriptLocale> served) =>
        [.. served.Where(l => Languages.Same(l.Tag, locale.Tag)).Select(l => l.Tag).Prepend(locale.Tag).Concat(locale.Fallback).Append(LocaleTag.Russian).Append(LocaleTag.English).Distinct()];

    private static Dictionary<string, LocaleTag> LocaleWords(IEnumerable<ScriptLocale> locales)
    {
        var words = new Dictionary<string, LocaleTag>(StringComparer.Ordinal);
        foreach (var locale in locales)
            foreach (var word in locale.Words.Prepend(locale.Name).Append(locale.Tag.Value).Select(Folding.Fold))
                if (word.Length > 0) words.TryAdd(word, locale.Tag);
        return words;
    }
}
