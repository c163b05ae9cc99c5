namespace Hotline.Core.Messaging;

/// <summary>
/// Where a person is reached on one channel: a Telegram chat id, a phone number, the fingerprint of a web chat's token.
/// It names a person, so it is never logged and never stored unencrypted; <see cref="ToString"/> hides it.
/// </summary>
public readonly record struct Address(ChannelId Channel, string Value)
{
    public override string ToString() => $"{Channel}:…";
}
