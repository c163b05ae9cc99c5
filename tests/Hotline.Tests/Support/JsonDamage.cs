using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Hotline.Tests.Support;

/// <summary>Damaged copies of recorded JSON, the same for one seed: a place gone, of another shape, huge, doubled, or with bytes in its texts that no UTF-8 holds.</summary>
internal static class JsonDamage
{
    private static readonly string[] Shapes =
    [
        "null", "true", "-1", "0", "1e400", "9223372036854775807", "\"\"", "\" \"", "\"\\ud83d\"", "\"\\u0000\"", "[]", "[null]", "[[[]]]", "{}", "{\"id\":\"x\",\"type\":7}", "\"wamid.\"", "\"../../etc\"",
    ];

    /// <summary><paramref name="way"/> counts on from 0 and goes through the kinds of damage in turn.</summary>
    public static byte[] Of(JsonElement json, Random damage, int way)
    {
        var paths = JsonMutation.Paths(json).ToList();
        var path = paths[damage.Next(paths.Count)];
        return (way % 5) switch
        {
            0 => Encoding.UTF8.GetBytes(JsonMutation.Replace(json, path, null)),
            1 => Encoding.UTF8.GetBytes(JsonMutation.Replace(json, path, Shapes[damage.Next(Shapes.Length)])),
            2 => Encoding.UTF8.GetBytes(JsonMutation.Replace(json, path, damage.Next(2) == 0 ? $"\"{new string('x', 100_000)}\"" : new string('9', 5000))),
            3 => Doubled(json, path),
            _ => Smudged(json, damage),
        };
    }

    /// <summary>The element twice in its list, or the field twice in its object, the second time as something else.</summary>
    private static byte[] Doubled(JsonElement json, IReadOnlyList<string> path)
    {
        var value = path.Aggregate(json, (inner, step) => inner.ValueKind == JsonValueKind.Array ? inner[int.Parse(step, CultureInfo.InvariantCulture)] : inner.GetProperty(step));
        var twice = int.TryParse(path[^1], CultureInfo.InvariantCulture, out _) ? $"{value.GetRawText()},{value.GetRawText()}" : $"{value.GetRawText()},{JsonSerializer.Serialize(path[^1])}:[7]";
        return Encoding.UTF8.GetBytes(JsonMutation.Replace(json, path, twice));
    }

    /// <summary>A few bytes inside texts replaced by ones that no UTF-8 holds.</summary>
    private static byte[] Smudged(JsonElement json, Random damage)
    {
        var bytes = Encoding.UTF8.GetBytes(json.GetRawText());
        var letters = Letters(bytes).ToList();
        for (var i = 0; i < 3; i++) bytes[letters[damage.Next(letters.Count)]] = (byte)damage.Next(0x80, 0x100);
        return bytes;
    }

    /// <summary>Where letters stand inside texts, and not as part of an escape.</summary>
    private static IEnumerable<int> Letters(byte[] json)
    {
        var inText = false;
        for (var at = 1; at < json.Length; at++)
        {
            if (json[at] == (byte)'"' && json[at - 1] != (byte)'\\') inText = !inText;
            else if (inText && char.IsAsciiLetterLower((char)json[at]) && json[at - 1] != (byte)'\\') yield return at;
        }
    }
}
