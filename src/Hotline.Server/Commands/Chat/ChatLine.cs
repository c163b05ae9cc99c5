using System.Globalization;
using System.Text.Json;
using Hotline.Core.Messaging;

namespace Hotline.Server.Commands.Chat;

/// <summary>One line of input of <c>hotline chat</c>: words of the person, or an event when it begins with a brace. A closed set.</summary>
internal abstract record ChatLine
{
    /// <summary>Most of one unit of time that a line may advance: enough for a long wait, too little to leave the calendar.</summary>
    private const double MostUnits = 100_000;

    private static readonly Dictionary<string, MediaKind> Files = new(StringComparer.Ordinal)
    {
        ["voice"] = MediaKind.Voice,
        ["photo"] = MediaKind.Photo,
        ["document"] = MediaKind.Document,
    };

    private ChatLine() { }

    public sealed record Words(string Text) : ChatLine;

    public sealed record Choice(string Id) : ChatLine;

    public sealed record Place(double Latitude, double Longitude) : ChatLine;

    public sealed record Attachment(MediaKind Kind) : ChatLine;

    public sealed record Advance(TimeSpan By) : ChatLine;

    public sealed record OperatorSays(string Text) : ChatLine;

    public sealed record CloseCase(string Outcome) : ChatLine;

    public sealed record DeliveryOutcome : ChatLine;

    /// <summary>A line that cannot be read, with what would be right.</summary>
    public sealed record Unreadable(string Why) : ChatLine;

    public static ChatLine Read(string line)
    {
        if (!line.StartsWith('{')) return new Words(line);
        try
        {
            using var json = JsonDocument.Parse(line);
            var properties = json.RootElement.EnumerateObject().ToArray();
            return properties is [var one] ? Read(one) : new Unreadable("An event has exactly one property.");
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: half of a surrogate pair, escaped; valid JSON that is no text.
            return new Unreadable("The line begins with { but is no JSON that can be read.");
        }
    }

    private static ChatLine Read(JsonProperty property) => (property.Name, property.Value) switch
    {
        ("choice", { ValueKind: JsonValueKind.String } v) => new Choice(v.GetString()!),
        ("operator", { ValueKind: JsonValueKind.String } v) => new OperatorSays(v.GetString()!),
        ("close", { ValueKind: JsonValueKind.String } v) => new CloseCase(v.GetString()!),
        ("delivery", { ValueKind: JsonValueKind.String } v) when v.ValueEquals("failed") => new DeliveryOutcome(),
        ("advance", { ValueKind: JsonValueKind.String } v) when Duration(v.GetString()!) is { } by => new Advance(by),
        ("file", { ValueKind: JsonValueKind.String } v) when Files.TryGetValue(v.GetString()!, out var kind) => new Attachment(kind),
        ("location", { ValueKind: JsonValueKind.Array } v) when Pair(v) is { } at => new Place(at.Latitude, at.Longitude),
        _ => new Unreadable("Known events: choice, location [lat,lon], file voice|photo|document, advance 20h, operator, close, delivery failed."),
    };

    private static (double Latitude, double Longitude)? Pair(JsonElement array) =>
        array.GetArrayLength() == 2 && Degrees(array[0], 90) is { } latitude && Degrees(array[1], 180) is { } longitude ? (latitude, longitude) : null;

    private static double? Degrees(JsonElement value, double limit) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var degrees) && Math.Abs(degrees) <= limit ? degrees : null;

    private static TimeSpan? Duration(string text)
    {
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) || count is not (>= 0 and <= MostUnits))
            return null;
        return text[^1] switch
        {
            's' => TimeSpan.FromSeconds(count),
            'm' => TimeSpan.FromMinutes(count),
            'h' => TimeSpan.FromHours(count),
            'd' => TimeSpan.FromDays(count),
            _ => null,
        };
    }
}
