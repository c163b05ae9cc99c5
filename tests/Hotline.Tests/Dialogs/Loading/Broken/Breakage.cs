using System.Text.RegularExpressions;

namespace Hotline.Tests.Dialogs.Loading.Broken;

/// <summary>
/// One way to break a script in one line: where <paramref name="Find"/> matches, <paramref name="Put"/> stands instead, and <paramref name="Code"/> must be named in that line (and
/// <paramref name="Below"/> lines further down). <paramref name="Shape"/>: the schema for editors sees it too.
/// </summary>
public sealed record Breakage(string Name, string Find, string Put, string Code, bool Shape = false, int Below = 0)
{
    /// <summary>Ways that suit any dialog that has such a line.</summary>
    public static IReadOnlyList<Breakage> All { get; } =
    [
        new("missing target", @"^(?<head>.*\b(then|call|goto|nobody): )[a-z_.]+", "${head}zzzz_qqqq", "unknown-target"),
        new("misspelt target", @"^(?<head>.*\bthen: [a-z_]{3,})(?<tail>[ ,}].*|)$", "${head}x${tail}", "unknown-target"),
        new("misspelt key", @"^    sensitive: true", "    sensitiv: true", "unknown-key", Shape: true),
        new("tab for blanks", @"^    (?<key>say|ask|set|branch): ", "\t\t${key}: ", "tab"),
        new("tab behind a text", @"^(?<line>    (say|ask): .*)$", "${line}\t", "tab"),
        new("key written twice", @"^(?<line>    save: .*)$", "${line}\n${line}", "duplicate-key", Below: 1),
        new("list for a text", "^    (?<key>say|ask): \".*\"$", "    ${key}: [one, two]", "wrong-kind", Shape: true),
        new("empty text", "^    (?<key>say|ask): \".*\"$", "    ${key}: \"\"", "wrong-value", Shape: true),
        new("trap of yes and true", "^(?<head>.*when: .*)\"yes\"", "${head}true", "unknown-value"),
        new("yes for true, sensitive", @"^    sensitive: true", "    sensitive: yes", "wrong-value", Shape: true),
        new("yes for true, skip", @"^    skip: true", "    skip: yes", "wrong-value", Shape: true),
        new("misspelt role", @"\{fact\.emergency\.phone\}", "{fact.emergancy.phone}", "unknown-role"),
        new("unknown placeholder", @"\{fact\.ambulance\.phone\}", "{ambulance}", "unknown-placeholder"),
        new("open brace", @"\{fact\.ambulance\.phone\}", "{fact.ambulance.phone", "stray-brace"),
        new("misspelt urgency", "urgency: (urgent|immediate)", "urgency: hight", "wrong-value", Shape: true),
        new("code without plus", "flags: \"\\+", "flags: \"", "bad-flag", Shape: true),
        new("time without unit", "again: 1", "again: 12", "out-of-range", Shape: true),
        new("otherwise without a way on", "^(?<head>    otherwise: .*), then: [a-z_.]+ }$", "${head} }", "missing-key", Shape: true),
        new("misspelt slot", "when: { (?<slot>[a-z]{4,}_?[a-z]*):", "when: { ${slot}zz:", "unknown-slot"),
        new("unknown slot in a summary", @"^    summary: \[", "    summary: [qqqq, ", "unknown-slot"),
        new("anchor", "^    (?<key>say|ask): \"", "    ${key}: &here \"", "anchor-or-tag"),
        new("colon without quotes", "^    (?<key>say|ask): \".*\"$", "    ${key}: What: a mess", "not-yaml"),
        new("bracket left open", "^(?<head>      - when: \\{.*[^ }])( })+$", "${head}", "not-yaml"),
        new("quote left open", "^(?<head>    ask: \".*)\"$", "${head}", "not-yaml"),
        new("reserved choice", "^      (?!say|sms|then|again)[a-z_]+: (?<rest>[\"{].+)$", "      skip: ${rest}", "reserved-name", Shape: true),
        new("choice in capitals", "^      (?!say|sms|then|again)(?<first>[a-z])(?<id>[a-z_]+): (?<rest>[\"{].+)$", "      Q${first}${id}: ${rest}", "bad-name", Shape: true),
        new("letter written in two parts", "^(?<head>    (say|ask): \".*)\"$", "${head}и\u0304\"", "not-composed"),
        new("two ways that always hold", @"^      - then: (?<to>[a-z_.]+)$", "      - then: ${to}\n      - then: ${to}", "dead-arm", Below: 1),
        new("expectation that is none", "^    expect: (?<what>yes_no|number|text)$", "    expect: ${what}x", "wrong-value", Shape: true),
        new("dialog of another name", "^dialog: (?<name>[a-z_]+)$", "dialog: ${name}_two", "wrong-dialog-name"),
    ];

    /// <summary>The text with the <paramref name="nth"/> such line broken, and the line in which that is to be named; null when the text has no such line.</summary>
    public (string Text, int Line)? In(string text, int nth)
    {
        var lines = text.Split('\n');
        var pattern = new Regex(Find, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        var places = Enumerable.Range(0, lines.Length).Where(i => !lines[i].TrimStart().StartsWith('#') && pattern.IsMatch(lines[i])).ToList();
        if (places.Count == 0) return null;
        var at = places[nth % places.Count];
        lines[at] = pattern.Replace(lines[at], Put, 1);
        return (string.Join('\n', lines), at + 1 + Below);
    }
}
