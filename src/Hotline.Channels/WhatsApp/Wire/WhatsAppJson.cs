using System.Text.Json.Serialization;

namespace Hotline.Channels.WhatsApp.Wire;

/// <summary>Source-generated JSON of the Cloud API: snake_case, nulls left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MessageRequest))]
[JsonSerializable(typeof(ReadRequest))]
internal sealed partial class WhatsAppJson : JsonSerializerContext;
