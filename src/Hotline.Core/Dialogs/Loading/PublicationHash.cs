using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Hotline.Core.Localization;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Places;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>The two hashes of a publication: of its structure (everything but words) and of its words. Independent of the order of files.</summary>
internal static class PublicationHash
{
    public static string Structure(ScriptSettings settings, IReadOnlyList<Dialog> dialogs, IReadOnlyList<Reaction> reactions)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"start {settings.Start} menu {settings.Menu} danger {settings.Danger}\n");
        text.Append(CultureInfo.InvariantCulture, $"locales {string.Join(' ', settings.Locales.Select(l => l.Tag.Value))}\n");
        text.Append(CultureInfo.InvariantCulture, $"keep {string.Join(' ', settings.Keep.Order(StringComparer.Ordinal))}\n");
        if (settings.Mistaken is { } mistaken) text.Append(CultureInfo.InvariantCulture, $"mistaken {mistaken}\n");
        if (settings.Timeout is { } timeout) text.Append(CultureInfo.InvariantCulture, $"timeout {timeout.After}→{timeout.Then}\n");
        foreach (var (country, zone) in settings.Zones.OrderBy(z => z.Key, StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"zone {country} {zone}\n");
        foreach (var move in settings.Moves.Select(m => $"move {m.Key} {m.Value}").Order(StringComparer.Ordinal)) text.Append(move).Append('\n');
        foreach (var reaction in reactions.OrderBy(r => r.Kind)) text.Append(CultureInfo.InvariantCulture, $"on {reaction.Kind} {string.Join(' ', reaction.Commands)} {reaction.Then}\n");
        foreach (var dialog in dialogs.OrderBy(d => d.Name, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"dialog {dialog.Name} {dialog.Topic}\n");
            foreach (var node in dialog.Nodes) text.Append(CultureInfo.InvariantCulture, $"{node.Ref.Node} {node.Next} {node.NextIsNamed} {NodeSignature.Describe(node)} {Ways(node)}\n");
        }

        return NodeSignature.Hash(text.ToString());
    }

    public static string Words(ScriptSettings settings, IReadOnlyList<ScriptLine> lines, TextCatalog texts, IReadOnlyList<Fact> facts, UnderstandingData understanding, PlaceWords places, HelperTexts helpers)
    {
        var text = new StringBuilder();
        foreach (var (beginning, locales) in settings.Phones) text.Append(CultureInfo.InvariantCulture, $"phone {beginning} {string.Join(' ', locales)}\n");
        foreach (var matter in settings.Sealed.Topics.Concat(settings.Sealed.Flags).Order(StringComparer.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"sealed {matter}\n");
        foreach (var locale in settings.Locales)
        {
            text.Append(CultureInfo.InvariantCulture, $"locale {locale.Tag} {Quote(locale.Name)} {Quote(string.Join('|', locale.Words))} {string.Join(' ', locale.Fallback)}\n");
            foreach (var (context, translation) in texts.ByLocale.GetValueOrDefault(locale.Tag, FrozenDictionary<string, Translation>.Empty).OrderBy(t => t.Key, StringComparer.Ordinal))
                text.Append(CultureInfo.InvariantCulture, $"{context} {translation.Draft} {Quote(translation.Text)}\n");
        }

        foreach (var line in lines) text.Append(CultureInfo.InvariantCulture, $"{line.Text.Context} {Quote(line.Text.Source)}\n");
        foreach (var reply in helpers.Replies) text.Append(CultureInfo.InvariantCulture, $"reply {reply.Id} {string.Join(' ', reply.Topics)}\n");
        foreach (var card in helpers.Cards) text.Append(CultureInfo.InvariantCulture, $"card {card.Topic} {string.Join(' ', card.Numbers)}\n");
        foreach (var fact in facts.OrderBy(f => f.Id, StringComparer.Ordinal)) text.Append(fact).Append('\n');
        foreach (var language in understanding.Languages)
        {
            text.Append(CultureInfo.InvariantCulture, $"language {language.Locale} {Quote(string.Join('|', language.Markers))} {Quote(string.Join('|', language.Calm))} {Quote(string.Join('|', language.Loans))} {language.FixedOrder}\n");
            foreach (var (kind, phrase) in language.Danger) text.Append(CultureInfo.InvariantCulture, $"{kind} {Quote(phrase)}\n");
            foreach (var (topic, phrase) in language.Topics) text.Append(CultureInfo.InvariantCulture, $"{topic} {Quote(phrase)}\n");
            foreach (var (topic, phrase) in language.Urgent) text.Append(CultureInfo.InvariantCulture, $"urgent {topic} {Quote(phrase)}\n");
            foreach (var (told, phrase) in language.Told) text.Append(CultureInfo.InvariantCulture, $"told {told.Slot} {told.Value} {Quote(phrase)}\n");
            foreach (var phrase in language.Calls) text.Append(CultureInfo.InvariantCulture, $"call {Quote(phrase)}\n");
            foreach (var phrase in language.Thanks) text.Append(CultureInfo.InvariantCulture, $"thanks {Quote(phrase)}\n");
            foreach (var phrase in language.Mistaken) text.Append(CultureInfo.InvariantCulture, $"mistaken {Quote(phrase)}\n");
            foreach (var phrase in language.Stories) text.Append(CultureInfo.InvariantCulture, $"story {Quote(phrase)}\n");
            foreach (var phrase in language.Oneself) text.Append(CultureInfo.InvariantCulture, $"oneself {Quote(phrase)}\n");
            foreach (var words in ShortWords(language)) text.Append(Quote(words)).Append('\n');
        }

        foreach (var (idea, word) in understanding.Ideas) text.Append(CultureInfo.InvariantCulture, $"idea {idea} {Quote(word)}\n");
        foreach (var example in understanding.Examples) text.Append(CultureInfo.InvariantCulture, $"example {example.Locale} {example.Topic} {example.Urgency} {Quote(example.Text)}\n");
        foreach (var words in PlaceLists(places)) text.Append(Quote(words)).Append('\n');
        return NodeSignature.Hash(text.ToString());
    }

    private static IEnumerable<string> PlaceLists(PlaceWords places)
    {
        IReadOnlyList<string>[] lists = [places.Endings, places.From, places.FromEndings];
        return lists.Select(list => string.Join('|', list))
            .Concat(places.Countries.Select(c => $"{c.Country} {string.Join('|', c.Names)} {string.Join(';', c.Cities.Select(city => string.Join('|', city)))}"));
    }

    private static IEnumerable<string> ShortWords(UnderstandingLanguage language)
    {
        var (answers, numbers, dates, requests) = (language.Answers, language.Numbers, language.Dates, language.Requests);
        IReadOnlyList<string>[] lists =
        [
            answers.Yes, answers.No, answers.Unsure, answers.Alone, answers.Lack, answers.AfterNo, answers.Deny, answers.DenyInside, answers.Well, answers.Doubt, answers.Or, answers.But,
            numbers.Joiners, numbers.Endings, numbers.Halves, numbers.Ordinals, numbers.Money, numbers.People, numbers.Counted, numbers.Each,
            dates.Back, dates.Ahead, dates.Beside, dates.DayOfMonth, dates.OrdinalEndings, requests.Words, requests.Unless,
        ];
        return lists.Select(list => string.Join('|', list))
            .Append(string.Join('|', numbers.Words.Concat(numbers.Times).Concat(numbers.MoneyTimes)))
            .Append(string.Join('|', dates.Months.Concat(dates.Days).Concat(dates.Weekdays).Concat(dates.Ordinals)))
            .Append(string.Join('|', dates.Units))
            .Append(string.Join('|', requests.Languages));
    }

    /// <summary>Where an answer leads and what it notes.</summary>
    internal static string Way(Choice choice) => $"{choice.Id}→{choice.Then} {Describe(choice.Set)}{(choice.Ago is { } ago ? $" ago {ago.From}-{ago.To}" : "")}{(choice.Rest ? " rest" : "")}";

    /// <summary>What a node does besides speaking: all of it, but where it goes on.</summary>
    internal static string Ways(Node node) => node switch
    {
        Node.Ask ask => $"save {ask.Save} {string.Join(' ', ask.Choices.Select(Way))} "
            + $"otherwise {ask.Otherwise?.Again}→{ask.Otherwise?.Then}{(ask.Otherwise?.Keep is { } keep ? $" keep {keep}" : "")}{(ask.Otherwise?.Heard is { } heard ? $" heard {heard.Then}" : "")}{(ask.Otherwise?.Afraid is { } afraid ? $" afraid {afraid}" : "")}{(ask.Urgent is { } urgent ? $" urgent {urgent}" : "")} skip {ask.Skip?.Then} timeout {ask.Timeout?.After}→{ask.Timeout?.Then}",
        Node.Branch branch => string.Join(' ', branch.Arms.Select(a => $"({(a.When is { } when ? Describe(when) : "always")} {Describe(a.Set)} {a.Then})")),
        Node.Set set => Describe(set.Values),
        Node.Call call => call.Start.ToString(),
        Node.Handoff handoff => $"{handoff.Urgency} [{string.Join(' ', handoff.Summary)}] {handoff.Nobody}",
        Node.Remind remind => remind.After.ToString("c", CultureInfo.InvariantCulture),
        _ => "",
    };

    private static string Describe(Assignments? set) => set is null
        ? "-"
        : $"{{{set.Urgency} {string.Join('+', set.Flags)} {set.Topic} {set.Locale} {string.Join(' ', set.Slots.Select(s => $"{s.Key}={Quote(s.Value)}"))}}}";

    private static string Describe(Condition condition) => condition switch
    {
        Condition.All all => $"all({string.Join(' ', all.Of.Select(Describe))})",
        Condition.Any any => $"any({string.Join(' ', any.Of.Select(Describe))})",
        Condition.Not not => $"not({Describe(not.Of)})",
        Condition.In one => $"{one.Key} in({string.Join(' ', one.Values.Select(Quote))})",
        Condition.Compare compare => $"{compare.Key} {compare.Operator} {Quote(compare.Value)}",
        Condition.Known known => $"{known.Key} known {known.Wanted}",
        _ => throw new InvalidOperationException($"Condition {condition.GetType().Name} has no description. Add it to PublicationHash."),
    };

    private static string Quote(string value) => $"\"{value.Replace("\"", "\\\"", StringComparison.Ordinal)}\"";
}
