using System.Globalization;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Answers;
using Hotline.Core.Understanding.Dates;
using Hotline.Core.Understanding.Numbers;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads the words of short answers out of <c>understanding/TAG.yaml</c>: yes and no, numbers, dates, and how people ask for a language. Each part may be left out.</summary>
internal sealed class AnswerWordsReader(ReadScope scope)
{
    private ValueReader Values => scope.Values;

    public AnswerWords Answers(YamlMap root)
    {
        if (Part(root, "answers", ["yes", "no", "unsure", "alone", "lack", "after_no", "deny", "deny_inside", "well", "doubt", "or", "but"]) is not { } map) return AnswerWords.None;
        return new AnswerWords
        {
            Yes = Words(map, "yes"),
            No = Words(map, "no"),
            Unsure = Words(map, "unsure"),
            Alone = Words(map, "alone"),
            Lack = Words(map, "lack"),
            AfterNo = Words(map, "after_no"),
            Deny = Words(map, "deny"),
            DenyInside = Words(map, "deny_inside"),
            Well = Words(map, "well"),
            Doubt = Words(map, "doubt"),
            Or = Words(map, "or"),
            But = Words(map, "but"),
        };
    }

    public NumberNames Numbers(YamlMap root)
    {
        if (Part(root, "numbers", ["words", "times", "money_times", "joiners", "endings", "halves", "ordinals", "money", "people", "counted", "each"]) is not { } map) return NumberNames.None;
        return new NumberNames
        {
            Words = ByNumber(map, "words", 0, 999_999, whole: false),
            Times = ByNumber(map, "times", 100, 1_000_000_000, whole: true),
            MoneyTimes = ByNumber(map, "money_times", 100, 1_000_000_000, whole: true),
            Joiners = Words(map, "joiners"),
            Endings = Words(map, "endings"),
            Halves = Words(map, "halves"),
            Ordinals = Words(map, "ordinals"),
            Money = Words(map, "money"),
            People = Words(map, "people"),
            Counted = Words(map, "counted"),
            Each = Words(map, "each"),
        };
    }

    public DateNames Dates(YamlMap root)
    {
        if (Part(root, "dates", ["months", "days", "weekdays", "units", "back", "ahead", "beside", "day_of_month", "ordinals", "ordinal_endings"]) is not { } map) return DateNames.None;
        return new DateNames
        {
            Months = ByWhole(map, "months", 1, 12),
            Days = ByWhole(map, "days", -31, 31),
            Weekdays = ByWhole(map, "weekdays", 1, 7),
            Units = Units(map),
            Back = Words(map, "back"),
            Ahead = Words(map, "ahead"),
            Beside = Words(map, "beside"),
            DayOfMonth = Words(map, "day_of_month"),
            Ordinals = ByWhole(map, "ordinals", 1, 31),
            OrdinalEndings = Words(map, "ordinal_endings"),
        };
    }

    public LanguageRequests Requests(YamlMap root)
    {
        if (Part(root, "requests", ["words", "unless", "languages"]) is not { } map) return LanguageRequests.None;
        var languages = new List<KeyValuePair<LocaleTag, string>>();
        foreach (var entry in Entries(map, "languages"))
        {
            if (scope.Locales.Count > 0 && !scope.Locales.Contains(entry.Key))
                scope.Faults.Error(entry.At, FaultCode.WrongValue, $"'{entry.Key}' is no language of hotline.yaml.{Nearest.Suggestion(entry.Key, scope.Locales)}");
            languages.AddRange(Values.Words(entry.Value, entry.Key).Select(w => KeyValuePair.Create(new LocaleTag(entry.Key), w)));
        }

        return new LanguageRequests { Words = Words(map, "words"), Unless = Words(map, "unless"), Languages = languages };
    }

    private List<KeyValuePair<DateUnit, string>> Units(YamlMap map)
    {
        var units = new List<KeyValuePair<DateUnit, string>>();
        if (Part(map, "units", ScriptNames.Words<DateUnit>()) is not { } list) return units;
        foreach (var entry in list.Entries)
        {
            if (ScriptNames.Find<DateUnit>(entry.Key) is { } unit) units.AddRange(Values.Words(entry.Value, entry.Key).Select(w => KeyValuePair.Create(unit, w)));
        }

        return units;
    }

    private List<KeyValuePair<int, string>> ByWhole(YamlMap map, string key, int least, int most) =>
        [.. ByNumber(map, key, least, most, whole: true).Select(n => KeyValuePair.Create((int)n.Key, n.Value))];

    /// <summary>Words by the number that they say: <c>"2": "two|both"</c>.</summary>
    private List<KeyValuePair<decimal, string>> ByNumber(YamlMap map, string key, decimal least, decimal most, bool whole)
    {
        var found = new List<KeyValuePair<decimal, string>>();
        foreach (var entry in Entries(map, key))
        {
            var isNumber = decimal.TryParse(entry.Key, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number);
            if (!isNumber || number < least || number > most || (whole && !decimal.IsInteger(number)))
                scope.Faults.Error(entry.At, FaultCode.OutOfRange, $"'{ValueReader.Short(entry.Key)}' in '{key}:' should be a {(whole ? "whole " : "")}number from {least} to {most}, then the words for it.");
            else
                found.AddRange(Values.Words(entry.Value, entry.Key).Select(w => KeyValuePair.Create(number, w)));
        }

        return found;
    }

    private YamlMap? Part(YamlMap root, string key, IReadOnlyCollection<string> keys)
    {
        if (root.Find(key) is not { } value || Values.Map(value, key) is not { } map) return null;
        Values.Keys(map, $"'{key}'", keys);
        return map;
    }

    private IReadOnlyList<YamlEntry> Entries(YamlMap map, string key) => map.Find(key) is { } value && Values.Map(value, key) is { } list ? list.Entries : [];

    private IReadOnlyList<string> Words(YamlMap map, string key) => map.Find(key) is { } value ? Values.Words(value, key) : [];
}
