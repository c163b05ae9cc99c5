using System.Globalization;
using Hotline.Core.Localization;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>Reads what is said: texts with their key for the translations, checked for length and placeholders.</summary>
internal sealed class LineReader(ReadScope scope)
{
    private const string Unreadable = "…";

    /// <summary>The line of a node: its text under <paramref name="key"/>, its twin for SMS and whether it is sensitive.</summary>
    public Line Line(NodeDraft node, string key)
    {
        var text = node.Body.Find(key)!;
        var sensitive = node.Body.Find("sensitive") is { } value && scope.Values.YesNo(value, "sensitive") == true;
        return new Line(Text(text, key, node.Context), Sms(node.Body, node.Context), sensitive, IsUnchecked(node));
    }

    /// <summary>Law that no lawyer has checked: <c>checked: no</c>. A check is a day and a name, so that somebody answers for it.</summary>
    private bool IsUnchecked(NodeDraft node)
    {
        if (node.Body.Find("checked") is not { } value || scope.Values.Text(value, "checked") is not { } text) return false;
        if (text == "no")
        {
            scope.Uses.Unchecked.Add((value.At, node.Context));
            return true;
        }

        var comma = text.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0 || text.AsSpan(comma + 1).Trim().IsEmpty || !DateOnly.TryParseExact(text.AsSpan(0, comma).Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            scope.Faults.Error(value.At, FaultCode.WrongValue, $"'checked: {ValueReader.Short(text)}' says neither 'no' nor when and by whom. Write 'checked: 2026-03-31, NAME'.");
        return false;
    }

    /// <summary>The twin for SMS that stands in <paramref name="body"/>, if any.</summary>
    public TextRef? Sms(YamlMap body, string context)
    {
        if (body.Find("sms") is not { } value) return null;
        var text = Text(value, "sms", $"{context}.sms");
        if (text.Source.Length > DialogLimits.Sms)
            scope.Faults.Warning(value.At, FaultCode.SmsTooLong, $"'sms:' has {text.Source.Length} characters; {DialogLimits.Sms} of Cyrillic are three parts (DialogLimits.Sms). Make it shorter.");
        return text;
    }

    public TextRef Label(YamlValue value, string key, string context)
    {
        var text = Text(value, key, context);
        if (text.Source.Length > DialogLimits.Label)
            scope.Faults.Error(value.At, FaultCode.LabelTooLong, $"'{key}:' has {text.Source.Length} characters; a label has at most {DialogLimits.Label} (DialogLimits.Label). Say the rest in the question.");
        return text;
    }

    public TextRef Words(YamlValue value, string key, string context)
    {
        var words = scope.Values.Words(value, key);
        return new TextRef(context, words.Count == 0 ? Unreadable : string.Join('|', words));
    }

    private static Spot StrayBrace(YamlValue value, TextRef text) =>
        value is YamlText written && Array.Find(text.Source.Split('\n'), line => TextTemplate.Parse(line).HasStrayBrace) is { } line ? written.Where(line) : value.At;

    /// <summary>A text that is not empty. When it cannot be read the fault is said, and a dash of dots stands in.</summary>
    public TextRef Text(YamlValue value, string key, string context)
    {
        if (scope.Values.Text(value, key) is not { } words) return new TextRef(context, Unreadable);
        var text = new TextRef(context, string.Join('\n', words.Split('\n').Select(line => line.TrimEnd())));
        if (text.Source.Length > DialogLimits.Text)
            scope.Faults.Error(value.At, FaultCode.TextTooLong, $"'{key}:' has {text.Source.Length} characters; a text has at most {DialogLimits.Text} (DialogLimits.Text). Make two nodes of it.");
        if (text.Template.HasStrayBrace)
            scope.Faults.Error(StrayBrace(value, text), FaultCode.StrayBrace, $"'{key}:' has a brace that belongs to no placeholder. Write '{{slot}}', '{{wait}}' or '{{fact.ROLE.phone}}', in small letters.");
        foreach (var name in text.Template.Placeholders) scope.Uses.Placeholders.Add(new SlotUse(value is YamlText written ? written.Where($"{{{name}}}") : value.At, name, key));
        return text;
    }
}
