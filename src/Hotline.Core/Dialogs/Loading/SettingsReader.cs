using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>hotline.yaml</c>: languages first (the scripts name them), the rest when all dialogs are known.</summary>
internal sealed class SettingsReader(ReadScope scope, YamlMap root)
{
    public static readonly string[] Keys = ["start", "menu", "danger", "mistaken", "locales", "keep", "zones", "places", "moves", "timeout", "phones", "sealed"];

    private ValueReader Values => scope.Values;

    /// <summary>The languages, in the order of the menu.</summary>
    public IReadOnlyList<ScriptLocale> Locales()
    {
        var locales = new List<ScriptLocale>();
        if (Values.Required(root, "locales", "hotline.yaml") is not { } value || Values.Map(value, "locales") is not { } map) return locales;
        if (map.Entries.Count == 0) scope.Faults.Error(map.At, FaultCode.WrongValue, "'locales:' names no language. Write at least 'en: { name: \"English\", words: \"english\" }'.");
        scope.Locales.UnionWith(map.Entries.Select(e => e.Key));
        foreach (var entry in map.Entries)
        {
            if (!IsTag(entry.Key))
                scope.Faults.Error(entry.At, FaultCode.BadName, $"'{ValueReader.Short(entry.Key)}' is not a language tag. Write 'ru', 'kk' or 'uz-Latn'.");
            else if (Values.Map(entry.Value, entry.Key) is { } settings)
                locales.Add(Locale(entry.Key, settings));
        }

        CheckWords(map, locales);
        return locales;
    }

    public ScriptSettings Read(IReadOnlyList<ScriptLocale> locales)
    {
        Values.Keys(root, "hotline.yaml", Keys);
        var (start, menu, danger) = (Place("start"), Place("menu"), Place("danger"));
        return new ScriptSettings(start, menu, danger, locales, Keep(), ByCountry("zones"), Places(), Moves()) { Mistaken = Mistaken(), Timeout = Timeout(), Phones = Phones(), Sealed = Sealed() };
    }

    /// <summary>Topics and violation codes in one list: they cannot be taken for one another. Whether a topic is known is asked when all dialogs are.</summary>
    private SealedMatters Sealed()
    {
        if (root.Find("sealed") is not { } value || Values.List(value, "sealed") is not { } list) return SealedMatters.None;
        var (topics, flags) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        foreach (var (word, at) in Values.Texts(list, "sealed"))
        {
            if (ScriptNames.IsFlag(word) ? !flags.Add(word) : !topics.Add(word))
                scope.Faults.Error(at, FaultCode.DuplicateKey, $"'sealed:' names '{ValueReader.Short(word)}' twice. Remove one.");
            else if (!ScriptNames.IsFlag(word))
                scope.Uses.Sealed.Add((at, word));
        }

        return new SealedMatters(topics, flags);
    }

    private List<KeyValuePair<string, IReadOnlyList<LocaleTag>>> Phones()
    {
        var phones = new List<KeyValuePair<string, IReadOnlyList<LocaleTag>>>();
        if (root.Find("phones") is not { } value || Values.Map(value, "phones") is not { } map) return phones;
        foreach (var entry in map.Entries)
        {
            if (entry.Key.Length is < 2 or > 8 || entry.Key[0] != '+' || entry.Key.AsSpan(1).IndexOfAnyExceptInRange('0', '9') >= 0)
                scope.Faults.Error(entry.At, FaultCode.BadName, $"'{ValueReader.Short(entry.Key)}' is no beginning of a number. Write a plus and the digits of the country: '+996'.");
            var tags = (Values.Text(entry.Value, entry.Key) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var tag in tags.Where(t => !scope.Locales.Contains(t)))
                scope.Faults.Error(entry.Value.At, FaultCode.WrongValue, $"'{ValueReader.Short(tag)}' is no language of hotline.yaml.{Nearest.Suggestion(tag, scope.Locales)}");
            phones.Add(KeyValuePair.Create(entry.Key, (IReadOnlyList<LocaleTag>)[.. tags.Select(t => new LocaleTag(t))]));
        }

        return [.. phones.OrderByDescending(p => p.Key.Length)];
    }

    private ScriptLocale Locale(string tag, YamlMap map)
    {
        Values.Keys(map, "A language", ["name", "words", "fallback"]);
        var name = Values.Text(map, "name", $"Language '{tag}'") ?? tag;
        var words = Values.Required(map, "words", $"Language '{tag}'") is { } value ? Values.Words(value, "words") : [];
        var fallback = new List<LocaleTag>();
        if (map.Find("fallback") is { } chain)
        {
            foreach (var next in (Values.Text(chain, "fallback") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (next == tag || !scope.Locales.Contains(next) && next != LocaleTag.English.Value)
                    scope.Faults.Error(chain.At, FaultCode.WrongValue, $"'fallback: {ValueReader.Short(next)}' is no other language of hotline.yaml.{Nearest.Suggestion(next, [.. scope.Locales.Where(l => l != tag)])}");
                else
                    fallback.Add(new LocaleTag(next));
            }
        }

        return new ScriptLocale(new LocaleTag(tag), name, words, fallback);
    }

    private void CheckWords(YamlMap map, List<ScriptLocale> locales)
    {
        var owners = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var locale in locales)
        {
            foreach (var word in locale.Words.Where(w => !owners.TryAdd(w, locale.Tag.Value)))
                scope.Faults.Error(map.Entries.First(e => e.Key == locale.Tag.Value).At, FaultCode.SameWords, $"'{ValueReader.Short(word)}' already asks for '{owners[word]}'. Keep it in one place.");
        }
    }

