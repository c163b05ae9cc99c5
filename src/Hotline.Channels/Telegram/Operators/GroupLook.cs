using System.Text.Json;

namespace Hotline.Channels.Telegram.Operators;

/// <summary>What Telegram said of the group and of the bot in it; <paramref name="Fault"/> when it refused to, in words; nothing at all when it could not be asked.</summary>
internal sealed record GroupLook(JsonElement? Chat, JsonElement? Bot, string? Fault);
