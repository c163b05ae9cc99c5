namespace Hotline.Core.Cases;

/// <summary>How soon a human must look. Only rises by itself; only a human lowers it.</summary>
public enum Urgency
{
    /// <summary>Next working day.</summary>
    Normal,

    /// <summary>Serious harm likely in days, or a right about to be lost: the same day.</summary>
    Urgent,

    /// <summary>Life, health, liberty or a child at risk now: minutes, day and night.</summary>
    Immediate,
}
