using Hotline.Core.Cases;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>One entry of a case's escalation history: nobody had answered, and it was marked for somebody. Codes only; it outlives an erasure.</summary>
public sealed class CaseStep
{
    public required string CaseId { get; init; }

    /// <summary>From when the target ran. Of one clock each step is reached once.</summary>
    public required DateTimeOffset Since { get; init; }

    public required EscalationStep Step { get; init; }

    public required Urgency Urgency { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When those whom it is about were told in their private chats; null while nobody was. Set before, so that nobody is told twice.</summary>
    public DateTimeOffset? NoticedAt { get; set; }
}
