using System.Globalization;
using System.Text;
using Hotline.Core.Channels.Sms;
using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>
/// Turns one message into the parts that a channel sends, in order: the one place where it is decided how choices are shown. Pure, so the same message gives the same
/// parts when it is tried again.
/// </summary>
public static class Rendering
{
    /// <summary>Opens a list where no words are at hand.</summary>
    public const string Opener = "☰";

    /// <summary>
    /// The parts; none for a blank message. Choices stand under the last part as buttons; more than the channel has buttons for, in lists of equal size, one message each; without lists
    /// they are numbers in the text. A choice keeps its number and its data in every form. Where a title must be cut, all choices stand in full and numbered in the text as
    /// well. <paramref name="choose"/> stands on the button of a list, cut to its limit.
    /// </summary>
    public static IReadOnlyList<MessagePart> Of(OutboundMessage message, ChannelAbilities abilities, string choose = Opener)
    {
        var text = abilities.ShortTexts && message.Sms is { } twin ? twin : message.Text;
        var choices = message.Buttons;
        if (choices.Count == 0) return Plain(text, abilities);
        if (choices.Count <= abilities.MaxButtons) return Buttons(text, choices, abilities);
        return abilities.List is { } limits ? Lists(text, choices, abilities, limits, choose) : Plain($"{text}\n{Numbered(choices, 0, choices.Count)}", abilities);
    }

    /// <summary>The text of a part without what stands under it, where that cannot be had: its choices follow as numbers, if they do not stand there already.</summary>
    public static string InWords(MessagePart part)
    {
        IReadOnlyList<Button> choices = part.Form switch
        {
            MessageForm.Buttons buttons => buttons.Choices,
            MessageForm.List list => [.. list.Rows.Select(row => new Button(row.Id, row.Title, row.Data))],
            _ => [],
        };
        return part.Numbered || choices.Count == 0 ? part.Text : $"{part.Text}\n{Numbered(choices, 0, choices.Count)}";
    }

    private static List<MessagePart> Plain(string text, ChannelAbilities abilities)
    {
        var spelled = abilities.PaidByPart ? SmsSpelling.Cheapest(text) : text;
        return [.. TextCutter.Cut(spelled, abilities.MaxText).Select(part => abilities.PaidByPart ? Paid(part, abilities) : new MessagePart(part, MessageForm.Plain.Only))];
    }

    /// <summary>A part is a message of its own and may be cheaper than the whole text allowed.</summary>
    private static MessagePart Paid(string part, ChannelAbilities abilities)
    {
        var spelled = SmsSpelling.Cheapest(part);
        var text = spelled.Length <= abilities.MaxText ? spelled : part;
        return new MessagePart(text, MessageForm.Plain.Only, SmsSegments.Count(text));
    }

    private static List<MessagePart> Buttons(string text, IReadOnlyList<Button> choices, ChannelAbilities abilities)
    {
        var titles = Titles.Of([.. choices.Select(c => c.Label)], abilities.MaxLabel);
        var form = new MessageForm.Buttons([.. choices.Select((choice, i) => choice with { Label = titles[i].Text })]);
        return Under(text, titles.All(t => t.Whole) ? null : Numbered(choices, 0, choices.Count), form, abilities);
    }

    private static List<MessagePart> Lists(string text, IReadOnlyList<Button> choices, ChannelAbilities abilities, ListLimits limits, string choose)
    {
        var pages = (choices.Count + limits.Rows - 1) / limits.Rows;
        var size = (choices.Count + pages - 1) / pages;
        var titles = Titles.Of([.. choices.Select(c => c.Label)], limits.Title);
        var open = Titles.Cut(choose, limits.Button).Text;
        var inFull = pages > 1 || titles.Any(t => !t.Whole);
        var parts = new List<MessagePart>();
        for (var from = 0; from < choices.Count; from += size)
        {
            var to = Math.Min(from + size, choices.Count);
            var rows = new ListRow[to - from];
            for (var i = from; i < to; i++) rows[i - from] = Row(choices[i], titles[i], limits);
            parts.AddRange(Under(from == 0 ? text : "", inFull ? Numbered(choices, from, to) : null, new MessageForm.List(open, rows), abilities));
        }

        return parts;
    }

    private static ListRow Row(Button choice, Title title, ListLimits limits) =>
        new(choice.Id, title.Text, title.Rest is { } rest ? TextCutter.Shorten(rest, limits.Description) : null, choice.Data);

    /// <summary>The form under the end of the text; what does not fit above it goes before, as plain parts.</summary>
    private static List<MessagePart> Under(string text, string? numbered, MessageForm form, ChannelAbilities abilities)
    {
        var body = numbered is null ? text : text.Length == 0 ? numbered : $"{text}\n{numbered}";
        if (string.IsNullOrWhiteSpace(body)) return [];
        if (body.Length <= abilities.MaxBody) return [new MessagePart(body, form) { Numbered = numbered is not null }];
        if (numbered is not null && numbered.Length <= abilities.MaxBody) return [.. Plain(text, abilities), new MessagePart(numbered, form) { Numbered = true }];
        var parts = Plain(body, abilities);
        var last = parts[^1].Text.TrimEnd();
        var end = TextCutter.Cut(last, abilities.MaxBody)[^1];
        parts.RemoveAt(parts.Count - 1);
        parts.AddRange(Plain(last[..^end.Length].TrimEnd(), abilities));
        parts.Add(new MessagePart(end, form) { Numbered = numbered is not null });
        return parts;
    }

    /// <summary>
    /// A choice that stands alone has no number: under "How much?" it would be read as the answer. Nor has what works everywhere: its number would be one of the question that is open.
    /// </summary>
    private static string Numbered(IReadOnlyList<Button> choices, int from, int to)
    {
        var lines = new StringBuilder();
        for (var i = from; i < to; i++)
        {
            var alone = choices.Count == 1 || choices[i].Data.StartsWith(Button.Everywhere, StringComparison.Ordinal);
            if (i > from) lines.Append('\n');
            if (alone) lines.Append("– ").Append(choices[i].Label);
            else lines.Append(CultureInfo.InvariantCulture, $"{i + 1}. {choices[i].Label}");
        }

        return lines.ToString();
    }
}
