using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Support;

/// <summary>An inbox in memory that knows duplicates. <see cref="Full"/> and <see cref="Erased"/> name conversations that answer so.</summary>
internal sealed class MemoryInbox : IInbox
{
    private readonly Lock _gate = new();
    private readonly List<InboxEvent> _events = [];

    public HashSet<string> Full { get; } = [];

    public HashSet<string> Erased { get; } = [];

    public bool Away { get; set; }

    public IReadOnlyList<InboxEvent> Events
    {
        get
        {
            lock (_gate) return [.. _events];
        }
    }

    public Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken) => throw new NotSupportedException("Only commands come here.");

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken)
    {
        if (Away) throw new StoreUnavailableException("The store is away.");
        lock (_gate)
        {
            if (Full.Contains(command.Conversation.Value)) return Task.FromResult(Acceptance.Full);
            if (Erased.Contains(command.Conversation.Value)) return Task.FromResult(Acceptance.Erased);
            if (_events.Any(e => e.EventId == command.EventId)) return Task.FromResult(Acceptance.Duplicate);
            _events.Add(command);
            return Task.FromResult(Acceptance.Stored);
        }
    }
}
