namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads <c>replies.yaml</c> and <c>cards.yaml</c>: what stands ready for helpers. Either may be missing.</summary>
internal sealed class HelperTextsReader(ReadScope scope)
{
    private const string FactPrefix = "fact.";

    private readonly LineReader _lines = new(scope);

    /// <summary>Roles that cards name, to be held against the facts.</summary>
    public List<(Spot At, string Role)> Roles { get; } = [];

    /// <summary>Topics that replies and cards are for, to be held against the dialogs.</summary>
    public List<(Spot At, string Topic)> Topics { get; } = [];

    public HelperTexts Read(YamlMap? replies, YamlMap? cards) => new(replies is null ? [] : Replies(replies), cards is null ? [] : [.. cards.Entries.Select(Card).OfType<SafetyCard>()]);

    private List<CannedReply> Replies(YamlMap root)
    {
        var read = new List<CannedReply>();
        scope.Values.Keys(root, "replies.yaml", ["replies"]);
        if (scope.Values.Required(root, "replies", "replies.yaml") is not { } value || scope.Values.Map(value, "replies") is not { } map) return read;
        foreach (var entry in map.Entries)
        {
            if (!scope.Values.Name(entry.Key, entry.At, "A reply")) continue;
            var body = entry.Value as YamlMap;
            if (body is not null) scope.Values.Keys(body, "A reply", ["topics", "text"]);
            var text = body is null ? entry.Value : scope.Values.Required(body, "text", "A reply");
            if (text is null) continue;
            read.Add(new CannedReply(entry.Key, body?.Find("topics") is { } topics ? TopicsOf(topics) : [], Text(text, entry.Key, $"{ScriptNames.Replies}.{entry.Key}")));
        }

        return read;
    }

    private SafetyCard? Card(YamlEntry entry)
    {
        if (!scope.Values.Name(entry.Key, entry.At, "A topic") || scope.Values.Map(entry.Value, entry.Key) is not { } map) return null;
        Topics.Add((entry.At, entry.Key));
        scope.Values.Keys(map, "A card", ["ask", "never", "numbers"]);
        return new SafetyCard(entry.Key, Lines(map, entry.Key, "ask"), Lines(map, entry.Key, "never"), Numbers(map));
    }

    private List<TextRef> Lines(YamlMap card, string topic, string part)
    {
        if (scope.Values.Required(card, part, "A card") is not { } value || scope.Values.Map(value, part) is not { } map) return [];
        return [.. map.Entries.Where(line => scope.Values.Name(line.Key, line.At, "A line of a card")).Select(line => Text(line.Value, line.Key, $"{ScriptNames.Cards}.{topic}.{part}_{line.Key}"))];
    }

    private List<string> Numbers(YamlMap card)
    {
        if (card.Find("numbers") is not { } value || scope.Values.List(value, "numbers") is not { } list) return [];
        var roles = scope.Values.Texts(list, "numbers").ToList();
        Roles.AddRange(roles.Select(role => (role.At, role.Text)));
        return [.. roles.Select(role => role.Text)];
    }

    private List<string> TopicsOf(YamlValue value)
    {
        if (scope.Values.List(value, "topics") is not { } list) return [];
        var topics = scope.Values.Texts(list, "topics").ToList();
        Topics.AddRange(topics.Select(topic => (topic.At, topic.Text)));
        return [.. topics.Select(topic => topic.Text)];
    }

    /// <summary>There is no conversation around it, so only facts can be cited.</summary>
    private TextRef Text(YamlValue value, string key, string context)
    {
        var text = _lines.Text(value, key, context);
        foreach (var name in text.Template.Placeholders.Where(name => !name.StartsWith(FactPrefix, StringComparison.Ordinal)))
            scope.Faults.Error(value is YamlText written ? written.Where($"{{{name}}}") : value.At, FaultCode.UnknownPlaceholder, $"'{{{ValueReader.Short(name)}}}' is not known here: a helper's text can cite facts only, such as {{fact.emergency.phone}}.");
        return text;
    }
}
