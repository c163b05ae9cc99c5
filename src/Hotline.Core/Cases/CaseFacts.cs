namespace Hotline.Core.Cases;

/// <summary>What a case's clock depends on. <paramref name="Since"/>: the person waits since then, and the case has this urgency since then, whichever is later.</summary>
public sealed record CaseFacts(Urgency Urgency, DateTimeOffset Since);
