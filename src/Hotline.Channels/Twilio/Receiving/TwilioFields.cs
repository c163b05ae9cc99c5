using System.Text;
using System.Text.Json;
using Hotline.Channels.Receiving;

namespace Hotline.Channels.Twilio.Receiving;

/// <summary>
/// The names and values of one call, decoded, in the order they came; names may repeat. Reading never throws, whatever the bytes are: escapes that are none stay as they are,
/// bytes that are no UTF-8 become U+FFFD.
/// </summary>
internal sealed class TwilioFields
{
    /// <summary>More fields than Twilio has ever sent, many times over.</summary>
    private const int Most = 1000;

    private readonly Dictionary<string, string> first = new(StringComparer.Ordinal);

    public TwilioFields(IReadOnlyList<KeyValuePair<string, string>> all)
    {
        All = all;
        foreach (var (name, value) in all) first.TryAdd(name, value);
    }

    public IReadOnlyList<KeyValuePair<string, string>> All { get; }

    /// <summary>The first value of that name, or null when there is none or it is blank.</summary>
    public string? this[string name] => first.TryGetValue(name, out var value) && !string.IsNullOrWhiteSpace(value) ? value : null;

    /// <summary>A form body; null when it has more fields than any call of Twilio.</summary>
    public static TwilioFields? OfForm(ReadOnlySpan<byte> body)
    {
        var all = new List<KeyValuePair<string, string>>();
        foreach (var range in body.Split((byte)'&'))
        {
            var pair = body[range];
            if (pair.IsEmpty) continue;
            if (all.Count == Most) return null;
            var equals = pair.IndexOf((byte)'=');
            all.Add(equals < 0 ? new(Decode(pair), "") : new(Decode(pair[..equals]), Decode(pair[(equals + 1)..])));
        }

        return new TwilioFields(all);
    }

    /// <summary>The texts and numbers of a JSON object, by the same names as in a form; null when it is none.</summary>
    public static TwilioFields? OfJson(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body, JsonFields.Reading);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            return new TwilioFields([.. json.RootElement.EnumerateObject()
                .Where(p => p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number)
                .Take(Most)
                .Select(p => KeyValuePair.Create(p.Name, p.Value.ToString()))]);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // No JSON, or a text with half of a surrogate pair in it.
            return null;
        }
    }

    private static string Decode(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAny((byte)'%', (byte)'+') < 0) return Encoding.UTF8.GetString(text);
        var bytes = new byte[text.Length];
        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Hex(text[i + 1]) is { } high && Hex(text[i + 2]) is { } low)
            {
                bytes[length++] = (byte)((high << 4) | low);
                i += 2;
            }
            else
            {
                bytes[length++] = text[i] == '+' ? (byte)' ' : text[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static int? Hex(byte digit) => char.IsAsciiHexDigit((char)digit) ? Convert.ToInt32(((char)digit).ToString(), 16) : null;
}
