namespace Hotline.Core.Cases;

/// <summary>
/// How soon a human must answer, by urgency, and who is told when nobody does. The table is that of the field (a crisis line's five minutes, a duty desk's two staffed hours, an
/// office's next working day); a deployment may change the times. A normal case is due at the end of the next working day.
/// </summary>
/// <param name="Immediate">Day and night. More than zero.</param>
/// <param name="Urgent">Of staffed time. More than zero.</param>
/// <param name="UrgentAtMost">Of any time, also when nobody is on duty. At least <paramref name="Urgent"/>, at most <see cref="Longest"/>.</param>
/// <param name="Silent">How long the holder of a case may leave the person's words unanswered before somebody else may take it. More than zero.</param>
public sealed record ResponseTargets(TimeSpan Immediate, TimeSpan Urgent, TimeSpan UrgentAtMost, TimeSpan Silent)
{
    public static readonly ResponseTargets Default = new(TimeSpan.FromMinutes(5), TimeSpan.FromHours(2), TimeSpan.FromHours(12), TimeSpan.FromMinutes(30));

    /// <summary>Serious harm within days does not wait longer than this, whatever a deployment settles.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>Each step at its multiple of the target; of one urgency in order.</summary>
    private static readonly (Urgency Urgency, EscalationStep Step, double Targets)[] Steps =
    [
        (Cases.Urgency.Immediate, EscalationStep.OnCall, 1),
        (Cases.Urgency.Immediate, EscalationStep.Coordinator, 2),
        (Cases.Urgency.Immediate, EscalationStep.Everyone, 3),
        (Cases.Urgency.Urgent, EscalationStep.Coordinator, 0.5),
        // A missed target of a serious case is everybody's matter.
        (Cases.Urgency.Urgent, EscalationStep.Everyone, 1),
        (Cases.Urgency.Normal, EscalationStep.WeeklyList, 1),
    ];

    /// <summary>How a case stands at <paramref name="now"/>. <paramref name="hours"/>: when somebody who speaks its language is on duty.</summary>
    public CaseDue Read(CaseFacts facts, StaffHours hours, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(hours);
        var (reached, next) = (EscalationStep.None, default(DateTimeOffset?));
        foreach (var (urgency, step, targets) in Steps)
        {
            if (urgency != facts.Urgency) continue;
            var at = At(facts, targets, hours);
            if (at <= now) reached = step;
            else next ??= at;
        }

        return new CaseDue(At(facts, 1, hours), reached, next);
    }

    /// <summary>How long a holder may be silent: in an immediate case never longer than until the coordinator would hear of it.</summary>
    public TimeSpan SilentAtMost(Urgency urgency) => urgency == Cases.Urgency.Immediate && Immediate * 2 < Silent ? Immediate * 2 : Silent;

    private DateTimeOffset At(CaseFacts facts, double targets, StaffHours hours) => facts.Urgency switch
    {
        Cases.Urgency.Immediate => facts.Since + Immediate * targets,
        Cases.Urgency.Urgent => Earlier(hours.Add(facts.Since, Urgent * targets), facts.Since + UrgentAtMost * targets),
        _ => hours.EndOfNextWorkingDay(facts.Since),
    };

    private static DateTimeOffset Earlier(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
