using System.Text;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Turns lines of the script into words for one person: language, shorter twin, placeholders, and the reviewed text below a sensitive draft.</summary>
internal static class Speech
{
    private static readonly char[] SentenceEnds = ['.', '!', '?', '\n'];

    /// <summary>Says a node's line; silent when every part of it lacks a value.</summary>
    public static bool Say(TurnInProgress turn, Line line, TextCatalog texts, NodeRef place)
    {
        var text = Words(turn, line, line.Text, texts);
        if (text.Length == 0) return false;
        turn.Say(text, [], Twin(turn, line, texts), place);
        return true;
    }

    /// <summary>Says one of the program's own lines.</summary>
    public static void Say(TurnInProgress turn, SystemLine line, IReadOnlyList<Button>? buttons = null, Importance? importance = null, (string Name, string Value)? extra = null)
    {
        var text = Words(turn, line, extra);
        if (text.Length > 0) turn.Say(text, buttons ?? [], null, null, importance);
    }

    public static string Words(TurnInProgress turn, SystemLine line, (string Name, string Value)? extra = null) =>
        Words(turn, SystemQuestions.Line(turn.Publications.Newest, line), turn.Publications.Newest.Texts, sensitive: false, extra);

    public static string? Twin(TurnInProgress turn, Line line, TextCatalog texts) =>
        line.Sms is null ? null : Words(turn, line, line.Sms, texts) is { Length: > 0 } words ? words : null;

    /// <summary>The words of a node, in full or in short, with what must stand below them.</summary>
    public static string Words(TurnInProgress turn, Line line, TextRef text, TextCatalog texts)
    {
        var words = Words(turn, text, texts, line.Sensitive);
        return line.Unchecked && words.Length > 0 ? $"{words}\n{Words(turn, SystemLine.LawUnchecked)}" : words;
    }

    public static string Words(TurnInProgress turn, TextRef text, TextCatalog texts, bool sensitive, (string Name, string Value)? extra = null)
    {
        var translation = texts.Find(turn.State.Locale, text.Context);
        var words = Render(turn, translation?.Template ?? text.Template, extra);
        if (!sensitive || translation is not { Draft: true }) return words;
        var reviewed = Render(turn, Reviewed(turn, text, texts), extra);
        if (words.Length == 0 || words == reviewed) return reviewed;
        var label = Words(turn, SystemLine.AlsoIn);
        return label.Length == 0 ? $"{words}\n\n{reviewed}" : $"{words}\n\n{label}\n{reviewed}";
    }

    public static string Label(TurnInProgress turn, Option option, TextCatalog texts)
    {
        var label = option.Kind switch
        {
            OptionKind.Choice when turn.Around.Channel.ShortTexts && option.Choice!.Sms is { } sms => Words(turn, sms, texts, sensitive: false),
            OptionKind.Choice => Words(turn, option.Choice!.Label, texts, sensitive: false),
            OptionKind.Locale => turn.Script.Locale(option.Locale)?.Name ?? option.Id,
            OptionKind.Yes => Words(turn, SystemLine.Yes),
            OptionKind.No => Words(turn, SystemLine.No),
            _ => Words(turn, SystemLine.Skip),
        };
        return label.Length > 0 ? label : option.Id;
    }

    /// <summary>The first of several words that stand for one thing (<c>menu|main menu</c>), as a label.</summary>
    public static string FirstWord(TurnInProgress turn, TextRef words)
    {
        var all = Words(turn, words, turn.Publications.Newest.Texts, sensitive: false);
        var end = all.IndexOf('|', StringComparison.Ordinal);
        return (end < 0 ? all : all[..end]).Trim();
    }

    private static TextTemplate Reviewed(TurnInProgress turn, TextRef text, TextCatalog texts)
    {
        foreach (var next in texts.Fallback(turn.State.Locale))
            if (texts.Exact(next, text.Context) is { Draft: false } translation) return translation.Template;
        return text.Template;
    }

    private static string Render(TurnInProgress turn, TextTemplate template, (string Name, string Value)? extra)
    {
        if (template.Placeholders.Count == 0) return template.Source;
        string? Value(string name) => extra is { } own && own.Name == name ? own.Value : Placeholders.Value(turn, name);
        if (template.Placeholders.Any(name => Value(name) is null && Placeholders.Instead(turn, name) is not null)) return WithWordsInstead(turn, template.Source, Value);
        var words = template.Render(Value);
        return words.Length > 0 ? words : BySentence(template.Source, Value);
    }

    /// <summary>A text with a value that we do not know and must not be silent about (the emergency number of this country, the usual wait): words about that stand in its place, once.</summary>
    private static string WithWordsInstead(TurnInProgress turn, string source, Func<string, string?> value)
    {
        var (lines, told) = (new List<string>(), new HashSet<SystemLine>());
        foreach (var line in source.Split('\n').Select(TextTemplate.Parse))
        {
            var lacks = line.Placeholders.Where(name => value(name) is null).Select(name => Placeholders.Instead(turn, name)).OfType<SystemLine>().ToList();
            var words = lacks.Count > 0 ? BySentence(line.Source, value) : line.Render(value);
            if (words.Length > 0) lines.Add(words);
            lines.AddRange(lacks.Where(told.Add).Select(instead => Words(turn, instead)));
        }

        return string.Join('\n', lines);
    }

    /// <summary>When every line lacked a value: the sentences that do not, so that one missing number never costs a whole text.</summary>
    private static string BySentence(string source, Func<string, string?> value)
    {
        var kept = new StringBuilder();
        for (var from = 0; from < source.Length;)
        {
            var end = SentenceEnd(source, from);
            var sentence = TextTemplate.Parse(source[from..end].Trim()).Render(value);
            if (sentence.Length > 0) kept.Append(kept.Length > 0 ? " " : "").Append(sentence);
            from = end;
        }

        return kept.ToString();
    }

    private static int SentenceEnd(string source, int from)
    {
        var at = source.IndexOfAny(SentenceEnds, from);
        while (at >= 0 && at + 1 < source.Length && source[at] != '\n' && !char.IsWhiteSpace(source[at + 1])) at = source.IndexOfAny(SentenceEnds, at + 1);
        return at < 0 ? source.Length : at + 1;
    }
}
