using Hotline.Core.Channels;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Measuring;

/// <summary>
/// What the channels cannot show as it was written. Nothing is lost on any of them (<see cref="Rendering"/>), but a person reads more than they need: titles that are cut stand in full in the text above,
/// a long text comes in several messages, a long list in several lists. All of it is a warning.
/// </summary>
public static class ChannelCheck
{
    /// <summary>The faults of a publication that has no error, by file and line. <paramref name="sms"/>: what <see cref="SmsCost.Of(Publication)"/> made of it.</summary>
    public static IReadOnlyList<Fault> Run(Publication publication, IReadOnlyList<SmsCost> sms)
    {
        var faults = new FaultSink();
        // What is said depends on the channel only by whether its texts are short; how it is shown, by all it can.
        foreach (var alike in publication.Channels.Names.Select(name => (Name: name, Shows: publication.Channels.Of(new ChannelId(name)))).GroupBy(c => c.Shows.ShortTexts))
        {
            foreach (var locale in publication.Settings.Locales)
            {
                var shown = new ShownNode(publication, locale.Tag, alike.First().Shows);
                var messages = publication.Dialogs.SelectMany(d => d.Nodes.Select(n => (d, n, shown.Of(n)))).Where(m => m.Item3 is not null).ToList();
                foreach (var (name, channel) in alike) Look(publication, name, channel, locale.Tag, messages!, faults);
            }
        }

        foreach (var cost in sms) Look(publication, cost, faults);
        return faults.InOrder();
    }

    private static void Look(Publication publication, string name, ChannelAbilities channel, LocaleTag locale, IEnumerable<(Dialog, Node, OutboundMessage)> messages, FaultSink faults)
    {
        var cut = new List<(Spot At, string Node, string Label)>();
        foreach (var (dialog, node, message) in messages)
        {
            var at = Place(publication, locale, dialog, node);
            var parts = Rendering.Of(message, channel);
            var lists = parts.Count(p => p.Form is MessageForm.List);
            // How many there are is the same in every language; they are said once, at the script.
            if (lists > 1)
                faults.Warning(new Spot(dialog.File, node.LineNumber), FaultCode.ManyLists, $"'{node.Ref}' has {message.Buttons.Count} answers; on {name} a list has at most {channel.List!.Rows}, so they come in {lists} lists. Ask in two steps.");
            else if (parts.Count > 1 && !channel.PaidByPart)
                faults.Warning(at, FaultCode.ManyMessages, $"'{node.Ref}' is too long for one message on {name} and comes in {parts.Count}. Say it shorter, or make two nodes of it.");
            if (parts.Any(p => p.Numbered)) cut.AddRange(Cut(message, channel).Select(label => (at, node.Ref.ToString(), label)));
        }

        if (cut.Count == 0) return;
        var (place, first, longest) = cut.MaxBy(c => c.Label.Length);
        faults.Warning(place, FaultCode.LabelCut,
            $"{(cut.Count == 1 ? "1 answer is" : $"{cut.Count} answers are")} cut on {name} in {locale}, and told in full in the text above; the longest is '{longest}' of '{first}'. {(channel.List is { } list ? $"A button there has {channel.MaxLabel} characters, a line of a list {list.Title}." : $"A button there has {channel.MaxLabel} characters.")}");
    }

    private static void Look(Publication publication, SmsCost cost, FaultSink faults)
    {
        var tooLong = cost.Lines.Where(l => l.Parts > DialogLimits.SmsParts).ToList();
        if (tooLong.Count == 0) return;
        var dearest = tooLong.MaxBy(l => l.Parts)!;
        var dialog = publication.Find(dearest.Node.Dialog)!;
        faults.Warning(Place(publication, cost.Locale, dialog, dialog.Find(dearest.Node.Node)!), FaultCode.SmsParts,
            $"{(tooLong.Count == 1 ? "1 line is" : $"{tooLong.Count} lines are")} in {cost.Locale} more than {DialogLimits.SmsParts} SMS parts (DialogLimits.SmsParts); the dearest, '{dearest.Node}', is {dearest.Parts}. Give it a shorter 'sms:'. 'hotline check --sms' shows every line.");
    }

    private static IEnumerable<string> Cut(OutboundMessage message, ChannelAbilities channel)
    {
        var most = message.Buttons.Count <= channel.MaxButtons ? channel.MaxLabel : channel.List?.Title ?? int.MaxValue;
        return message.Buttons.Select(b => b.Label).Where(label => label.Length > most);
    }

    /// <summary>The entry of the translation that is said, where the language has it; else the node.</summary>
    private static Spot Place(Publication publication, LocaleTag locale, Dialog dialog, Node node) =>
        publication.Texts.Exact(locale, node.Ref.ToString()) is { Line: > 0 and var line } ? new Spot($"locales/{locale}.po", line) : new Spot(dialog.File, node.LineNumber);
}
