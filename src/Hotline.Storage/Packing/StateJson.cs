using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Conversations;

namespace Hotline.Storage.Packing;

/// <summary>The state as JSON, until the core packs it itself.</summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ConversationState))]
internal sealed partial class StateJson : JsonSerializerContext
{
    public static readonly StateJson Compact = new(new JsonSerializerOptions { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull });
}
