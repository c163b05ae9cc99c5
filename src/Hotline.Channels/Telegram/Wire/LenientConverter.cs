using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Hotline.Channels.Telegram.Wire;

/// <summary>Reads a value, and nothing (null) where the JSON has another shape than expected: one strange field must not lose a message.</summary>
internal sealed class LenientConverter<T> : JsonConverter<T?>
{
    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        // Numbers and words are most of an update, and reading them like objects would cost more than all the rest.
        if (typeof(T) == typeof(long?) && reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out var number)) return (T)(object)number;
        var start = reader;
        try
        {
            if (typeof(T) == typeof(string) && reader.TokenType == JsonTokenType.String) return (T?)(object?)reader.GetString();
            return JsonSerializer.Deserialize(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // A value that broke half-way left the reader inside it.
            reader = start;
            reader.Skip();
            return default;
        }
    }

    public override void Write(Utf8JsonWriter writer, T? value, JsonSerializerOptions options) => throw new NotSupportedException("Updates are only read.");
}
