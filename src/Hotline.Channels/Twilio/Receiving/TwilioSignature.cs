using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Hotline.Channels.Twilio.Receiving;

/// <summary>
/// Tells Twilio's calls from everybody else's by <c>X-Twilio-Signature</c>, as Twilio's own libraries do: an HMAC-SHA-1 over the address and, of a form, every name and value.
/// Compares in constant time. Nothing in it stops a replay: what was taken in once is known by its id. Thread-safe.
/// </summary>
internal sealed partial class TwilioSignature(string authToken)
{
    private readonly byte[] key = Encoding.UTF8.GetBytes(authToken);

    /// <summary>A call with a form. <paramref name="url"/> is the address as it was given to Twilio, with its query.</summary>
    public bool SignsForm(string? signature, string url, IEnumerable<KeyValuePair<string, string>> fields) => Signs(signature, url, Sorted(fields));

    /// <summary>A call with any other body, whose hash (<paramref name="bodyHash"/>, from the query) is signed with the address.</summary>
    public bool SignsBody(string? signature, string url, string? bodyHash, ReadOnlySpan<byte> body) =>
        Signs(signature, url, "") & CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(bodyHash ?? ""), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body))));

    /// <summary>Names in ordinal order, each with its values after it; a repeated name stands before each of its values, once for equal ones.</summary>
    private static string Sorted(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var data = new StringBuilder();
        foreach (var name in fields.GroupBy(f => f.Key, f => f.Value, StringComparer.Ordinal).OrderBy(n => n.Key, StringComparer.Ordinal))
        {
            foreach (var value in name.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) data.Append(name.Key).Append(value);
        }

        return data.ToString();
    }

    [SuppressMessage("Security", "CA5350", Justification = "Twilio signs with it; as a keyed hash it has no known weakness.")]
    private bool Signs(string? signature, string url, string fields)
    {
        if (string.IsNullOrEmpty(signature)) return false;
        var given = Encoding.UTF8.GetBytes(signature);
        var signs = false;
        foreach (var variant in Variants(url))
        {
            var expected = Convert.ToBase64String(HMACSHA1.HashData(key, Encoding.UTF8.GetBytes(variant + fields)));
            signs |= CryptographicOperations.FixedTimeEquals(given, Encoding.ASCII.GetBytes(expected));
        }

        return signs;
    }

    /// <summary>Twilio signs with a port or without one, whatever stands in the address that it was given.</summary>
    private static IEnumerable<string> Variants(string url)
    {
        if (Parts().Match(url) is not { Success: true } parts)
        {
            yield return url;
            yield break;
        }

        var (before, port, rest) = (parts.Groups["before"].Value, parts.Groups["port"].Value, parts.Groups["rest"].Value);
        yield return before + rest;
        yield return port.Length > 0 ? url : before + (url.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? ":443" : ":80") + rest;
    }

    [GeneratedRegex(@"^(?<before>[a-z][a-z0-9+.-]*://([^/?#]*@)?(\[[^\]/?#]*\]|[^/?#:]*))(?<port>:[^/?#]*)?(?<rest>[/?#].*)?$", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parts();
}
