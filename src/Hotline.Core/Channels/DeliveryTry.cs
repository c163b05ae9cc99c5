namespace Hotline.Core.Channels;

/// <summary>What a channel is told of one try to send a delivery. Made when it is sent, never stored.</summary>
/// <param name="Name">See <see cref="DeliveryMark.Attempt"/>.</param>
/// <param name="To">See <see cref="DeliveryMark.To"/>.</param>
public sealed record DeliveryTry(string Name, string To)
{
    /// <summary>In <see cref="Arrived"/>: what went out in one part.</summary>
    public static readonly (int Part, int Parts) Whole = (1, 1);

    /// <summary>Set when it was tried before, by whichever process: when at the earliest. A channel that does not remember how that ended may ask its provider.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Asked before each call for the delivery, and for how long one with a file may take.</summary>
    public CallTime Time { get; init; } = CallTime.Endless;

    /// <summary>Parts that are known to have arrived at an earlier time, each counted from 1 with the number of all: they are not sent again while the message still has as many.</summary>
    public IReadOnlyCollection<(int Part, int Parts)> Arrived { get; init; } = [];
}
