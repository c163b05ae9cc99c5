using Hotline.Core.Channels.Sms;

namespace Hotline.Core.Channels;

/// <summary>One call to a provider: a text that fits, never blank, and what stands under it. <paramref name="Size"/>: what it costs, where texts are paid by the part; else null.</summary>
public sealed record MessagePart(string Text, MessageForm Form, SmsSize? Size = null)
{
    /// <summary>Whether the choices of <see cref="Form"/> stand in the text as well.</summary>
    public bool Numbered { get; init; }
}
