using System.Text.Json.Serialization;

namespace Hotline.Core.Messaging;

/// <summary>
/// One thing to say to a person. The text is whole; each channel cuts it to its own limit. <paramref name="Sms"/> is the shorter twin.
/// <paramref name="Place"/> names the node that spoke (<c>dialog.node</c>), for the transcript and statistics.
/// </summary>
public sealed record OutboundMessage(
    string Text,
    IReadOnlyList<Button> Buttons,
    Importance Importance,
    LocaleTag Locale,
    string? Sms = null,
    string? Place = null)
{
    /// <summary>
    /// A harmless word that names no topic and asks the person to write back, for a time when the provider takes no free text (<c>ChannelAbilities.Window</c>). A channel with such a rule sends its
    /// approved template in this message's language instead of the text; where none is set up, it refuses with words.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Knock { get; init; }

    /// <summary>
    /// The event that made the return code which stands in the text as <see cref="Conversations.ReturnCode.Mark"/>. The code itself is put in only when the text is sent, and is kept nowhere.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ReturnCode { get; init; }

    /// <summary>The provider had it before and could not bring it then: this is its one later try. Stored under the name that it was first given.</summary>
    [JsonPropertyName("Again")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool LastTry { get; init; }

    /// <summary>Its conversation kept it for a while, maybe after the provider had it: of several parts some may have arrived.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool WasHeld { get; init; }

    /// <summary>A file that goes with the text; null for words alone. A channel that does not send files is never given one.</summary>
    public Attachment? Attachment { get; init; }
}
