using System.Collections.Concurrent;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Terminal;

/// <summary>
/// The keyboard as a channel: what is sent waits here until <see cref="Take"/>. It stands in for the channel named by <paramref name="id"/>, with that channel's abilities,
/// so that a conversation can be tried as it would look on SMS. Thread-safe.
/// </summary>
public sealed class TerminalChannel(ChannelId id, ChannelAbilities abilities) : IChannel
{
    /// <summary>What the keyboard shows when it stands in for no other channel.</summary>
    public static readonly ChannelAbilities Shows = new(MaxText: 10_000, MaxButtons: 24, MaxLabel: 120, Media: false, ShortTexts: false);

    private readonly ConcurrentQueue<Delivery> _sent = new();

    public ChannelId Id { get; } = id;

    public ChannelAbilities Abilities { get; } = abilities;

    public Task<SendResult> SendAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        _sent.Enqueue(delivery);
        return Task.FromResult<SendResult>(new SendResult.Sent());
    }

    /// <summary>What was sent since the last call, in order.</summary>
    public IReadOnlyList<Delivery> Take()
    {
        var taken = new List<Delivery>();
        while (_sent.TryDequeue(out var delivery)) taken.Add(delivery);
        return taken;
    }
}
