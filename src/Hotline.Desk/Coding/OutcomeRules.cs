using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Desk.Api;
using Hotline.Storage.Casebook.Cases;

namespace Hotline.Desk.Coding;

/// <summary>What came of a case, as a page sends it. <c>On</c> is a day, <c>2026-11-20</c>; <c>ConfirmedBy</c> and <c>Share</c> are codes.</summary>
internal sealed record OutcomeBody([property: Codes(typeof(OutcomeCodes))] string? Code, string? On = null, string? ConfirmedBy = null, string? Share = null);

/// <summary>What an outcome may be.</summary>
internal static class OutcomeRules
{
    /// <summary>Most outcomes that one closing names.</summary>
    public const int Most = 8;

    /// <summary>What is wrong with it, in words; null when nothing is.</summary>
    public static string? Fault(OutcomeBody told)
    {
        if (OutcomeCodes.Find(told.Code) is not { } outcome) return $"Choose what came of it. Known outcomes: {string.Join(", ", OutcomeCodes.All.Select(o => o.Code))}.";
        if (told.ConfirmedBy is { } by && !OutcomeCodes.Confirmed.Contains(by)) return $"Choose who confirmed it: {string.Join(", ", OutcomeCodes.Confirmed)}.";
        if (told.Share is { } share && (outcome.Asks != OutcomeCodes.Share || !OutcomeCodes.Shares.Contains(share)))
            return $"A share belongs to a part that was paid: {string.Join(", ", OutcomeCodes.Shares)}.";
        return told.On is null || DateOnly.TryParseExact(told.On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? null : "Write the day as 2026-11-20.";
    }

    /// <summary>As it is kept. Call it when there is no fault.</summary>
    public static OutcomeTold Told(OutcomeBody told) => new(told.Code!, told.ConfirmedBy ?? OutcomeCodes.NotAsked, told.On, told.Share);
}
