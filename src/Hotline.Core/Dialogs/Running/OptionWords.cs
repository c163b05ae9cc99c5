using Hotline.Core.Localization;

namespace Hotline.Core.Dialogs.Running;

/// <summary>By which words an option is known: its id, its label in every served language, and other words people use.</summary>
internal static class OptionWords
{
    public static IEnumerable<string> Of(Option option, Node.Ask ask, Publication publication) =>
        From(option, ask, publication).Prepend(option.Id);

    /// <summary>A line in English and in every language that has it.</summary>
    public static IEnumerable<string> Everywhere(TextRef? text, TextCatalog texts)
    {
        if (text is null) yield break;
        yield return text.Source;
        foreach (var locale in texts.ByLocale.Values)
            if (locale.TryGetValue(text.Context, out var translation)) yield return translation.Text;
    }

    public static IEnumerable<string> Split(IEnumerable<string> words) =>
        words.SelectMany(w => w.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<string> From(Option option, Node.Ask ask, Publication publication) => option.Kind switch
    {
        OptionKind.Choice => Everywhere(option.Choice!.Label, publication.Texts)
            .Concat(Everywhere(option.Choice.Sms, publication.Texts))
            .Concat(Split(Everywhere(option.Choice.Also, publication.Texts))),
        OptionKind.Locale => publication.Settings.Locales.Where(l => l.Tag == option.Locale).SelectMany(l => l.Words.Prepend(l.Name)),
        OptionKind.Yes => Everywhere(publication.Lines.GetValueOrDefault(SystemLine.Yes), publication.Texts),
        OptionKind.No => Everywhere(publication.Lines.GetValueOrDefault(SystemLine.No), publication.Texts),
        _ => Everywhere(publication.Lines.GetValueOrDefault(SystemLine.Skip), publication.Texts).Concat(Everywhere(ask.Skip?.Label, publication.Texts)),
    };
}
