using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization;

/// <summary>How a translation is written: its length, its letters, and whether it is one at all.</summary>
internal sealed class WritingCheck(FaultSink faults)
{
    public void Check(LocaleTag locale, Spot at, ScriptLine line, string text)
    {
        if (line.IsTyped)
        {
            if (text.Split('|').Any(w => w.Trim().Length == 0))
                faults.Error(at, FaultCode.WrongValue, $"'{line.Text.Context}' has an empty word between two '|'. Remove one '|'.");
            return;
        }

        if (text.Length > line.Limit)
        {
            var code = line.Kind switch { LineKind.Sms => FaultCode.SmsTooLong, LineKind.Label or LineKind.LabelSms or LineKind.Skip => FaultCode.LabelTooLong, _ => FaultCode.TextTooLong };
            faults.Warning(at, code, $"'{line.Text.Context}' has {text.Length} characters; at most {line.Limit}. Say it shorter.");
        }

        foreach (var (mixed, _, message) in Alphabets.Faults(locale.Value, text, line.Text.Source))
            faults.Warning(at, mixed ? FaultCode.MixedScripts : FaultCode.Alphabet, $"'{line.Text.Context}': {message}");
        if (IsUntranslated(line, text))
            faults.Warning(at, FaultCode.NotTranslated, $"'{line.Text.Context}' says the same as the English. Translate it, or leave it empty: then it is said in the next language that has it.");
    }

    /// <summary>Whether it is the English once more.</summary>
    public static bool IsUntranslated(ScriptLine line, string text) => text == line.Text.Source.Trim() && line.Kind != LineKind.Place && !IsOfAllLanguages(text);

    /// <summary>Says which lines are the Russian ones. A single word may well be the same in two languages.</summary>
    public void CheckEchoes(IReadOnlyDictionary<string, Translation> russian, IReadOnlyDictionary<string, Translation> other, Func<string, (Spot At, ScriptLine Line)> place)
    {
        foreach (var (context, translation) in other)
        {
            if (russian.GetValueOrDefault(context)?.Text != translation.Text || TextWords.Of(translation.Text).Take(2).Count() < 2) continue;
            var (at, line) = place(context);
            if (!line.IsTyped && translation.Text != line.Text.Source.Trim())
                faults.Warning(at, FaultCode.NotTranslated, $"'{context}' says the same as the Russian. Translate it, or leave it empty: then it is said in the next language that has it.");
        }
    }

    // A question that asks for the language stands in all of them at once; a name is a name.
    private static bool IsOfAllLanguages(string text) => text.Any(TextWords.IsCyrillic) || TextWords.Of(text).All(TextWords.Names.Contains);
}
