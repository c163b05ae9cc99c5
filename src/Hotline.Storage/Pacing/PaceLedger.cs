using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Pacing;

/// <summary>
/// The arithmetic of one account's pace; times are milliseconds of the store's clock. <c>Redis/Scripts/pace.lua</c> does the same, number by number, and one contract suite
/// tests both. <see cref="next"/> runs ahead of the clock by what was let through: a call costs a step, and at most a burst of steps is saved up. Burst and steps are chosen
/// so that no second holds more calls than the account's rate. While others wait, an important call also pays a seventh of a step into a fund, and who has waited and finds the
/// fund full goes at once. Not thread-safe.
/// </summary>
internal sealed class PaceLedger
{
    /// <summary>Of the rate: what may be saved up for a burst. Half of that is left to important replies, which so find a place at once.</summary>
    private const int BurstOneIn = 8;

    /// <summary>Of the rate: what routine replies that have waited get, however much is more important.</summary>
    private const int ShareOneIn = 8;

    /// <summary>Longest wait, in ms, that is granted now and waited by the sender: short for routine, because what was granted is not overtaken any more.</summary>
    private const double RoutineAhead = 100;
    private const double ImportantAhead = 1000;

    private double next;
    private double freshTail;
    private double waitedTail;
    private double importantTail;
    private double fund;
    private double pause;

    public void Pause(double now, double wait) => pause = Math.Max(pause, now + wait);

    public PaceAnswer Take(double now, int callsPerSecond, PaceAsk ask)
    {
        var burst = Math.Max(1, callsPerSecond / BurstOneIn);
        var step = 1000.0 / (callsPerSecond - burst + (callsPerSecond < 2 * BurstOneIn ? 1 : 0));
        next = Math.Max(next, now - (burst * step));
        if (pause > now) next = Math.Max(next, pause);
        var (cost, important) = (ask.Calls * step, ask.Importance != Importance.Routine);
        var start = next + (Math.Min(important ? ask.Calls : ask.Calls + (burst / 2), burst) * step);
        if (important) return Important(now, start, cost, step);
        return ask.Waited ? Waited(now, start, cost, step) : Fresh(now, start, cost);
    }

    private PaceAnswer Important(double now, double start, double cost, double step)
    {
        if (start - now > ImportantAhead) return Later(now, importantTail = Math.Max(importantTail, start) + cost);
        // What queues comes that much later.
        if (freshTail > now) freshTail += cost;
        var paid = Math.Max(freshTail, waitedTail) > now ? cost / (ShareOneIn - 1) : 0;
        fund = Math.Min(fund + paid, step);
        return Go(now, start, cost + paid);
    }

    private PaceAnswer Waited(double now, double start, double cost, double step)
    {
        if (start - now <= RoutineAhead) return Go(now, start, cost);
        if (fund < step || pause > now) return Later(now, waitedTail = Math.Max(waitedTail, start) + cost);
        fund = 0;
        return Go(now, now, cost - step);
    }

    private PaceAnswer Fresh(double now, double start, double cost) =>
        start - now <= RoutineAhead && freshTail <= now && waitedTail <= now ? Go(now, start, cost) : Later(now, freshTail = Math.Max(freshTail, start) + cost);

    private PaceAnswer Go(double now, double start, double cost)
    {
        next += cost;
        return new PaceAnswer(true, TimeSpan.FromMilliseconds(Math.Ceiling(Math.Max(0, start - now))));
    }

    private static PaceAnswer Later(double now, double at) => new(false, TimeSpan.FromMilliseconds(Math.Ceiling(at - now)));
}
