using System.Collections.Concurrent;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.FunctionalTests.FakeTelegram;

namespace Hotline.FunctionalTests.Telegram;

/// <summary>An inbox in memory that knows duplicates, can be made to answer otherwise, and outlives the program that writes into it. Thread-safe.</summary>
public sealed class MemoryInbox : IInbox
{
    private readonly ConcurrentDictionary<string, bool> known = new(StringComparer.Ordinal);
    private readonly Pulse pulse = new();
    private int asked;

    /// <summary>Decides instead of the inbox; null leaves it to the inbox. May throw.</summary>
    public Func<InboundMessage, Acceptance?>? Otherwise { get; set; }

    /// <summary>What was stored, in order.</summary>
    public ConcurrentQueue<InboundMessage> Stored { get; } = new();

    public int Asked => Volatile.Read(ref asked);

    public Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref asked);
        try
        {
            if (Otherwise?.Invoke(message) is { } decided) return Task.FromResult(decided);
            if (!known.TryAdd(message.ProviderId, true)) return Task.FromResult(Acceptance.Duplicate);
            Stored.Enqueue(message);
            return Task.FromResult(Acceptance.Stored);
        }
        finally
        {
            pulse.Beat();
        }
    }

    public Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken) => throw new NotSupportedException("Channels bring messages only.");

    public Task UntilAsync(Func<MemoryInbox, bool> condition) =>
        pulse.UntilAsync(() => condition(this), () => $"stored {Stored.Count}: {string.Join("; ", Stored.Select(m => m.Content))}; asked {Asked} times");

    public async Task<InboundMessage> SingleAsync()
    {
        await UntilAsync(inbox => !inbox.Stored.IsEmpty);
        return Assert.Single(Stored);
    }
}
