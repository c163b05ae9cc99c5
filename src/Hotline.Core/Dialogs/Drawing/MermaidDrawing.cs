using System.Text;

namespace Hotline.Core.Dialogs.Drawing;

/// <summary>A drawing as Mermaid, for pages that draw it themselves (a README, a merge request).</summary>
public static class MermaidDrawing
{
    private const int LongestTitle = 80;

    public static string Of(DialogDrawing drawing)
    {
        var text = new StringBuilder("flowchart TD\n");
        var ids = drawing.Boxes.Select((box, i) => (box.Place, Id: $"n{i}")).ToDictionary(p => p.Place, p => p.Id);
        foreach (var box in drawing.Boxes)
        {
            var (open, close) = box.Kind switch { "decides" => ("{{", "}}"), DrawnWords.Elsewhere => ("([", "])"), _ => ("[", "]") };
            text.Append("  ").Append(ids[box.Place]).Append(open).Append('"').Append(Escaped($"{box.Kind}: {WrappedText.Short(box.Title, LongestTitle)}")).Append('"').Append(close).Append('\n');
        }

        foreach (var way in drawing.Ways)
        {
            text.Append("  ").Append(ids[way.From]).Append(way.Words.Count == 0 ? " --> " : $" -- \"{Escaped(WrappedText.Short(string.Join(" / ", way.Words), LongestTitle))}\" --> ").Append(ids[way.To]).Append('\n');
        }

        return text.ToString();
    }

    // Mermaid takes HTML's names for signs, with a # for the &.
    private static string Escaped(string text) => text.Replace("#", "#35;", StringComparison.Ordinal).Replace("\"", "#quot;", StringComparison.Ordinal)
        .Replace("<", "#lt;", StringComparison.Ordinal).Replace(">", "#gt;", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
