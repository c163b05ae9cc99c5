namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads questions.</summary>
internal sealed class AskNodes(ReadScope scope, LineReader lines)
{
    public static readonly string[] OtherwiseKeys = ["say", "sms", "again", "keep", "then", "heard", "afraid"];
    public static readonly string[] HeardKeys = ["say", "sms", "then"];

    private readonly ChoiceReader _choices = new(scope, lines);
    private readonly ExpectationReader _expectations = new(scope);

    private ValueReader Values => scope.Values;

    public Node Ask(NodeDraft node)
    {
        var body = node.Body;
        var line = lines.Line(node, "ask");
        var save = body.Find("save") is { } slot ? Values.Slot(slot, "save") : null;
        var areLocales = body.Find("choices") is YamlText { Text: "locales" };
        var choices = areLocales || body.Find("choices") is not { } list ? [] : _choices.Read(node, list);
        var expect = body.Find("expect") is { } expectation ? _expectations.Read(expectation) : [];
        var topics = body.Find("topics") is { } flag && Values.YesNo(flag, "topics") == true;
        var skip = body.Find("skip") is { } skipped ? Skip(node, skipped) : null;
        var (next, named) = scope.Next(node);
        var ask = new Node.Ask(node.Ref, next, named, node.At.Line, line, save, choices, areLocales, topics, expect,
            body.Find("otherwise") is { } otherwise ? Otherwise(node, otherwise, line.Sensitive) : null,
            skip,
            body.Find("timeout") is { } timeout ? Timeout(node, timeout) : null,
            body.Find("urgent") is { } urgent ? Values.Text(urgent, "urgent") : null,
            body.Find("places") is { } city ? Values.Slot(city, "places") : null);
        CheckAnswers(node, ask);
        if (save is not null) Fill(save, ask);
        if (ask.Places is { } places) scope.Uses.Fill(places).IsOpen = true;
        return ask;
    }

    private void CheckAnswers(NodeDraft node, Node.Ask ask)
    {
        if (node.Body.Find("choices") is null && node.Body.Find("expect") is null)
            scope.Faults.Error(node.At, FaultCode.NoAnswer, $"Question '{node.Ref.Node}' takes no answer. Give it 'choices:' or 'expect:'.");
        if (ask.Topics && ask.Choices.Count == 0)
            scope.Faults.Error(node.At, FaultCode.NoAnswer, $"Question '{node.Ref.Node}' has 'topics: true' but no choices that a topic could name. Add 'choices:' with topics as ids.");
        var yesNo = ask.Expect.Any(e => e is Expectation.YesNo);
        var ids = ask.Choices.Select(c => c.Id).Concat(yesNo ? ["yes", "no"] : []).ToList();
        if (ask.Urgent is { } urgent && !ids.Contains(urgent))
            scope.Faults.Error(node.Body.Find("urgent")!.At, FaultCode.UnknownValue, $"'urgent: {ValueReader.Short(urgent)}' is no answer of this question.{Nearest.Suggestion(urgent, ids)}");
        if (!yesNo) return;
        foreach (var choice in ask.Choices.Where(c => c.Id is "yes" or "no"))
            scope.Faults.Error(node.At, FaultCode.ReservedName, $"'expect: yes_no' brings its own choice '{choice.Id}'. Remove one of them.");
    }

    private void Fill(string save, Node.Ask ask)
    {
        var values = scope.Uses.Fill(save);
        values.Known.UnionWith(ask.Choices.Select(c => c.Id));
        if (ask.ChoicesAreLocales) values.Known.UnionWith(scope.Locales);
        if (ask.Expect.Any(e => e is Expectation.YesNo)) values.Known.UnionWith(["yes", "no"]);
        values.IsOpen |= ask.Expect.Any(e => e is not Expectation.YesNo);
    }

    private Otherwise Otherwise(NodeDraft node, YamlValue value, bool sensitive)
    {
        if (Values.Map(value, "otherwise") is not { } map) return new Otherwise(new Line(new TextRef($"{node.Context}.otherwise", "…")), 1, node.Below ?? node.Ref);
        Values.Keys(map, "'otherwise'", OtherwiseKeys);
        var context = $"{node.Context}.otherwise";
        var say = Values.Required(map, "say", "'otherwise'") is { } text ? lines.Text(text, "say", context) : new TextRef(context, "…");
        var again = Values.Required(map, "again", "'otherwise'") is { } times ? Values.Int(times, "again", 0, DialogLimits.Again) : null;
        var then = Values.Required(map, "then", "'otherwise'") is null ? null : scope.Target(node, map, "then");
        var keep = map.Find("keep") is { } slot ? Values.Slot(slot, "keep") : null;
        if (keep is not null) scope.Uses.Fill(keep).IsOpen = true;
        return new Otherwise(new Line(say, lines.Sms(map, context), sensitive), again ?? 1, then ?? node.Below ?? node.Ref, keep,
            map.Find("heard") is { } heard ? Heard(node, heard, sensitive) : null,
            scope.Target(node, map, "afraid"));
    }

    private HeardMatter? Heard(NodeDraft node, YamlValue value, bool sensitive)
    {
        if (Values.Map(value, "heard") is not { } map) return null;
        Values.Keys(map, "'heard'", HeardKeys);
        var context = $"{node.Context}.heard";
        var say = Values.Required(map, "say", "'heard'") is { } text ? lines.Text(text, "say", context) : new TextRef(context, "…");
        var then = Values.Required(map, "then", "'heard'") is null ? null : scope.Target(node, map, "then");
        return new HeardMatter(new Line(say, lines.Sms(map, context), sensitive), then ?? node.Below ?? node.Ref);
    }

    private Skip? Skip(NodeDraft node, YamlValue value)
    {
        if (value is not YamlMap map) return Values.YesNo(value, "skip") == true ? new Skip(null, null) : null;
        Values.Keys(map, "'skip'", ["label", "then"]);
        var label = map.Find("label") is { } text ? lines.Label(text, "label", $"{node.Context}.skip") : null;
        return new Skip(label, scope.Target(node, map, "then"));
    }

    private Timeout? Timeout(NodeDraft node, YamlValue value)
    {
        if (Values.Map(value, "timeout") is not { } map) return null;
        Values.Keys(map, "'timeout'", ["after", "then"]);
        var after = Values.Required(map, "after", "'timeout'") is { } time ? Values.Duration(time, "after") : null;
        var then = Values.Required(map, "then", "'timeout'") is null ? null : scope.Target(node, map, "then");
        return then is null ? null : new Timeout(after ?? TimeSpan.FromDays(1), then.Value);
    }
}
