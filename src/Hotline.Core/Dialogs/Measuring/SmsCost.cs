using Hotline.Core.Channels;
using Hotline.Core.Channels.Sms;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Measuring;

/// <summary>
/// What the scripts cost as SMS in one language, in parts: each line with its answers, as the engine says it, and the longest way through a talk. Where somebody comes back to a place, the way counts it
/// once; a person who asks for everything twice pays more.
/// </summary>
public sealed record SmsCost(LocaleTag Locale, IReadOnlyList<SmsLine> Lines, SmsWay Longest)
{
    /// <summary>One for each language; none where no channel of the publication is paid by the part.</summary>
    public static IReadOnlyList<SmsCost> Of(Publication publication)
    {
        var paid = publication.Channels.Names.Select(name => publication.Channels.Of(new ChannelId(name))).FirstOrDefault(c => c.PaidByPart);
        return paid is null ? [] : [.. publication.Settings.Locales.Select(l => Of(publication, l.Tag, paid))];
    }

    private static SmsCost Of(Publication publication, LocaleTag locale, ChannelAbilities channel)
    {
        var shown = new ShownNode(publication, locale, channel);
        var lines = new Dictionary<NodeRef, SmsLine>();
        foreach (var dialog in publication.Dialogs)
        {
            foreach (var node in dialog.Nodes)
            {
                if (shown.Of(node) is not { } message) continue;
                var sizes = Rendering.Of(message, channel).Select(part => part.Size).OfType<SmsSize>().ToList();
                if (sizes.Count > 0) lines[node.Ref] = new SmsLine(node.Ref, dialog.File, node.LineNumber, sizes.Max(s => s.Encoding), sizes.Sum(s => s.Segments));
            }
        }

        return new SmsCost(locale, [.. lines.Values], new LongestWay(publication, place => lines.GetValueOrDefault(place)?.Parts ?? 0).From(publication.Settings.Start));
    }
}

/// <summary>A line of the scripts as SMS: where it stands, how it is written, and in how many parts it goes.</summary>
public sealed record SmsLine(NodeRef Node, string File, int LineNumber, SmsEncoding Encoding, int Parts);

/// <summary>A way through the scripts: the places that say something on it, in order, and their parts together.</summary>
public sealed record SmsWay(IReadOnlyList<NodeRef> Places, int Parts);
