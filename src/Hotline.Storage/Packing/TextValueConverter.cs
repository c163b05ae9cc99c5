using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Storage.Packing;

/// <summary>Writes a domain value that wraps one string as that string.</summary>
internal sealed class TextValueConverter<T>(Func<string, T> read, Func<T, string?> write) : JsonConverter<T>
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => read(reader.GetString() ?? "");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(write(value));
}
