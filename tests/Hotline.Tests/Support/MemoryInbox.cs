using System.Collections.Concurrent;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Support;

/// <summary>An inbox in memory that knows duplicates, can be made to answer otherwise, and outlives the program that writes into it. Thread-safe.</summary>
public sealed class MemoryInbox : IInbox
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);
    private readonly Pulse pulse = new();
    private int asked;

    /// <summary>Decides about a message instead of the inbox; null leaves it to the inbox. May throw.</summary>
    public Func<InboundMessage, Acceptance?>? Otherwise { get; set; }

    /// <summary>Decides about a command instead of the inbox; null leaves it to the inbox. May throw.</summary>
    public Func<InboxEvent, Acceptance?>? Commanded { get; set; }

    /// <summary>Messages that were stored, in order.</summary>
    public ConcurrentQueue<InboundMessage> Stored { get; } = new();

    /// <summary>Commands that were stored, in order.</summary>
    public ConcurrentQueue<InboxEvent> Commands { get; } = new();

    /// <summary>How often a message came to the door.</summary>
    public int Asked => Volatile.Read(ref asked);

    public Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        try
        {
            return Task.FromResult(Otherwise?.Invoke(message) ?? Keep(message.ProviderId, () => Stored.Enqueue(message)));
        }
        finally
        {
            pulse.Beat();
        }
    }

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken) =>
        Task.FromResult(Commanded?.Invoke(command) ?? Keep($"command {command.EventId}", () => Commands.Enqueue(command)));

    /// <summary>Waits until it is so, looking again after every message.</summary>
    public Task UntilAsync(Func<MemoryInbox, bool> condition) =>
        pulse.UntilAsync(() => condition(this), () => $"stored {Stored.Count}: {string.Join("; ", Stored.Select(m => m.Content))}; asked {Asked} times");

    /// <summary>The one message, as soon as there is one.</summary>
    public async Task<InboundMessage> SingleAsync()
    {
        await UntilAsync(inbox => !inbox.Stored.IsEmpty);
        return Assert.Single(Stored);
    }

    private Acceptance Keep(string id, Action store)
    {
        if (!known.TryAdd(id, true)) return Acceptance.Duplicate;
        store();
        return Acceptance.Stored;
    }
}
