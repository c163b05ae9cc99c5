namespace Hotline.Core.Cases;

/// <summary>
/// How a waiting case stands at one moment. <paramref name="Due"/>: when a human should have answered at the latest. <paramref name="Step"/>: the last step reached.
/// <paramref name="NextAt"/>: when the next one is reached, null when there is none.
/// </summary>
public sealed record CaseDue(DateTimeOffset Due, EscalationStep Step, DateTimeOffset? NextAt);
