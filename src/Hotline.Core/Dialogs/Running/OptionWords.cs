using Hotline.Core.Channels;
using Hotline.Core.Localization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>A word for an option and the language that it belongs to; null for one that holds in every language (its id, the English source).</summary>
internal readonly record struct OptionWord(string Text, LocaleTag? Locale);

/// <summary>By which words an option is known: its id, its label in every served language, and other words people use.</summary>
internal static class OptionWords
{
    public static IEnumerable<OptionWord> Of(Option option, Node.Ask ask, Publication publication) =>
        From(option, ask, publication).Prepend(new OptionWord(option.Id, null));

    /// <summary>A label as a channel without room for all of it shows it, and as its provider may send it back.</summary>
    public static IEnumerable<OptionWord> Cut(Option option, Node.Ask ask, Publication publication) =>
        Labels(option, ask, publication).SelectMany(label => Titles.CutsOf(label.Text, publication.Channels.TitleLengths).Select(cut => label with { Text = cut }));

    /// <summary>The lists' words for yes and no, where they are choices of a question that brings no yes and no of its own; of no only single words: "never" is one, "I do not want to" is not.</summary>
    public static IEnumerable<OptionWord> YesAndNo(Option option, Node.Ask ask, Publication publication)
    {
        if (option is not { Kind: OptionKind.Choice, Id: Option.YesId or Option.NoId } || ask.Expect.Any(e => e is Expectation.YesNo)) yield break;
        foreach (var language in publication.Understanding.Languages)
            foreach (var word in option.Id == Option.YesId ? language.Answers.Yes : language.Answers.No.Where(no => !no.Contains(' ', StringComparison.Ordinal)))
                yield return new OptionWord(word, language.Locale);
    }

    /// <summary>A line in English and in every language that has it.</summary>
    public static IEnumerable<string> Everywhere(TextRef? text, TextCatalog texts) => ByLocale(text, texts).Select(w => w.Text);

    public static IEnumerable<string> Split(IEnumerable<string> words) =>
        words.SelectMany(w => w.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    private static IEnumerable<OptionWord> ByLocale(TextRef? text, TextCatalog texts)
    {
        if (text is null) yield break;
        yield return new OptionWord(text.Source, null);
        foreach (var (locale, lines) in texts.ByLocale)
            if (lines.TryGetValue(text.Context, out var translation)) yield return new OptionWord(translation.Text, locale);
    }

    private static IEnumerable<OptionWord> Split(IEnumerable<OptionWord> words) => words.SelectMany(w => Split([w.Text]).Select(part => w with { Text = part }));

    private static IEnumerable<OptionWord> From(Option option, Node.Ask ask, Publication publication) => option.Kind switch
    {
        OptionKind.Choice => Labels(option, ask, publication).Concat(Split(ByLocale(option.Choice!.Also, publication.Texts))),
        OptionKind.Locale => publication.Settings.Locales.Where(l => l.Tag == option.Locale).SelectMany(l => l.Words.Prepend(l.Name)).Select(w => new OptionWord(w, null)),
        _ => Labels(option, ask, publication),
    };

    private static IEnumerable<OptionWord> Labels(Option option, Node.Ask ask, Publication publication) => option.Kind switch
    {
        OptionKind.Choice => ByLocale(option.Choice!.Label, publication.Texts).Concat(ByLocale(option.Choice.Sms, publication.Texts)),
        OptionKind.Locale => publication.Settings.Locales.Where(l => l.Tag == option.Locale).Select(l => new OptionWord(l.Name, null)),
        OptionKind.Yes => ByLocale(publication.Lines.GetValueOrDefault(SystemLine.Yes), publication.Texts),
        OptionKind.No => ByLocale(publication.Lines.GetValueOrDefault(SystemLine.No), publication.Texts),
        _ => ByLocale(publication.Lines.GetValueOrDefault(SystemLine.Skip), publication.Texts).Concat(ByLocale(ask.Skip?.Label, publication.Texts)),
    };
}
