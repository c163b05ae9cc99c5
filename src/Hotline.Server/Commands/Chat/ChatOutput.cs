using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Hotline.Server.Commands.Chat;

/// <summary>A line of output of <c>hotline chat --json</c>. Other tools rely on these names.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ReplyLine), "reply")]
[JsonDerivedType(typeof(CaseLine), "case")]
[JsonDerivedType(typeof(ErrorLine), "error")]
[JsonDerivedType(typeof(TurnEndLine), "turn_end")]
internal abstract record ChatOutput;

internal sealed record ReplyLine(string Text, IReadOnlyList<ReplyChoice> Choices) : ChatOutput;

internal sealed record ReplyChoice(string Id, string Label);

internal sealed record CaseLine(string Id, string Topic, string Urgency, IReadOnlyList<string> Flags, string Language, IReadOnlyDictionary<string, string> Summary) : ChatOutput;

internal sealed record ErrorLine(string Message) : ChatOutput;

internal sealed record TurnEndLine(string Locale, string Dialog, string Node, string Mode) : ChatOutput;

[JsonSerializable(typeof(ChatOutput))]
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
internal sealed partial class ChatJson : JsonSerializerContext
{
    /// <summary>Letters of every script are written as they are: the reader is a person or a test, not a web page.</summary>
    public static readonly ChatJson Readable = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
