namespace Hotline.Core.Conversations;

/// <summary>
/// <paramref name="Committed"/> false: the lease was lost, another worker has the conversation, nothing was written. <paramref name="ToSend"/>: what the committer now sends, in order.
/// <paramref name="Taken"/>, only of a recalled conversation: what became of the message; null when the conversation has changed since, and the message must come in the usual way.
/// </summary>
public sealed record CommitResult(bool Committed, IReadOnlyList<OutboxEntry> ToSend, Acceptance? Taken = null)
{
    /// <summary>The conversation's fence after the commit, where it is not the lease's own.</summary>
    public long? Fence { get; init; }
}
