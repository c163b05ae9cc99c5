using System.Globalization;
using System.Text.RegularExpressions;

namespace Hotline.Core.Channels;

/// <summary>What one SMS part costs the deployment, as its host told: <paramref name="Amount"/>, above zero, in <paramref name="Currency"/> (ISO 4217, three capital letters).</summary>
public sealed partial record PartPrice(decimal Amount, string Currency)
{
    /// <summary>Reads what a host wrote, <c>0.08 USD</c>; null when it is no price.</summary>
    public static PartPrice? Read(string text) =>
        Shape().Match(text) is { Success: true } price && decimal.Parse(price.Groups["amount"].ValueSpan, CultureInfo.InvariantCulture) is > 0 and var amount
            ? new PartPrice(amount, price.Groups["currency"].Value)
            : null;

    public PartPrice Times(int parts) => this with { Amount = Amount * parts };

    /// <summary>As people read it: <c>4.88 USD</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.00##} {Currency}");

    [GeneratedRegex(@"^(?<amount>[0-9]{1,6}(\.[0-9]{1,6})?) (?<currency>[A-Z]{3})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Shape();
}
