using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Drawing;

/// <summary>
/// One dialog as boxes and ways, in the words of a language: what <c>hotline graph</c> draws. Places of other dialogs that it leads to stand at its edge. Ways between the same two boxes are one.
/// </summary>
public sealed record DialogDrawing(string Name, IReadOnlyList<DrawnBox> Boxes, IReadOnlyList<DrawnWay> Ways)
{
    /// <summary>Null when the publication has no such dialog.</summary>
    public static DialogDrawing? Of(Publication publication, string dialog, LocaleTag locale)
    {
        if (publication.Find(dialog) is not { } script) return null;
        var words = new DrawnWords(publication, locale);
        var ways = script.Nodes.SelectMany(node => words.Ways(node).Select(way => (From: node.Ref, way.To, way.Words)))
            .GroupBy(way => (way.From, way.To)).Select(group => new DrawnWay(group.Key.From, group.Key.To, [.. group.Select(way => way.Words).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal)])).ToList();
        var outside = ways.Select(way => way.To).Distinct().Where(place => place.Dialog != dialog);
        return new DialogDrawing(dialog, [.. script.Nodes.Select(words.Box), .. outside.Select(words.Outside)], ways);
    }
}

/// <summary>A box. <paramref name="Kind"/> is the kind of node in words, or "elsewhere" for a place of another dialog; <paramref name="Title"/> what it says or does.</summary>
public sealed record DrawnBox(NodeRef Place, string Kind, string Title);

/// <summary>A way, with all that leads along it; nothing where there is no other.</summary>
public sealed record DrawnWay(NodeRef From, NodeRef To, IReadOnlyList<string> Words);
