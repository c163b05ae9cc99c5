using System.Globalization;
using System.Xml.Linq;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Drawing;
using Hotline.Core.Messaging;
using Hotline.Tests.Dialogs.Loading;

namespace Hotline.Tests.Dialogs.Drawing;

/// <summary>Dialogs drawn: everything that a node says and leads to is on the picture, and nothing lies on anything else.</summary>
public sealed class DrawingTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Dialogs => [.. Shipped.Publication.Dialogs.Select(d => d.Name)];

    [Fact]
    public void A_drawing_says_in_words_what_nodes_do_and_what_leads_where()
    {
        var drawing = Draw("""
            dialog: x
            nodes:
              start:
                ask: "Were you paid?"
                save: paid
                choices: { all: "All of it", part: "A part", never: { label: "Never", then: to_person } }
                skip: true
                otherwise: { say: "Please choose.", again: 1, then: start }
                timeout: { after: 20h, then: bye }
              way:
                branch:
                  - when: { paid: [all, part], country: known }
                    then: menu
              note:
                set: { urgency: urgent, paid: "", flags: "+W1" }
              to_person:
                handoff: "A person will answer."
                urgency: urgent
                nobody: no_one
              no_one:
                say: "No one is here."
              bye:
                end: "Bye."
            """);

        Assert.Equal(["asks: Were you paid?", "decides: way", "notes: urgent, empties paid, W1", "calls a person, urgent: A person will answer.", "says: No one is here.", "ends: Bye.", "elsewhere: menu"],
            drawing.Boxes.Select(b => $"{b.Kind}: {b.Title}"));
        Assert.Equal(
        [
            "start → way: All of it / A part / Line skip.", "start → to_person: Never", "start → start: not understood", "start → bye: silent for 20 h", "way → what: paid = all or part and country known", "way → note: else",
            "note → to_person: ", "to_person → no_one: nobody on duty", "no_one → bye: ",
        ], drawing.Ways.Select(w => $"{w.From.Node} → {w.To.Node}: {string.Join(" / ", w.Words)}"));
        Assert.Null(DialogDrawing.Of(Shipped.Publication, "no_such", LocaleTag.English));
    }

    [Theory]
    [MemberData(nameof(Dialogs))]
    public void A_picture_is_whole_and_nothing_on_it_overlaps(string dialog)
    {
        foreach (var locale in new[] { LocaleTag.English, LocaleTag.Russian })
        {
            var drawing = DialogDrawing.Of(Shipped.Publication, dialog, locale)!;
            var svg = XDocument.Parse(SvgDrawing.Of(drawing)).Root!;
            var boxes = svg.Elements(Svg + "g").ToDictionary(g => g.Attribute("id")!.Value, g => Rectangle(g.Element(Svg + "rect")!));
            var frame = svg.Attribute("viewBox")!.Value.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();

            Assert.Equal(drawing.Boxes.Select(b => b.Place.ToString()).Order(StringComparer.Ordinal), boxes.Keys.Order(StringComparer.Ordinal));
            Assert.All(boxes.Values, b => Assert.True(b.Left >= frame[0] && b.Top >= frame[1] && b.Right <= frame[0] + frame[2] && b.Bottom <= frame[1] + frame[3]));
            (string What, Box At)[] all = [.. boxes.Select(b => (b.Key, b.Value)), .. svg.Elements(Svg + "rect").Select((r, i) => ($"label {i}", Rectangle(r)))];
            for (var i = 0; i < all.Length; i++)
                for (var j = 0; j < i; j++)
                    Assert.False(all[i].At.Meets(all[j].At), $"{all[i].What} lies on {all[j].What}.");
            Assert.Equal(drawing.Ways.Count, svg.Elements(Svg + "path").Count());
            foreach (var way in drawing.Ways)
                Assert.Contains(svg.Elements(Svg + "path"), path => Ends(path.Attribute("d")!.Value) is var (from, to) && Touches(boxes[way.From.ToString()], from) && Touches(boxes[way.To.ToString()], to));
        }
    }

    [Fact]
    public void Mermaid_has_every_box_and_way_and_no_sign_that_would_end_a_text()
    {
        var drawing = DialogDrawing.Of(Shipped.Publication, "danger", LocaleTag.English)!;
        var lines = MermaidDrawing.Of(drawing).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal("flowchart TD", lines[0]);
        Assert.Equal(1 + drawing.Boxes.Count + drawing.Ways.Count, lines.Length);
        Assert.All(lines.Skip(1).Take(drawing.Boxes.Count), line => Assert.Matches("^  n[0-9]+(\\[|\\{\\{|\\(\\[)\"[^\"<>]+\"(\\]|\\}\\}|\\]\\))$", line));
        Assert.All(lines.Skip(1 + drawing.Boxes.Count), line => Assert.Matches("^  n[0-9]+ (-->|-- \"[^\"<>]+\" -->) n[0-9]+$", line));
    }

    private static DialogDrawing Draw(string dialog)
    {
        var read = SomeScripts.ReadDialog("x", dialog);
        return DialogDrawing.Of(read.Publication ?? throw new InvalidOperationException(string.Join('\n', read.Faults)), "x", LocaleTag.English)!;
    }

    private static Box Rectangle(XElement rect)
    {
        double Number(string name) => double.Parse(rect.Attribute(name)!.Value, CultureInfo.InvariantCulture);
        return new Box(Number("x"), Number("y"), Number("x") + Number("width"), Number("y") + Number("height"));
    }

    /// <summary>Where a path begins and ends: <c>Mx y … x y Vy</c>.</summary>
    private static ((double X, double Y) From, (double X, double Y) To) Ends(string path)
    {
        var numbers = path.Split((char[])['M', 'V', 'C', ' '], StringSplitOptions.RemoveEmptyEntries).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return ((numbers[0], numbers[1]), (numbers[^3], numbers[^1]));
    }

    private static bool Touches(Box box, (double X, double Y) point) =>
        point.X >= box.Left && point.X <= box.Right && (Math.Abs(point.Y - box.Top) < 0.2 || Math.Abs(point.Y - box.Bottom) < 0.2);

    private readonly record struct Box(double Left, double Top, double Right, double Bottom)
    {
        public bool Meets(Box other) => Left + 0.2 < other.Right && other.Left + 0.2 < Right && Top + 0.2 < other.Bottom && other.Top + 0.2 < Bottom;
    }
}
