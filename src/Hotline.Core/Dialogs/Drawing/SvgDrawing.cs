using System.Globalization;
using System.Text;

namespace Hotline.Core.Dialogs.Drawing;

/// <summary>A drawing as one SVG file that any browser shows: the start on top, what is said in words, what leads where beside its way.</summary>
public static class SvgDrawing
{
    private const int TitleWidth = 34;
    private const int TitleLines = 4;
    private const int LabelWidth = 26;
    private const int LabelLines = 5;
    private const double Letter = 7.6;
    private const double Row = 16;
    private const double Padding = 10;
    private const double Margin = 20;

    /// <summary>The last piece of a way is straight, so that its arrow points at the box.</summary>
    private const double Arrow = 9;

    private const string Style = """
        text{font:13px sans-serif;fill:#1b1f24}.kind{font-size:11px;fill:#57606a}.label{font-size:12px;fill:#424a53}
        rect{fill:#f6f8fa;stroke:#57606a}.asks rect{fill:#ddf4ff;stroke:#0969da}.person rect{fill:#dafbe1;stroke:#1a7f37;stroke-width:2}.decides rect{fill:#fff8c5;stroke:#9a6700}.elsewhere rect{fill:#fff;stroke-dasharray:5 4}
        path{fill:none;stroke:#57606a}svg{background:#fff}
        """;

    public static string Of(DialogDrawing drawing)
    {
        var titles = drawing.Boxes.Select(box => WrappedText.Lines(box.Title, TitleWidth, TitleLines)).ToList();
        var labels = drawing.Ways.Select(Label).ToList();
        var index = drawing.Boxes.Select((box, i) => (box.Place, i)).ToDictionary(p => p.Place, p => p.i);
        var layout = new LayeredLayout(
            [.. drawing.Boxes.Select((box, i) => (Wide(titles[i].Append(box.Kind)), (titles[i].Count + 1) * Row + 2 * Padding))],
            [.. drawing.Ways.Select((way, i) => (index[way.From], index[way.To], labels[i].Count == 0 ? 6 : Wide(labels[i]), labels[i].Count * Row))]);

        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"{-Margin} {-Margin} {layout.Width + 2 * Margin:0} {layout.Height + 2 * Margin:0}\" role=\"img\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title>{Escaped(drawing.Name)}</title>\n<style>{Style}</style>\n");
        svg.Append("<defs><marker id=\"end\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" style=\"fill:#57606a\"/></marker></defs>\n");
        for (var i = 0; i < layout.Ways.Count; i++) Way(svg, layout.Ways[i].Through);
        for (var i = 0; i < layout.Ways.Count; i++) Lines(svg, layout.Ways[i].Label, labels[i]);
        for (var i = 0; i < layout.Boxes.Count; i++) Box(svg, drawing.Boxes[i], titles[i], layout.Boxes[i]);
        return svg.Append("</svg>\n").ToString();
    }

    private static IReadOnlyList<string> Label(DrawnWay way) => WrappedText.Lines(string.Join(" / ", way.Words), LabelWidth, LabelLines);

    private static double Wide(IEnumerable<string> lines) => lines.Max(line => line.Length) * Letter + 2 * Padding;

    private static void Box(StringBuilder svg, DrawnBox box, IReadOnlyList<string> title, LayeredLayout.Place place)
    {
        var (left, top) = (place.X - place.Width / 2, place.Y - place.Height / 2);
        svg.Append(CultureInfo.InvariantCulture, $"<g class=\"{Class(box.Kind)}\" id=\"{Escaped(box.Place.ToString())}\"><rect x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{place.Width:0.#}\" height=\"{place.Height:0.#}\" rx=\"6\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<text class=\"kind\" x=\"{left + Padding:0.#}\" y=\"{top + Padding + Row * 0.7:0.#}\">{Escaped(box.Kind)}</text>");
        for (var i = 0; i < title.Count; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{left + Padding:0.#}\" y=\"{top + Padding + Row * (i + 1.75):0.#}\">{Escaped(title[i])}</text>");
        svg.Append("</g>\n");
    }

    private static void Lines(StringBuilder svg, LayeredLayout.Place place, IReadOnlyList<string> lines)
    {
        if (lines.Count == 0) return;
        svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{place.X - place.Width / 2:0.#}\" y=\"{place.Y - place.Height / 2:0.#}\" width=\"{place.Width:0.#}\" height=\"{place.Height:0.#}\" style=\"fill:#fff;stroke:none\"/>");
        for (var i = 0; i < lines.Count; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"label\" text-anchor=\"middle\" x=\"{place.X:0.#}\" y=\"{place.Y - place.Height / 2 + Row * (i + 0.75):0.#}\">{Escaped(lines[i])}</text>");
        svg.Append('\n');
    }

    /// <summary>From the edge of one box to the edge of the other: straight through layers, where boxes stand, and bent between them.</summary>
    private static void Way(StringBuilder svg, IReadOnlyList<LayeredLayout.Place> through)
    {
        svg.Append("<path marker-end=\"url(#end)\" d=\"");
        for (var i = 0; i < through.Count; i++)
        {
            var place = through[i];
            var downward = i + 1 < through.Count ? through[i + 1].Y > place.Y : place.Y > through[i - 1].Y;
            var isBox = i == 0 || i == through.Count - 1;
            var (top, end) = isBox ? (place.Y - place.Height / 2, place.Y + place.Height / 2) : (place.LayerTop, place.LayerEnd);
            if (i == 0)
            {
                svg.Append(CultureInfo.InvariantCulture, $"M{place.X:0.#} {(downward ? end : top):0.#}V{(downward ? place.LayerEnd : place.LayerTop):0.#}");
                continue;
            }

            var before = through[i - 1];
            // A turn beside a box comes in from where it leaves.
            var from = place.Y > before.Y ? before.LayerEnd : before.LayerTop;
            var straight = isBox ? Arrow : 0;
            var to = place.Y > before.Y ? place.LayerTop - straight : place.LayerEnd + straight;
            svg.Append(CultureInfo.InvariantCulture, $"C{before.X:0.#} {(from + to) / 2:0.#} {place.X:0.#} {(from + to) / 2:0.#} {place.X:0.#} {to:0.#}");
            var last = place.Y > before.Y ? isBox ? top : end : isBox ? end : top;
            svg.Append(CultureInfo.InvariantCulture, $"V{last:0.#}");
        }

        svg.Append("\"/>\n");
    }

    private static string Class(string kind) => kind switch
    {
        "asks" or "decides" or DrawnWords.Elsewhere => kind,
        _ when kind.StartsWith("calls a person", StringComparison.Ordinal) => "person",
        _ => "says",
    };

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(text);
}
