using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Hotline.Core.Channels;

namespace Hotline.Channels.WebChat;

/// <summary>One message as the page receives it.</summary>
internal sealed record WebChatAnswer(string Id, string Text, IReadOnlyList<WebChatChoice> Choices, DateTimeOffset At, string Locale)
{
    /// <summary>The page shows a message in one piece, whatever its parts.</summary>
    public static WebChatAnswer From(MailboxItem item)
    {
        var parts = Rendering.Of(item.Message, ChannelAbilities.Web);
        var buttons = parts is [.., { Form: MessageForm.Buttons last }] ? last.Choices : [];
        return new(
            item.DeliveryId,
            string.Join("\n\n", parts.Select(part => part.Text)),
            [.. buttons.Select(button => new WebChatChoice(button.Id, button.Label, button.Data))],
            item.At,
            item.Message.Locale.Value);
    }
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
