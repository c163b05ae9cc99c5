namespace Hotline.Core.Channels;

/// <summary>
/// What is left of a reply's lease for calls to its provider: who is slower than the lease sends it beside somebody else. An ordinary call takes a third of the lease at most (the channel's
/// <c>AnswerSeconds</c>) and begins in the first half; one that brings a file begins in the first third and takes what is <see cref="Left"/> at most. The last sixth is for the report. Thread-safe.
/// </summary>
/// <param name="lease">How long the lease is.</param>
/// <param name="held">For how long the reply has been in this process.</param>
public sealed class CallTime(TimeSpan lease, Func<TimeSpan> held)
{
    /// <summary>Where nobody else could send it.</summary>
    public static readonly CallTime Endless = new(TimeSpan.FromDays(365), static () => TimeSpan.Zero);

    /// <summary>Whether a call may begin.</summary>
    public bool ForCall => held() < lease / 2;

    /// <summary>Whether a call that brings a file may begin.</summary>
    public bool ForFile => held() < lease / 3;

    /// <summary>How long a call that begins now may take; at least half the lease in the first third of it.</summary>
    public TimeSpan Left => TimeSpan.FromTicks(Math.Max(0, ((lease * 5 / 6) - held()).Ticks));
}