    private NodeRef Place(string key)
    {
        if (Values.Required(root, key, "hotline.yaml") is not { } value || Values.Text(value, key) is not { } target) return default;
        return scope.Targets.Resolve(target, key, value.At, dialog: null) ?? default;
    }

    private HashSet<string> Keep()
    {
        var keep = new HashSet<string>(StringComparer.Ordinal);
        if (root.Find("keep") is not { } value || Values.List(value, "keep") is not { } list) return keep;
        foreach (var (slot, at) in Values.Texts(list, "keep"))
        {
            if (!Values.IsSlot(slot, at)) continue;
            if (!keep.Add(slot)) scope.Faults.Error(at, FaultCode.DuplicateKey, $"'keep:' names '{slot}' twice. Remove one.");
            scope.Uses.Cited.Add(new SlotUse(at, slot, "keep"));
        }

        return keep;
    }

    private Dictionary<string, TextRef> Places()
    {
        var places = ByCountry("places").ToDictionary(p => p.Key, p => new TextRef($"{ScriptNames.Settings}.places.{p.Key}", p.Value), StringComparer.Ordinal);
        if (root.Find("zones") is not YamlMap zones) return places;
        foreach (var entry in zones.Entries.Where(e => !places.ContainsKey(e.Key)))
            scope.Faults.Error(entry.At, FaultCode.MissingKey, $"Country '{ValueReader.Short(entry.Key)}' has a zone and no place. Name the city whose clock it is, under 'places:'.");
        return places;
    }

    private Dictionary<string, string> ByCountry(string key)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (root.Find(key) is not { } value || Values.Map(value, key) is not { } map) return found;
        foreach (var entry in map.Entries)
        {
            if (!ScriptNames.IsCountry(entry.Key))
                scope.Faults.Error(entry.At, FaultCode.BadName, $"'{ValueReader.Short(entry.Key)}' is not a country. Write its two capital letters: 'KZ'.");
            else if (Values.Text(entry.Value, entry.Key) is { } text)
                found[entry.Key] = key == "zones" ? Zone(text, entry.Value.At) : text;
        }

        return found;
    }

    private string Zone(string zone, Spot at)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            scope.Faults.Error(at, FaultCode.WrongValue, $"There is no time zone '{ValueReader.Short(zone)}' on this machine. Write it as in 'Asia/Almaty'.");
        return zone;
    }

    private NodeRef? Mistaken() =>
        root.Find("mistaken") is { } place && Values.Text(place, "mistaken") is { } target ? scope.Targets.Resolve(target, "mistaken", place.At, dialog: null) : null;

    private Timeout? Timeout()
    {
        if (root.Find("timeout") is not { } value || Values.Map(value, "timeout") is not { } map) return null;
        Values.Keys(map, "'timeout'", ["after", "then"]);
        var after = Values.Required(map, "after", "'timeout'") is { } time ? Values.Duration(time, "after") : null;
        var then = Values.Required(map, "then", "'timeout'") is { } place && Values.Text(place, "then") is { } target ? scope.Targets.Resolve(target, "then", place.At, dialog: null) : null;
        return then is null ? null : new Timeout(after ?? TimeSpan.FromDays(1), then.Value);
    }

    private Dictionary<NodeRef, NodeRef> Moves()
    {
        var moves = new Dictionary<NodeRef, NodeRef>();
        if (root.Find("moves") is not { } value || Values.Map(value, "moves") is not { } map) return moves;
        foreach (var entry in map.Entries)
        {
            if (NodeRef.Parse(entry.Key) is not { } old)
                scope.Faults.Error(entry.At, FaultCode.WrongValue, $"'{ValueReader.Short(entry.Key)}' is not a place. Write the old one as \"dialog.node\".");
            else if (scope.Targets.Knows(old))
                scope.Faults.Error(entry.At, FaultCode.WrongValue, $"'{old}' is still there, so nobody moves. Remove this line, or the node.");
            else if (Values.Text(entry.Value, entry.Key) is { } target && scope.Targets.Resolve(target, entry.Key, entry.Value.At, dialog: null) is { } place)
                moves[old] = place;
        }

        return moves;
    }

    // Two or three small letters, then perhaps a script: "uz-Latn".
    private static bool IsTag(string text)
    {
        var parts = text.Split('-');
        return parts.Length <= 2 && parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetterLower)
            && (parts.Length == 1 || parts[1].Length == 4 && char.IsAsciiLetterUpper(parts[1][0]) && parts[1].Skip(1).All(char.IsAsciiLetterLower));
    }
}
