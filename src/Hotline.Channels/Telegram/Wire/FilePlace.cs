using System.Text.Json;
using Hotline.Channels.Receiving;

namespace Hotline.Channels.Telegram.Wire;

/// <summary>Where a file lies, for about an hour.</summary>
internal sealed record FilePlace(string? FilePath)
{
    public static FilePlace? Read(JsonElement result) => result.ValueKind == JsonValueKind.Object ? new FilePlace(result.Text("file_path")) : null;
}
