using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Benchmarks.Seeding;

/// <summary>How what people come with is spread, about as hotlines for migrants report it: wages and papers first, danger seldom.</summary>
internal static class Spread
{
    public static readonly Weighted<string> Topics = new(
        ("unpaid_wages", 37), ("documents", 18), ("repatriation", 9), ("work_injury", 7), ("detention", 6), ("medical", 5), ("extortion", 4), ("violence", 4),
        ("forced_labour", 3), ("discrimination", 2), ("pregnancy", 2), ("other", 3));

    public static readonly Weighted<string> Languages = new(
        ("ru", 34), ("uz-Latn", 21), ("tg", 14), ("ky", 12), ("kk", 8), ("uz-Cyrl", 6), ("en", 3), (LocaleTag.Unknown.Value, 2));

    public static readonly Weighted<string> Flags = new(("W1", 40), ("F7", 20), ("D2", 10), ("P7", 10), ("F3", 5), ("K2", 3), ("D3", 3));

    public static readonly Weighted<string> Outcomes = new(
        ("information_given", 34), ("referred_accepted", 16), ("referred_no_answer", 6), ("statement_prepared", 7), ("statement_filed", 5), ("authority_inspection", 3), ("paid_in_full", 4),
        ("paid_in_part", 5), ("documents_returned", 4), ("left_safely", 2), ("contact_lost", 9), ("person_withdrew", 3), ("not_our_topic", 2));

    private static readonly Weighted<Urgency> Usual = new((Urgency.Normal, 88), (Urgency.Urgent, 11), (Urgency.Immediate, 1));

    private static readonly Weighted<Urgency> InDanger = new((Urgency.Normal, 25), (Urgency.Urgent, 65), (Urgency.Immediate, 10));

    public static Urgency UrgencyOf(string topic, Random dice) => (topic is "detention" or "violence" or "forced_labour" or "medical" ? InDanger : Usual).Pick(dice);

    /// <summary>For how long somebody of this urgency has waited by now.</summary>
    public static TimeSpan Wait(Urgency urgency, Random dice) => About(urgency switch { Urgency.Immediate => TimeSpan.FromMinutes(20), Urgency.Urgent => TimeSpan.FromHours(8), _ => TimeSpan.FromDays(3) }, dice);

    /// <summary>Mostly shorter than the mean, seldom much longer; never more than eight times as long.</summary>
    public static TimeSpan About(TimeSpan mean, Random dice) => mean * Math.Min(8, -Math.Log(1 - dice.NextDouble()));
}
