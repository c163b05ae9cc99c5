using System.Globalization;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>Turns on Redis: each lease, commit and release is one script on the conversation's partition.</summary>
internal sealed partial class RedisConversationStore(
    RedisLink link, RedisInbox inbox, RecentConversations recent, Wakes wakes, RuntimeSeals seals, RuntimeFormat format, DueWork work, FileRewriting files, TimeProvider time, ILogger log) : IConversationStore
{
    // What becomes of a lease after something was put aside.
    private const int Keep = 0;
    private const int GiveBack = 1;
    private const int ForgetTimers = 2;

    // What a turn's script says of earlier replies.
    private const byte Wait = 1;
    private const byte InHands = 2;

    private static readonly CommitResult Changed = new(false, []);

    public async Task<IReadOnlyList<LeasedConversation>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken)
    {
        var opened = new List<LeasedConversation>();
        foreach (var lease in await work.LeaseTurnsAsync(max, cancellationToken))
            if (await OpenAsync(lease) is { } conversation) opened.Add(conversation);
        return opened;
    }

    public async Task<Arrival> AcceptAndLeaseAsync(InboundMessage message, WorkerId worker, CancellationToken cancellationToken)
    {
        var (acceptance, lease, waiting) = await inbox.AcceptAndLeaseAsync(message);
        if (lease is null || waiting is null) return new Arrival(acceptance, null);
        try
        {
            return new Arrival(acceptance, LeaseOpening.Conversation(lease, [waiting], seals));
        }
        catch (NewerFormatException)
        {
            await PutAsideAsync(lease, new LeaseOpening(null, Newer: true, []));
            return new Arrival(acceptance, null);
        }
    }

    public async Task<CommitResult> CommitAsync(TurnCommit turn, CancellationToken cancellationToken)
    {
        var (partition, held) = (link.Keys.PartitionOf(turn.Lease.Id), Held(turn.Lease));
        var result = turn switch
        {
            { Lease.Recalled: true, Erase: true } => Changed,
            { Lease.Recalled: true } => await CommitRecalledAsync(turn, partition, held),
            { Erase: true } => await EraseAsync(turn, partition),
            _ => Committed(turn, partition, await link.RunAsync(link.Scripts.Commit, partition, TurnPacking.Pack(turn, held, seals, link.Leases))),
        };
        if (result.Committed) held.Written = true;
        if (!turn.KeepLease || !result.Committed) held.Rest();
        // A message refused as known has changed nothing. Put back only when its cipher rests: whoever takes it wakes that.
        if (result is { Committed: false, Taken: not null }) recent.Put(new RecentConversation(turn.Lease.Id, turn.Lease.Fence, turn.Lease.State!, held));
        return result;
    }

    public void Remember(TurnCommit turn, CommitResult result)
    {
        if (result.Committed && turn is { KeepLease: false, Erase: false })
            recent.Put(new RecentConversation(turn.Lease.Id, result.Fence ?? turn.Lease.Fence, turn.State, Held(turn.Lease)));
    }

    public LeasedConversation? Recall(InboundMessage message)
    {
        var happened = inbox.Event(message);
        if (recent.Take(happened.Conversation) is not { } left) return null;
        var (now, waiting) = (time.GetUtcNow(), new WaitingEvent(0, happened.EventId, happened.Event, time.GetUtcNow()));
        return new LeasedConversation(left.Id, left.Fence, now, left.State, Corrupt: false, [waiting], TimerDue: false) { Held = left.Held, Recalled = true };
    }

    public async Task ReleaseAsync(LeasedConversation lease, CancellationToken cancellationToken)
    {
        var partition = link.Keys.PartitionOf(lease.Id);
        Held(lease).Rest();
        Released(partition, await link.RunAsync(link.Scripts.Release, partition, [lease.Id.Value, lease.Fence]));
    }

    public async Task<ConversationState?> FindAsync(ConversationId conversation, CancellationToken cancellationToken)
    {
        var found = await link.RunAsync(link.Scripts.Find, link.Keys.PartitionOf(conversation), [conversation.Value]);
        var (key, state) = KeyAndState(found);
        if (key.Length == 0 || state.Length == 0) return null;
        try
        {
            using var sealing = seals.OpenKey(conversation, key);
            return seals.OpenState(sealing, conversation, state);
        }
        catch (Exception fault) when (fault is SealedDataException or NewerFormatException)
        {
            return null;
        }
    }

    public Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken) => wakes.Turns.WaitAsync(atMost, cancellationToken);

    internal static HeldConversation Held(LeasedConversation lease) =>
        lease.Held as HeldConversation ?? throw new ArgumentException("The lease does not come from this store.", nameof(lease));

    private static (byte[] Key, byte[] State) KeyAndState(ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        return (answer.Bytes16(), answer.Bytes24());
    }

    private async Task<CommitResult> CommitRecalledAsync(TurnCommit turn, int partition, HeldConversation held)
    {
        var waiting = turn.Lease.Events[0];
        var message = inbox.Header(new InboxEvent(turn.Lease.Id, waiting.EventId, waiting.Event), lease: 0);
        var answer = await link.RunAsync(link.Scripts.Turn, partition, TurnPacking.Pack(turn, held, seals, link.Leases, message));
        return RedisInbox.Refused((char)answer[0]) is { } refused ? new CommitResult(false, [], refused) : Committed(turn, partition, answer);
    }

    private CommitResult Committed(TurnCommit turn, int partition, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        if (answer.Byte() != 'C') return Changed;
        var (now, earlier) = (answer.Time(), answer.Byte());
        var (due, sends) = (answer.Time(), answer.Time());
        if (due > 0) wakes.TurnWaits(partition, due, now);
        wakes.Sends.Bring(partition, sends, now);
        if (turn.Journal.Count > 0) wakes.JournalGrew();
        var toSend = earlier == Wait || turn.Replies.Count == 0 ? [] : ToSend(turn, now);
        if (!turn.Lease.Recalled) return new CommitResult(true, toSend);
        var fence = answer.Number64();
        if (earlier == InHands && toSend.Length > 0) toSend[0] = toSend[0] with { After = answer.Rest() };
        return new CommitResult(true, toSend, Acceptance.Stored) { Fence = fence };
    }

    private async Task<CommitResult> EraseAsync(TurnCommit turn, int partition)
    {
        var answer = await link.RunAsync(link.Scripts.Erase, partition, [turn.Lease.Id.Value, turn.Lease.Fence, turn.ClosesMailbox ? (long)RedisMailbox.ClosedFor.TotalMilliseconds : 0]);
        if (answer[0] != 'C') return Changed;
        if (turn.ClosesMailbox) wakes.MailCame(turn.Lease.Id);
        recent.Take(turn.Lease.Id);
        wakes.JournalGrew();
        files.Ask();
        return new CommitResult(true, ToSend(turn, NowOf(answer)));
    }

    private static long NowOf(ReadOnlySpan<byte> bytes) => new Answer(bytes[1..]).Time();

    private static OutboxEntry[] ToSend(TurnCommit turn, long now)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(now);
        return [.. turn.Replies.Select(reply => new OutboxEntry(turn.Lease.Id, reply, 1, at + SendHorizon.Of(reply)))];
    }

    private void Released(int partition, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        var now = answer.Time();
        if (answer.Time() is > 0 and var due) wakes.TurnWaits(partition, due, now);
    }

    private async Task<LeasedConversation?> OpenAsync(SealedLease lease)
    {
        var opening = LeaseOpening.Open(lease, seals);
        if (opening is { Newer: false, Unreadable.Count: 0, NothingToDo: false }) return opening.Lease;
        // The lease is ours by now, so this is finished whatever the caller does.
        await PutAsideAsync(lease, opening);
        return opening.NothingToDo ? null : opening.Lease;
    }

    private async Task PutAsideAsync(SealedLease lease, LeaseOpening opening)
    {
        if (opening.Newer) Log.LeftAlone(log, lease.Id.Value);
        else if (opening.LostTimer) Log.LostTimer(log, lease.Id.Value);
        else Log.SetAside(log, lease.Id.Value, opening.Unreadable.Count);
        RedisValue[] arguments =
        [
            lease.Id.Value, lease.Fence, opening.Newer ? format.Known + 1 : 0, opening.LostTimer ? ForgetTimers : opening.Newer || opening.NothingToDo ? GiveBack : Keep,
            .. opening.Unreadable.Select(place => (RedisValue)place.ToString(CultureInfo.InvariantCulture)),
        ];
        var partition = link.Keys.PartitionOf(lease.Id);
        var answer = await link.RunAsync(link.Scripts.Aside, partition, arguments);
        Released(partition, answer);
        // A newer program looks at once.
        if (opening.Newer && new Answer(answer).Time() is var now) wakes.TurnWaits(partition, now, now);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "Conversation {Conversation} holds something of a newer version and is left alone until a newer program runs")]
        public static partial void LeftAlone(ILogger logger, string conversation);

        [LoggerMessage(LogLevel.Error, "Conversation {Conversation} had {Count} events that could not be read; they were set aside")]
        public static partial void SetAside(ILogger logger, string conversation, int count);

        [LoggerMessage(LogLevel.Error, "Conversation {Conversation} has a state that cannot be read, and a timer of it fell due; the person's next message is answered with the menu")]
        public static partial void LostTimer(ILogger logger, string conversation);
    }
}
