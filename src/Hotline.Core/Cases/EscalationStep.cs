namespace Hotline.Core.Cases;

/// <summary>Who a case that waits too long is marked for. Within one clock only a later one follows.</summary>
public enum EscalationStep
{
    None,

    /// <summary>The list of unanswered cases that is gone through once a week.</summary>
    WeeklyList,

    /// <summary>The next helper on call.</summary>
    OnCall,

    Coordinator,

    Everyone,
}
