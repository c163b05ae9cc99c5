using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// Finds questions whose words offer "write 0" or "send 1", in their own text or in what is said right before them. Only there is a bare 0 a stop and a bare 1 a cry for help.
/// </summary>
internal static class OfferedDigits
{
    private static readonly string[] Verbs = ["write", "send", "reply", "type", "press"];

    public static IEnumerable<KeyValuePair<NodeRef, string>> In(IEnumerable<Dialog> dialogs)
    {
        foreach (var dialog in dialogs)
        {
            var before = "";
            foreach (var node in dialog.Nodes)
            {
                if (node is Node.Say say) before += DigitsIn(say.Line);
                if (node is Node.Ask ask && before + DigitsIn(ask.Line) is { Length: > 0 } digits) yield return new(ask.Ref, digits);
                if (node is not Node.Say) before = "";
            }
        }
    }

    private static string DigitsIn(Line line) => DigitsIn(line.Text.Source) + (line.Sms is null ? "" : DigitsIn(line.Sms.Source));

    private static string DigitsIn(string source)
    {
        var words = Folding.Fold(source).Split(' ');
        var found = "";
        for (var i = 1; i < words.Length; i++)
            if (words[i] is "0" or "1" && Verbs.Contains(words[i - 1], StringComparer.Ordinal)) found += words[i];
        return found;
    }
}
