using System.Globalization;
using System.Text.Json;
using Hotline.Core.Messaging;

namespace Hotline.Server.Commands.Chat;

/// <summary>One line of input of <c>hotline chat</c>: words of the person, or an event when it begins with a brace. A closed set.</summary>
internal abstract record ChatLine
{
    private ChatLine() { }

    public sealed record Words(string Text) : ChatLine;

    public sealed record Choice(string Id) : ChatLine;

    public sealed record Place(double Latitude, double Longitude) : ChatLine;

    public sealed record Attachment(MediaKind Kind) : ChatLine;

    public sealed record Advance(TimeSpan By) : ChatLine;

    public sealed record OperatorSays(string Text) : ChatLine;

    public sealed record CloseCase(string Outcome) : ChatLine;

    public sealed record DeliveryOutcome(string Status) : ChatLine;

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
        catch (JsonException)
        {
            return new Unreadable("The line begins with { but is no JSON.");
        }
    }

    private static ChatLine Read(JsonProperty property) => (property.Name, property.Value) switch
    {
        ("choice", { ValueKind: JsonValueKind.String } v) => new Choice(v.GetString()!),
        ("operator", { ValueKind: JsonValueKind.String } v) => new OperatorSays(v.GetString()!),
        ("close", { ValueKind: JsonValueKind.String } v) => new CloseCase(v.GetString()!),
        ("delivery", { ValueKind: JsonValueKind.String } v) => new DeliveryOutcome(v.GetString()!),
        ("advance", { ValueKind: JsonValueKind.String } v) when Duration(v.GetString()!) is { } by => new Advance(by),
        ("file", { ValueKind: JsonValueKind.String } v) when Enum.TryParse<MediaKind>(v.GetString(), ignoreCase: true, out var kind) => new Attachment(kind),
        ("location", { ValueKind: JsonValueKind.Array } v) when Pair(v) is { } at => new Place(at.Latitude, at.Longitude),
        _ => new Unreadable("Known events: choice, location [lat,lon], file voice|photo|document, advance 20h, operator, close, delivery failed."),
    };

    private static (double Latitude, double Longitude)? Pair(JsonElement array) =>
        array.GetArrayLength() == 2 && array[0].TryGetDouble(out var latitude) && array[1].TryGetDouble(out var longitude) ? (latitude, longitude) : null;

    private static TimeSpan? Duration(string text)
    {
        if (text.Length < 2 || !double.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var count) || count is < 0 or > 100_000)
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
