namespace Hotline.Core.Conversations;

/// <summary>
/// <paramref name="Committed"/> false: the lease was lost, another worker has the conversation, nothing was written. <paramref name="ToSend"/>: what the committer now sends, in order.
/// </summary>
public sealed record CommitResult(bool Committed, IReadOnlyList<OutboxEntry> ToSend);
