using Hotline.Core.Channels.Sms;

namespace Hotline.Core.Channels;

/// <summary>One call to a provider: a text that fits, never blank, and what stands under it. <paramref name="Size"/>: what it costs, where texts are paid by the part; else null.</summary>
public sealed record MessagePart(string Text, MessageForm Form, SmsSize? Size = null);
