using Hotline.Core.Channels.Sms;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Measuring;
using Hotline.Core.Localization;
using Hotline.Tests.Dialogs.Loading;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs.Measuring;

/// <summary>What the channels cannot show as it was written, and what a talk costs as SMS.</summary>
public sealed class MeasuringTests
{
    [Fact]
    public void A_line_counts_as_the_engine_sends_it_with_its_answers_and_its_short_twin()
    {
        var lines = SmsCost.Of(Publication($"""
            dialog: x
            nodes:
              latin:
                say: "{new string('a', 161)}"
              cyrillic:
                say: "{new string('я', 70)}"
              twin:
                say: "{new string('a', 1000)}"
                sms: "Short."
              which:
                ask: "{new string('a', 150)}"
                choices: {"{"} one: "The first", two: "The second" {"}"}
                otherwise: {"{"} say: "Please choose.", again: 1, then: bye {"}"}
              bye:
                end: "Bye. {"{"}fact.ambulance.phone{"}"}"
            """))[0].Lines.ToDictionary(l => l.Node.ToString());

        Assert.Equal((2, SmsEncoding.Gsm7), (lines["x.latin"].Parts, lines["x.latin"].Encoding));
        Assert.Equal((1, SmsEncoding.Ucs2), (lines["x.cyrillic"].Parts, lines["x.cyrillic"].Encoding));
        Assert.Equal(1, lines["x.twin"].Parts);
        Assert.Equal(2, lines["x.which"].Parts);
        Assert.Equal((1, "dialogs/x.yaml", 14), (lines["x.bye"].Parts, lines["x.bye"].File, lines["x.bye"].LineNumber));
    }

    [Fact]
    public void The_longest_way_takes_the_dearer_branch_walks_into_called_dialogs_and_comes_to_no_place_twice()
    {
        var way = SmsCost.Of(Publication($"""
            dialog: x
            nodes:
              first:
                ask: "One?"
                choices: {"{"} cheap: {"{"} label: "Cheap", then: bye {"}"}, dear: {"{"} label: "Dear", then: long {"}"}, again: {"{"} label: "Again", then: first {"}"} {"}"}
                otherwise: {"{"} say: "Please choose.", again: 1, then: bye {"}"}
              long:
                say: "{new string('a', 500)}"
              beside:
                call: aside
              once_more:
                call: aside
              bye:
                say: "Bye."
              away:
                goto: danger
            """, ("dialogs/aside.yaml", "dialog: aside\nnodes:\n  a:\n    say: \"Aside.\"\n")))[0].Longest;

        Assert.Equal("x.first x.long aside.a x.bye danger.call danger.to_operator", string.Join(' ', way.Places));
        Assert.Equal(1 + 4 + 1 + 1 + 1 + 1, way.Parts);
    }

    [Fact]
    public void The_shipped_scripts_have_a_longest_way_in_every_language()
    {
        foreach (var cost in SmsCost.Of(Shipped.Publication))
        {
            Assert.Equal(cost.Longest.Places.Count, cost.Longest.Places.Distinct().Count());
            Assert.Contains(new NodeRef("welcome", "hello"), cost.Longest.Places);
            Assert.True(cost.Longest.Parts >= cost.Longest.Places.Count);
            Assert.True(cost.Lines.Count > 100);
        }

        var parts = SmsCost.Of(Shipped.Publication).ToDictionary(c => c.Locale.Value, c => c.Longest.Parts);
        Assert.True(parts["en"] < parts["ru"], "Cyrillic costs more than Latin.");
    }

    [Fact]
    public void What_a_channel_cuts_or_divides_is_a_warning_at_its_place()
    {
        var publication = Publication($"""
            dialog: x
            nodes:
              cut:
                ask: "Which?"
                choices:
                  one: "This label is longer than any list takes"
                  two: "Two"
                  three: "Three"
                  four: "Four"
                otherwise: {"{"} say: "Please choose.", again: 1, then: many {"}"}
              many:
                ask: "Which of these?"
                choices: {"{"} {string.Join(", ", Enumerable.Range(1, 12).Select(i => $"c{i}: \"Choice {i}\""))} {"}"}
                otherwise: {"{"} say: "Please choose.", again: 1, then: story {"}"}
              story:
                ask: "{string.Join(' ', Enumerable.Repeat("word", 300))}"
                choices: {"{"} one: "One", two: "Two" {"}"}
                otherwise: {"{"} say: "Please choose.", again: 1, then: bye {"}"}
              bye:
                goto: menu
            """);

        var faults = ChannelCheck.Run(publication, SmsCost.Of(publication));

        Assert.All(faults, f => Assert.Equal(FaultSeverity.Warning, f.Severity));
        Assert.Contains(faults, f => f is { File: "dialogs/x.yaml", Line: 3, Code: FaultCode.LabelCut } && f.Message.Contains("1 answer is cut on whatsapp in en", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { File: "dialogs/x.yaml", Line: 11, Code: FaultCode.ManyLists } && f.Message.Contains("'x.many' has 12 answers; on whatsapp a list has at most 10", StringComparison.Ordinal));
        Assert.Contains(faults, f => f is { File: "dialogs/x.yaml", Line: 15, Code: FaultCode.ManyMessages });
        Assert.Contains(faults, f => f is { File: "dialogs/x.yaml", Line: 15, Code: FaultCode.SmsParts } && f.Message.Contains("the dearest, 'x.story', is ", StringComparison.Ordinal));
        Assert.DoesNotContain(faults, f => f.Message.Contains("telegram", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_cut_in_a_translation_is_named_at_its_entry()
    {
        var faults = ChannelCheck.Run(Shipped.Publication, []).Where(f => f.Code == FaultCode.LabelCut && f.File == "locales/ru.po").ToList();

        Assert.NotEmpty(faults);
        var entries = PoFile.Read("ru.po", File.ReadAllText(Repository.Path("locales", "ru.po"))).File.Entries;
        Assert.All(faults, f => Assert.Contains(entries, e => e.Line == f.Line && f.Message.Contains($"of '{e.Context}'", StringComparison.Ordinal)));
    }

    private static Publication Publication(string dialog, params (string Path, string? Text)[] more)
    {
        var read = SomeScripts.Read([("dialogs/x.yaml", dialog), ("dialogs/hotline.yaml", SomeScripts.Settings.Replace("start: menu", "start: x", StringComparison.Ordinal)), .. more]);
        return read.Publication ?? throw new InvalidOperationException(string.Join('\n', read.Faults));
    }
}
