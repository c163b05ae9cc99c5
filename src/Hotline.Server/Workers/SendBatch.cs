using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>Replies of one conversation in this process's hands, in order. <paramref name="Since"/>: when they came here, a timestamp of the <see cref="TimeProvider"/>; their leases began little before.</summary>
internal sealed record SendBatch(IReadOnlyList<OutboxEntry> Entries, long Since);
