using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Storage.Casebook.Export;

/// <summary><c>person.json</c>: format 1. Later formats add, and never rename.</summary>
internal static class PersonJson
{
    private const int Format = 1;

    /// <summary>Bytes that wait before they are written out.</summary>
    private const int Pending = 64 * 1024;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static async Task WriteAsync(PersonReader reader, ExportedPerson person, IReadOnlyList<ExportedFile> files, Stream target, CancellationToken cancellationToken)
    {
        await using var json = new Utf8JsonWriter(target, new JsonWriterOptions { Encoder = Options.Encoder, Indented = true });
        var contact = await reader.ContactAsync(person, cancellationToken);
        json.WriteStartObject();
        json.WriteNumber("format", Format);
        json.WriteString("pseudonym", person.Contact);
        json.WriteString("exportedAt", reader.Now);
        json.WriteString("firstSeen", contact.FirstSeen);
        json.WriteString("lastSeen", contact.LastSeen);
        Write(json, "addresses", await reader.AddressesAsync(person, cancellationToken));
        json.WriteStartArray("conversations");
        foreach (var conversation in await reader.ConversationsAsync(person, cancellationToken))
        {
            json.WriteStartObject();
            json.WriteString("pseudonym", conversation.Id);
            json.WriteString("channel", conversation.Channel);
            json.WriteString("language", conversation.Locale);
            json.WriteString("mode", conversation.Mode);
            json.WriteString("place", conversation.Place);
            json.WriteString("lastAt", conversation.LastAt);
            if (await reader.AnswersAsync(conversation.Id, cancellationToken) is { } answers) Write(json, "answers", answers);
            json.WriteStartArray("lines");
            await foreach (var line in reader.LinesAsync(conversation.Id, cancellationToken))
            {
                JsonSerializer.Serialize(json, line, Options);
                if (json.BytesPending > Pending) await json.FlushAsync(cancellationToken);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "cases", await reader.CasesAsync(person, cancellationToken));
        Write(json, "files", files);
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    private static void Write<T>(Utf8JsonWriter json, string name, T value)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, value, Options);
    }
}
