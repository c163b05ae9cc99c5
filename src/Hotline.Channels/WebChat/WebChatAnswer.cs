using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Channels;
using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Channels.WebChat;

/// <summary>One message as the page receives it.</summary>
internal sealed record WebChatAnswer(string Id, string Text, IReadOnlyList<WebChatChoice> Choices, DateTimeOffset At, string Locale)
{
    /// <summary>The file that came with it, read at <c>GET /chat/files/{id}</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public WebChatFile? File { get; init; }

    /// <summary>The page shows a message in one piece, whatever its parts.</summary>
    public static WebChatAnswer From(MailboxItem item)
    {
        var parts = Rendering.Of(item.Message, WebChatModule.Shows);
        var buttons = parts is [.., { Form: MessageForm.Buttons last }] ? last.Choices : [];
        return new(
            item.DeliveryId,
            string.Join("\n\n", parts.Select(part => part.Text)),
            [.. buttons.Select(button => new WebChatChoice(button.Id, button.Label, button.Data))],
            item.At,
            item.Message.Locale.Value)
        {
            File = item.Message.Attachment is { } file ? new WebChatFile(file.Media, file.Type, file.Bytes, WebChatFile.NameOf(file)) : null,
        };
    }
}

/// <summary>A file of a message. <paramref name="Name"/> is what it is saved under; it says nothing of anybody.</summary>
internal sealed record WebChatFile(string Id, string Type, long Bytes, string Name)
{
    public static string NameOf(Attachment file) => MediaTypes.Named(file.Type) is { } type ? MediaTypes.FileName(type, file.Media) : "file";
}

/// <summary>One button of a message.</summary>
internal sealed record WebChatChoice(string Id, string Label, string Data);

/// <summary>Why a request was refused: a <paramref name="Code"/> that the page puts into words of its language, and a sentence for whoever looks at the traffic.</summary>
internal sealed record WebChatError(string Code, string Error);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebChatAnswer))]
[JsonSerializable(typeof(WebChatError))]
internal sealed partial class WebChatJson : JsonSerializerContext
{
    /// <summary>Letters stay letters: escaped, a Cyrillic text is three times as long on a slow phone. Nothing reads it as HTML.</summary>
    public static readonly WebChatJson Compact =
        new(new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
