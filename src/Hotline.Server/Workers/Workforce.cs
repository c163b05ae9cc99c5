using Hotline.Core.Conversations;

namespace Hotline.Server.Workers;

/// <summary>The workers of this process share one name on their leases, new at each start.</summary>
internal sealed record Workforce(WorkerId Id);
