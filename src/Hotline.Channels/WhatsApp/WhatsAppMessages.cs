using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Messaging;
using static Hotline.Channels.WhatsApp.WhatsAppReading;

namespace Hotline.Channels.WhatsApp;

/// <summary>Turns one element of <c>messages</c> into what a person said, or into a reason for leaving it alone. Pure; never throws.</summary>
internal static class WhatsAppMessages
{
    /// <summary>A message older than this on arrival is late: Meta repeats what it could not deliver for up to a week, and its window for free answers has closed.</summary>
    internal static readonly TimeSpan LateAfter = TimeSpan.FromHours(24);

    private const int LongestId = 256;
    private const int KeyBytes = 16;

    public static WhatsAppReading Read(JsonElement message, DateTimeOffset now)
    {
        if (message.ValueKind != JsonValueKind.Object) return new Unreadable();
        if (message.Has("group_id")) return new Ignored(IgnoredReason.Group);
        var type = message.Text("type") ?? WhatsAppContent.TypeOf(message);
        if (type == "system") return ReadSystem(message, now);
        if (type == "reaction" && string.IsNullOrWhiteSpace(message.Object("reaction")?.Text("emoji"))) return new Ignored(IgnoredReason.Reaction);
        if (WhatsAppAddress.Of(message.Text("from"), message.Text("from_user_id")) is not { } from) return new Ignored(IgnoredReason.NoSender);
        if (WhatsAppContent.Of(message, type, from) is not { } content) return new Ignored(IgnoredReason.NoContent);
        var at = message.Time("timestamp") ?? now;
        var userId = WhatsAppAddress.UserId(message.Text("from_user_id"));
        var id = message.Text("id") is { Length: <= LongestId } given ? given : null;
        // Where Meta's id is missing, the element's own bytes name it, which come again when it is sent again: a person's words are not dropped for want of an id.
        var key = KeyOf(id ?? message.GetRawText());
        return new Heard(new InboundMessage(from, key, at, content), id, userId == from ? null : userId, now - at > LateAfter);
    }

    /// <summary>The key for duplicates: not Meta's id itself, which holds the person's number in Base64 and would stand readable in the casebook.</summary>
    internal static string KeyOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)).AsSpan(0, KeyBytes));

    /// <summary>A number change also makes a new user id; only what Meta says of both is taken (<c>user_changed_number</c>, <c>user_changed_user_id</c>).</summary>
    private static WhatsAppReading ReadSystem(JsonElement message, DateTimeOffset now)
    {
        var (key, at) = (KeyOf(message.Text("id") is { Length: <= LongestId } given ? given : message.GetRawText()), message.Time("timestamp") ?? now);
        if (message.Object("system") is not { } system) return new Ignored(IgnoredReason.SystemNote);
        return system.Text("type") switch
        {
            "user_changed_number" => new Moved(
                WhatsAppAddress.Of(message.Text("from"), system.Text("previous_user_id")),
                WhatsAppAddress.Of(system.Text("new_wa_id") ?? system.Text("wa_id"), system.Text("user_id")),
                key,
                at),
            "user_changed_user_id" => new Moved(
                WhatsAppAddress.UserId(system.Text("previous_user_id")),
                WhatsAppAddress.UserId(system.Text("user_id") ?? message.Text("from_user_id")),
                key,
                at),
            _ => new Ignored(IgnoredReason.SystemNote),
        };
    }
}
