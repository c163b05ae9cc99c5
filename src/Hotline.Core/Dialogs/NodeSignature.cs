using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Understanding.Numbers;

namespace Hotline.Core.Dialogs;

/// <summary>
/// What must be equal for the newest words of a node to be said in a conversation that is pinned to an older structure: kind, choices, placeholders and expectation.
/// </summary>
internal static class NodeSignature
{
    /// <summary>16 hex digits.</summary>
    public static string Of(Node node) => Hash(Describe(node));

    /// <summary>The first 16 hex digits of the SHA-256 of a text.</summary>
    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..16];

    /// <summary>The signature before hashing; the structure hash builds on it.</summary>
    public static string Describe(Node node) => node switch
    {
        Node.Say say => $"say {Describe(say.Line)}",
        Node.Ask ask => $"ask {Describe(ask.Line)} choices [{string.Join(' ', ask.Choices.Select(c => $"{c.Id}({Placeholders(c.Label)})"))}] locales {ask.ChoicesAreLocales} "
            + $"topics {ask.Topics}{(ask.Places is { } city ? $" places {city}" : "")} expect [{string.Join(' ', ask.Expect.Select(Describe))}] skip {ask.Skip is not null} "
            + $"otherwise {(ask.Otherwise is { } otherwise ? Describe(otherwise.Say) : "none")}{(ask.Otherwise?.Heard is { } heard ? $" heard {Describe(heard.Say)}" : "")}",
        Node.Branch => "branch",
        Node.Set => "set",
        Node.Call => "call",
        Node.Handoff handoff => $"handoff {(handoff.Line is { } line ? Describe(line) : "silent")}",
        Node.Goto => "goto",
        Node.End end => $"end {(end.Line is { } words ? Describe(words) : "silent")}",
        Node.Remind remind => $"remind {Describe(remind.Line)}",
        _ => throw new InvalidOperationException($"Node kind {node.GetType().Name} has no signature. Add it to NodeSignature."),
    };

    private static string Describe(Line line) => $"({Placeholders(line.Text)}){(line.Sms is { } sms ? $" sms ({Placeholders(sms)})" : "")}{(line.Sensitive ? " sensitive" : "")}{(line.Unchecked ? " unchecked" : "")}";

    private static string Describe(Expectation expectation) => expectation switch
    {
        Expectation.Text { Words: { } words, Max: var max } => $"text({max},{words})",
        Expectation.Text text => $"text({text.Max})",
        Expectation.Number { Of: not NumberKind.Any } number => string.Create(CultureInfo.InvariantCulture, $"number({number.Min},{number.Max},{number.Of})"),
        Expectation.Number number => string.Create(CultureInfo.InvariantCulture, $"number({number.Min},{number.Max})"),
        Expectation.Date { Coming: true } => "date(coming)",
        Expectation.Date date => $"date({date.Past})",
        _ => expectation.GetType().Name,
    };

    private static string Placeholders(TextRef text) => string.Join(' ', text.Template.Placeholders.Order(StringComparer.Ordinal));
}
