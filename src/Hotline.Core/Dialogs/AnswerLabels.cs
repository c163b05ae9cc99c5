using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs;

/// <summary>The newest publication, for those who are made before there is one.</summary>
public delegate Publication NewestPublication();

/// <summary>
/// An answer as staff read it. <paramref name="Question"/>: what was asked, null when no question saves this slot. <paramref name="Answer"/>: the label of what was chosen, or the words that were kept.
/// <paramref name="AskedAt"/>: the nodes that ask for it.
/// </summary>
public sealed record AnswerLabel(string? Question, string Answer, IReadOnlyList<NodeRef> AskedAt);

/// <summary>What a case's slots and values are called in the language of whoever reads it.</summary>
public static class AnswerLabels
{
    /// <summary>A question of the case's own topic comes before the same question of another.</summary>
    public static AnswerLabel Of(Publication publication, string topic, string slot, string value, LocaleTag locale)
    {
        ArgumentNullException.ThrowIfNull(publication);
        var asks = publication.Compiled.Questions(slot).OrderBy(q => publication.Find(q.Ask.Ref.Dialog)?.Topic == topic ? 0 : 1).ToList();
        var question = asks.Count > 0 ? Words(publication, asks[0].Ask.Line.Text, locale) : null;
        var option = asks.Select(q => q.ById(value)).FirstOrDefault(o => o is not null);
        return new AnswerLabel(question, option is null ? Plain(publication, slot, value, locale) : Label(publication, option, locale), [.. asks.Select(q => q.Ask.Ref)]);
    }

    private static string Label(Publication publication, Option option, LocaleTag locale) => option.Kind switch
    {
        OptionKind.Choice => Words(publication, option.Choice!.Label, locale),
        OptionKind.Locale => publication.Compiled.Locale(option.Locale)?.Name ?? option.Id,
        OptionKind.Yes => Words(publication, publication.Lines[SystemLine.Yes], locale),
        OptionKind.No => Words(publication, publication.Lines[SystemLine.No], locale),
        _ => Words(publication, publication.Lines[SystemLine.Skip], locale),
    };

    /// <summary>What no question offers: a topic that was heard, "I don't know", or the person's own words.</summary>
    private static string Plain(Publication publication, string slot, string value, LocaleTag locale)
    {
        if (value == Option.Unknown) return Words(publication, publication.Lines[SystemLine.Skip], locale);
        return slot == Notes.TopicHeard && publication.Compiled.TopicOption(value) is { } topic ? Label(publication, topic, locale) : value;
    }

    private static string Words(Publication publication, TextRef text, LocaleTag locale) => publication.Texts.Find(locale, text.Context)?.Text ?? text.Source;
}
