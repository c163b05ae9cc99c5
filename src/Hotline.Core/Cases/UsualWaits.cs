namespace Hotline.Core.Cases;

/// <summary>How long people of one language usually waited for a human lately, by the urgency of their case; null where too few waited to say.</summary>
public sealed record UsualWaits(TimeSpan? Normal, TimeSpan? Urgent, TimeSpan? Immediate)
{
    public static readonly UsualWaits Unknown = new(null, null, null);

    /// <summary>Fewer than these say nothing about the next one.</summary>
    public const int Least = 5;

    /// <summary>Nothing shorter is promised: the next one may be slower.</summary>
    public static readonly TimeSpan Floor = TimeSpan.FromMinutes(5);

    /// <summary>Up to a span, waits are rounded up to whole ones of the second: nobody is told of minutes that they wait for a day.</summary>
    private static readonly (TimeSpan UpTo, TimeSpan Whole)[] Steps =
    [
        (TimeSpan.FromMinutes(30), TimeSpan.FromMinutes(5)),
        (TimeSpan.FromHours(2), TimeSpan.FromMinutes(15)),
        (TimeSpan.FromHours(4), TimeSpan.FromMinutes(30)),
        (TimeSpan.MaxValue, TimeSpan.FromHours(1)),
    ];

    public TimeSpan? Of(Urgency urgency) => urgency switch
    {
        Urgency.Immediate => Immediate,
        Urgency.Urgent => Urgent,
        _ => Normal,
    };

    /// <summary>What is told of these waits: their median (the longer one of two in the middle), rounded up; null when there are fewer than <see cref="Least"/>.</summary>
    public static TimeSpan? Told(IReadOnlyCollection<TimeSpan> waits)
    {
        ArgumentNullException.ThrowIfNull(waits);
        if (waits.Count < Least) return null;
        var median = waits.Order().ElementAt(waits.Count / 2);
        if (median <= Floor) return Floor;
        var whole = Steps.First(step => median <= step.UpTo).Whole;
        return TimeSpan.FromTicks((median.Ticks + whole.Ticks - 1) / whole.Ticks * whole.Ticks);
    }
}
