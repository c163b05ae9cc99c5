using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>The way in, on Redis.</summary>
internal sealed class RedisInbox(RedisLink link, Wakes wakes, RuntimeSeals seals, Pseudonyms pseudonyms) : IInbox
{
    private const int HeaderSize = 34;

    public Task<Acceptance> AcceptAsync(InboundMessage message, CancellationToken cancellationToken) => AcceptAsync(Event(message), cancellationToken);

    public async Task<Acceptance> AcceptAsync(InboxEvent command, CancellationToken cancellationToken)
    {
        var partition = link.Keys.PartitionOf(command.Conversation);
        return Plain(await StoreAsync(command, partition, lease: 0), partition);
    }

    /// <summary>Takes a message in and leases the conversation if it is idle; the lease comes sealed, beside the event as it waits there.</summary>
    public async Task<(Acceptance Acceptance, SealedLease? Lease, WaitingEvent? Event)> AcceptAndLeaseAsync(InboundMessage message)
    {
        var happened = Event(message);
        var partition = link.Keys.PartitionOf(happened.Conversation);
        var answer = await StoreAsync(happened, partition, link.Leases.Turn);
        return answer[0] == 'L' ? Leased(happened, partition, answer) : (Plain(answer, partition), null, null);
    }

    public InboxEvent Event(InboundMessage message) => new(pseudonyms.Of(message.From), message.ProviderId, new PersonWrote(message));

    /// <summary>What a script must know of an event to take it in or refuse it.</summary>
    public byte[] Header(InboxEvent happened, long lease)
    {
        // 0 stands for a command; nobody sent a message in 1970.
        var sent = happened.Event is PersonWrote wrote ? Math.Max(1, wrote.Message.SentAt.ToUnixTimeMilliseconds()) : 0;
        var (hash, other) = seals.EventHashes(happened);
        return new Request(HeaderSize).Number64(hash).Time(sent).Number32(lease)
            .Number16(InboxRoom.For(happened.Event)).Number16(RuntimeLimits.RememberedIds).Number32((long)MessagingLimits.DuplicateMemory.TotalSeconds).Number64(other).Done();
    }

    /// <summary>Why an event was not stored, by the letter that a script answers; null when it was.</summary>
    public static Acceptance? Refused(char answer) => answer switch
    {
        'D' => Acceptance.Duplicate,
        'F' => Acceptance.Full,
        'E' => Acceptance.Erased,
        _ => null,
    };

    private Task<byte[]> StoreAsync(InboxEvent happened, int partition, long lease) =>
        link.RunAsync(link.Scripts.Accept, partition, [happened.Conversation.Value, (RedisValue)Header(happened, lease), seals.SealEvent(happened)]);

    private (Acceptance, SealedLease, WaitingEvent) Leased(InboxEvent happened, int partition, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes[1..]);
        var (now, fence, until) = (answer.Time(), answer.Number64(), answer.Time());
        var (sequence, timer) = (answer.Number32(), answer.Flag());
        var (keyLength, stateLength) = (answer.Number16(), answer.Number24());
        var (key, state) = (answer.Take(keyLength).ToArray(), answer.Take(stateLength).ToArray());
        // Should the turn come to nothing, somebody looks when the lease is over.
        wakes.Turns.Bring(partition, until, now);
        var waiting = new WaitingEvent(sequence, happened.EventId, happened.Event, DateTimeOffset.FromUnixTimeMilliseconds(now));
        return (Acceptance.Stored, new SealedLease(happened.Conversation, fence, until, timer, key, state, []), waiting);
    }

    /// <summary>What an answer without a lease says.</summary>
    private Acceptance Plain(ReadOnlySpan<byte> bytes, int partition)
    {
        var answer = new Answer(bytes);
        var letter = (char)answer.Byte();
        if (Refused(letter) is { } refused) return refused;
        if (letter != 'S') throw new StoreUnavailableException("The conversation was stored by a newer hotline, which must take its messages in. Start that one again.");
        var now = answer.Time();
        if (answer.Time() is > 0 and var due) wakes.TurnWaits(partition, due, now);
        return Acceptance.Stored;
    }
}
