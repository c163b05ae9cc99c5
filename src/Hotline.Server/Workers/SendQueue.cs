using System.Collections.Frozen;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Workers.Sending;
using Hotline.Storage;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Workers;

/// <summary>
/// Replies leased to this process and not yet tried, in batches of one conversation each and in their order. Every channel has its own line, so that a provider that hangs holds up
/// nobody else's replies. Bounded: a full line holds up the turns that fill it. Thread-safe.
/// </summary>
internal sealed class SendQueue
{
    private readonly SendOrder order = new();
    private readonly FrozenDictionary<ChannelId, SendLine> lines;

    /// <summary>Replies for channels that are not set up.</summary>
    private readonly SendLine others;

    private readonly TimeSpan lease;
    private readonly TimeProvider time;

    public SendQueue(ProviderAccounts accounts, IOptions<RuntimeOptions> options, TimeProvider time)
    {
        this.time = time;
        lease = TimeSpan.FromSeconds(options.Value.SendLeaseSeconds);
        lines = accounts.Channels.ToFrozenDictionary(channel => channel, _ => new SendLine(Leave));
        others = new SendLine(Leave);
    }

    public IEnumerable<SendLine> Lines => [.. lines.Values, others];

    public ValueTask AddAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        // From here on: also while it stands before a full line or behind another batch of its conversation its lease runs.
        var batch = new SendBatch(entries, time.GetTimestamp());
        return order.MayGo(batch) ? (lines.GetValueOrDefault(entries[0].Delivery.To.Channel) ?? others).AddAsync(batch, cancellationToken) : ValueTask.CompletedTask;
    }

    /// <summary>What is left of the batch's lease for calls.</summary>
    public CallTime TimeOf(SendBatch batch) => new(lease, () => time.GetElapsedTime(batch.Since));

    /// <summary>Whether <see cref="Complete"/> was called.</summary>
    public bool Completed { get; private set; }

    /// <summary>Ends every line behind what stands in it. What comes later is left to the outbox, which hands it out when its lease ends.</summary>
    public void Complete()
    {
        Completed = true;
        foreach (var line in Lines) line.Complete();
    }

    /// <summary>A batch was tried. Returns the next of its conversation, which waited for it; null when there is none, or when it must not go.</summary>
    /// <remarks>What was <paramref name="overtaken"/> by something more important is to be reported as cancelled.</remarks>
    public SendBatch? Next(SendBatch tried, bool finished, out IReadOnlyList<OutboxEntry> overtaken) => order.Next(tried, finished, out overtaken);

    /// <summary>What is not tried is not finished, and what waits for it is left to the outbox too.</summary>
    private void Leave(SendBatch batch) => order.Next(batch, finished: false, out _);
}
