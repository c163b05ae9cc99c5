using System.Text.Json.Serialization;

namespace Hotline.Server.Security;

/// <summary>The body of an error answer.</summary>
internal sealed record ErrorAnswer(string Error, string Message);

[JsonSerializable(typeof(ErrorAnswer))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ErrorJson : JsonSerializerContext;
