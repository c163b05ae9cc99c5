using System.Collections.Concurrent;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.Telegram;

/// <summary>An inbox that keeps what it accepted, knows duplicates, and can be made to fail.</summary>
internal sealed class MemoryInbox : IInbox
{
    private readonly ConcurrentDictionary<string, InboundMessage> known = new(StringComparer.Ordinal);

    public Func<InboundMessage, Acceptance>? Answer { get; set; }

    public ConcurrentQueue<InboundMessage> Accepted { get; } = new();

    public Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        var acceptance = Answer?.Invoke(message) ?? Acceptance.Stored;
        if (acceptance == Acceptance.Stored && !known.TryAdd(message.ProviderId, message)) acceptance = Acceptance.Duplicate;
        if (acceptance == Acceptance.Stored) Accepted.Enqueue(message);
        return Task.FromResult(acceptance);
    }

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken) => throw new NotSupportedException("Channels bring messages only.");
}
