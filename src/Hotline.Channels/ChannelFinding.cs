namespace Hotline.Channels;

/// <summary>
/// One thing that the doctor says of a channel. <paramref name="Works"/>: true, false when it cannot work until somebody acts, null when nobody could say, or when it works but something is worth knowing.
/// <paramref name="Words"/> say how it is and what to do in the provider's own console; never a secret, never anything personal.
/// </summary>
public sealed record ChannelFinding(bool? Works, string Words);
