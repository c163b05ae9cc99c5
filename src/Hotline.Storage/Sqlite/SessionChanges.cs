using Hotline.Core.Messaging;

namespace Hotline.Storage.Sqlite;

/// <summary>What one transaction changed, for those who wait for it. Used by the writer alone.</summary>
internal sealed class SessionChanges
{
    public bool Journal { get; set; }

    public bool Outbox { get; set; }

    /// <summary>When the outbox has something to hand out next; meaningful when <see cref="Outbox"/> is set.</summary>
    public long OutboxAt { get; set; }

    /// <summary>The earliest work that appeared.</summary>
    public long WorkAt { get; private set; } = long.MaxValue;

    /// <summary>When work comes next, as a lease saw it that looked at everything; null when none did.</summary>
    public long? WorkSeen { get; private set; }

    /// <summary>Something stands under a newer master key now: what it stood under must not stay in the log.</summary>
    public bool OldKeys { get; set; }

    public List<ConversationId> Mail { get; } = [];

    public List<(ConversationId Id, long At)> Erased { get; } = [];

    /// <summary>A conversation has work at this time.</summary>
    public void Work(long? at) => WorkAt = Math.Min(WorkAt, at ?? long.MaxValue);

    /// <summary>A lease looked through all work: what appeared before it in this transaction is in this answer.</summary>
    public void Seen(long nextAt)
    {
        WorkSeen = nextAt;
        WorkAt = long.MaxValue;
    }

    public void Clear()
    {
        (Journal, Outbox, OldKeys, WorkAt, WorkSeen) = (false, false, false, long.MaxValue, null);
        Mail.Clear();
        Erased.Clear();
    }
}
