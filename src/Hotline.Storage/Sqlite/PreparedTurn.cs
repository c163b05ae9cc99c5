using Hotline.Core.Conversations;
using Hotline.Storage.Packing;

namespace Hotline.Storage.Sqlite;

/// <summary>A turn packed and sealed, so that the writer has only to write. Made on the caller's thread.</summary>
internal sealed record PreparedTurn(
    TurnCommit Turn,
    HeldConversation Held,
    byte[] State,
    long? WakeAt,
    byte[]? WrappedKey,
    IReadOnlyList<NewReply> Replies,
    IReadOnlyList<byte[]> Journal)
{
    public static PreparedTurn From(TurnCommit turn, HeldConversation held, RuntimeSeals seals)
    {
        // Of an erased person nothing is written, not even for a moment.
        if (turn.Erase) return new PreparedTurn(turn, held, [], null, null, [], []);
        var (id, key) = (turn.Lease.Id, held.Sealing);
        return new PreparedTurn(
            turn,
            held,
            seals.SealState(key, id, turn.State),
            WakeTime(turn.State),
            held.NewKey ? seals.WrapKey(id, held.Key) : null,
            [.. turn.Replies.Select(reply => new NewReply(reply.Id, reply.Message.Importance, SendHorizon.Of(reply), seals.SealReply(key, id, reply)))],
            [.. turn.Journal.Select(record => seals.SealRecord(key, id, record))]);
    }

    public CommitResult Commit(SqliteSession session)
    {
        if (!session.Leases.Holds(Held.N, Turn.Lease.Fence)) return new CommitResult(false, []);
        return Turn.Erase ? TurnWriting.Erase(session, this) : TurnWriting.Write(session, this);
    }

    private static long? WakeTime(ConversationState state) =>
        state.Timers.IsDefaultOrEmpty ? null : state.Timers.Min(timer => timer.Due).ToUnixTimeMilliseconds();
}
