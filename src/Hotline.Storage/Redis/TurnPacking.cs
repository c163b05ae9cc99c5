using System.Text;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Storage.Packing;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>Seals a turn and packs it into the arguments of <c>commit.lua</c> and <c>turn.lua</c>, on the caller's thread.</summary>
internal static class TurnPacking
{
    private const int HeaderSize = 36;
    private const int First = 4;
    private const int CancelRoutine = 1;
    private const int KeepOldState = 2;

    /// <summary>The fourth argument is the message's own header for a recalled conversation, else the key if it is new.</summary>
    public static RedisValue[] Pack(TurnCommit turn, HeldConversation held, RuntimeSeals seals, Leases leases, byte[]? message = null)
    {
        var (id, key) = (turn.Lease.Id, held.Sealing);
        var arguments = new RedisValue[First + turn.Journal.Count + (2 * turn.Replies.Count)];
        arguments[0] = id.Value;
        arguments[1] = Header(turn, held, leases);
        arguments[2] = seals.SealState(key, id, turn.State);
        arguments[3] = message ?? (held.NewKey ? held.Wrapped : (RedisValue)"");
        var at = First;
        foreach (var record in turn.Journal) arguments[at++] = JournalEntries.Sealed(id, held, record, seals);
        foreach (var reply in turn.Replies)
        {
            arguments[at++] = ReplyHeader(reply);
            arguments[at++] = seals.SealReply(key, id, reply);
        }

        return arguments;
    }

    private static byte[] Header(TurnCommit turn, HeldConversation held, Leases leases)
    {
        Span<byte> worker = stackalloc byte[WorkerMark.Size];
        WorkerMark.Write(turn.Worker, worker);
        var flags = (turn.CancelRoutine ? CancelRoutine : 0) | (turn.Lease.Corrupt && !held.Written ? KeepOldState : 0);
        return new Request(HeaderSize).Number64((ulong)turn.Lease.Fence).Number32(turn.Through).Time(FirstTimer(turn.State))
            .Number32(turn.KeepLease ? leases.Turn : 0).Byte(flags)
            .Number32(leases.Send).Bytes(worker).Byte(turn.Journal.Count).Done();
    }

    private static byte[] ReplyHeader(Delivery reply) =>
        new Request(5 + Encoding.UTF8.GetByteCount(reply.Id)).Byte((int)reply.Message.Importance).Number32((long)SendHorizon.Of(reply).TotalMilliseconds).Text(reply.Id).Done();

    private static long FirstTimer(ConversationState state)
    {
        if (state.Timers.IsDefaultOrEmpty) return 0;
        var first = long.MaxValue;
        foreach (var timer in state.Timers) first = Math.Min(first, timer.Due.ToUnixTimeMilliseconds());
        return first;
    }
}
