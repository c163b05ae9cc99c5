using System.Text.RegularExpressions;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Loading.Checks;

namespace Hotline.Tests.Dialogs.Loading;

/// <summary>The manual, <c>dialogs/README.md</c>: every example in it is read with the small publication around it.</summary>
public sealed partial class ManualTests
{
    // What the examples cite and other dialogs fill.
    private const string Surrounding = """
        dialog: surrounding
        nodes:
          country:
            ask: "Which country?"
            save: country
            choices: { KZ: "Kazakhstan", RU: "Russia" }
            otherwise: { say: "Please choose one.", again: 1, then: passport }
          passport:
            ask: "Where is your passport?"
            save: passport
            choices: { mine: "With me", held: "They hold it" }
            otherwise: { say: "Please choose one.", again: 1, then: station }
          station:
            ask: "Which station?"
            save: station
            expect: text
            otherwise: { say: "Please write it.", again: 1, then: go_on }
          go_on:
            goto: EXAMPLE

        """;

    private const string Consent = """
        dialog: consent
        nodes:
          agree:
            ask: "May our helpers read this chat?"
            save: consent
            expect: yes_no
            otherwise: { say: "Please answer yes or no.", again: 1, then: done }
          done:
            end: ""

        """;

    public static TheoryData<string> Examples =>
        [.. YamlBlock().Matches(Manual()).Select(m => m.Groups["yaml"].Value).Where(yaml => yaml.StartsWith("dialog:", StringComparison.Ordinal)).Select(yaml => yaml.Split('\n')[0]["dialog: ".Length..])];

    [Fact]
    public void The_manual_shows_every_kind_of_node()
    {
        var examples = string.Join('\n', YamlBlock().Matches(Manual()).Select(m => m.Groups["yaml"].Value));

        foreach (var kind in new[] { "say", "ask", "branch", "set", "call", "handoff", "goto", "end", "remind" })
            Assert.Matches($"(?m)^    {kind}:", examples);
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Every_example_of_the_manual_is_without_fault(string name)
    {
        var yaml = Example(name);

        var result = SomeScripts.Read(
            ($"dialogs/{name}.yaml", yaml),
            ("dialogs/surrounding.yaml", Surrounding.Replace("EXAMPLE", name, StringComparison.Ordinal)),
            ("dialogs/consent.yaml", Consent),
            ("dialogs/hotline.yaml", SomeScripts.Settings.Replace("start: menu", "start: surrounding", StringComparison.Ordinal)
                .Replace("zones:", $"moves: {"{"} \"old.place\": consent {"}"}\nzones:", StringComparison.Ordinal)));

        Assert.DoesNotContain(result.Faults, f => f.Code != FaultCode.UncheckedLaw);
        Assert.NotNull(result.Publication!.Find(name));
    }

    [Fact]
    public void The_manual_explains_every_rule()
    {
        string[] others = [FaultCode.MissingTranslation, FaultCode.StaleTranslation, FaultCode.DraftTranslation, FaultCode.UncheckedLaw, FaultCode.Placeholders, FaultCode.FactOverdue,
            FaultCode.LabelCut, FaultCode.ManyLists, FaultCode.ManyMessages, FaultCode.SmsParts];
        var rows = Manual().Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();

        foreach (var rule in SafetyRules.All.Select(r => r.Name).Concat(others))
            Assert.True(rows.Any(row => row.Split('|')[1].Contains($"`{rule}`", StringComparison.Ordinal) && row.Split('|').Length >= 5), $"dialogs/README.md has no row for the rule {rule}.");
    }

    internal static string Example(string name) => YamlBlock().Matches(Manual()).Select(m => m.Groups["yaml"].Value).Single(y => y.StartsWith($"dialog: {name}\n", StringComparison.Ordinal));

    internal static string Manual()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var manual = Path.Combine(folder.FullName, "dialogs", "README.md");
            if (File.Exists(manual)) return File.ReadAllText(manual);
        }

        throw new FileNotFoundException("dialogs/README.md stands in no folder above the tests.");
    }

    [GeneratedRegex("```yaml\n(?<yaml>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex YamlBlock();
}
