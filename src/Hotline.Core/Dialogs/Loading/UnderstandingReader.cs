using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>understanding/TAG.yaml</c>.</summary>
internal sealed class UnderstandingReader(ReadScope scope)
{
    private ValueReader Values => scope.Values;

    public UnderstandingLanguage? Read(string tag, YamlMap root)
    {
        Values.Keys(root, "A file of understanding", ["language", "markers", "loans", "danger", "calm", "urgent", "topics", "told", "calls", "thanks", "mistaken", "stories", "oneself", "fixed_order", "answers", "numbers", "dates", "requests"]);
        if (Values.Text(root, "language", "A file of understanding") is not { } language) return null;
        if (language != tag)
            scope.Faults.Error(root.Find("language")!.At, FaultCode.WrongDialogName, $"'language: {ValueReader.Short(language)}' stands in {root.At.File}. Write '{tag}', or rename the file.");
        else if (scope.Locales.Count > 0 && !scope.Locales.Contains(tag))
            scope.Faults.Error(root.Find("language")!.At, FaultCode.WrongValue, $"'{tag}' is no language of hotline.yaml.{Nearest.Suggestion(tag, scope.Locales)}");
        var markers = root.Find("markers") is { } words ? Values.Words(words, "markers") : [];
        var calm = root.Find("calm") is { } list ? Phrases(list, "calm") : [];
        var answers = new AnswerWordsReader(scope);
        return new UnderstandingLanguage(new LocaleTag(tag), markers, Danger(root), calm, Topics(root, "topics"))
        {
            Urgent = Topics(root, "urgent"),
            Told = Told(root),
            Calls = root.Find("calls") is { } calls ? Phrases(calls, "calls") : [],
            Thanks = root.Find("thanks") is { } thanks ? Values.Words(thanks, "thanks") : [],
            Mistaken = root.Find("mistaken") is { } mistaken ? Phrases(mistaken, "mistaken") : [],
            Stories = root.Find("stories") is { } stories ? Phrases(stories, "stories") : [],
            Oneself = root.Find("oneself") is { } oneself ? Phrases(oneself, "oneself") : [],
            FixedOrder = root.Find("fixed_order") is { } order && Values.YesNo(order, "fixed_order") == true,
            Loans = root.Find("loans") is { } loans ? Values.Words(loans, "loans") : [],
            Answers = answers.Answers(root),
            Numbers = answers.Numbers(root),
            Dates = answers.Dates(root),
            Requests = answers.Requests(root),
        };
    }

    private List<KeyValuePair<DangerKind, string>> Danger(YamlMap root)
    {
        var danger = new List<KeyValuePair<DangerKind, string>>();
        if (Values.Required(root, "danger", "A file of understanding") is not { } value || Values.Map(value, "danger") is not { } map) return danger;
        Values.Keys(map, "'danger'", ScriptNames.Words<DangerKind>());
        foreach (var entry in map.Entries)
        {
            if (ScriptNames.Find<DangerKind>(entry.Key) is not { } kind) continue;
            danger.AddRange(Phrases(entry.Value, entry.Key).Select(p => KeyValuePair.Create(kind, p)));
        }

        return danger;
    }

    private List<KeyValuePair<string, string>> Topics(YamlMap root, string key)
    {
        var topics = new List<KeyValuePair<string, string>>();
        if (root.Find(key) is not { } value || Values.Map(value, key) is not { } map) return topics;
        foreach (var entry in map.Entries)
        {
            if (!Values.Name(entry.Key, entry.At, "A topic")) continue;
            scope.Uses.Topics.Add(entry.Key);
            scope.Uses.Heard.Add(entry.Key);
            topics.AddRange(Phrases(entry.Value, entry.Key).Select(p => KeyValuePair.Create(entry.Key, p)));
        }

        return topics;
    }

    private List<KeyValuePair<ToldValue, string>> Told(YamlMap root)
    {
        var told = new List<KeyValuePair<ToldValue, string>>();
        if (root.Find("told") is not { } value || Values.Map(value, "told") is not { } slots) return told;
        foreach (var slot in slots.Entries)
        {
            if (!Values.IsSlot(slot.Key, slot.At) || Values.Map(slot.Value, slot.Key) is not { } values) continue;
            foreach (var entry in values.Entries)
            {
                if (!Values.Name(entry.Key, entry.At, "A value")) continue;
                scope.Uses.Fill(slot.Key).Known.Add(entry.Key);
                told.AddRange(Phrases(entry.Value, entry.Key).Select(p => KeyValuePair.Create(new ToldValue(slot.Key, entry.Key), p)));
            }
        }

        return told;
    }

    private List<string> Phrases(YamlValue value, string what)
    {
        var phrases = new List<string>();
        if (Values.List(value, what) is not { } list) return phrases;
        foreach (var (phrase, at) in Values.Texts(list, what))
        {
            if (phrase.Length > DialogLimits.Label)
                scope.Faults.Error(at, FaultCode.TextTooLong, $"This phrase has {phrase.Length} characters; at most {DialogLimits.Label} (DialogLimits.Label). Keep the words that matter.");
            if (phrases.Contains(phrase)) scope.Faults.Warning(at, FaultCode.SameWords, $"'{ValueReader.Short(phrase)}' stands here twice. Remove one.");
            phrases.Add(phrase);
        }

        return phrases;
    }
}
