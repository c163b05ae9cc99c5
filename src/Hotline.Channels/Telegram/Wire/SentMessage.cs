using System.Text.Json;
using Hotline.Channels.Receiving;

namespace Hotline.Channels.Telegram.Wire;

/// <summary>What we want to know of a message that Telegram took: its id.</summary>
internal sealed record SentMessage(long? MessageId)
{
    /// <summary>Null where the result is no message.</summary>
    public static SentMessage? Read(JsonElement result) => result.ValueKind == JsonValueKind.Object ? new SentMessage(result.Number("message_id")) : null;
}
