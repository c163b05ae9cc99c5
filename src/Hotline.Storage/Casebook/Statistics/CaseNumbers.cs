using System.Linq.Expressions;
using Hotline.Core.Cases;
using Hotline.Storage.Casebook.Cases;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Statistics;

/// <summary>Those who wait with one urgency. <paramref name="Overdue"/>: how many should have been answered by now.</summary>
public sealed record WaitingNumbers(Urgency Urgency, int Count, DateTimeOffset? Since, int Overdue);

/// <summary>How long people of one urgency waited for a human's first words, in milliseconds. <paramref name="Urgency"/> is -1 for all together.</summary>
public sealed record TimeToHuman(int Urgency, long Answered, long Median, long Ninety);

/// <summary>How many cases have a code; null is not known.</summary>
public sealed record CodeCount(string? Code, int Count);

/// <summary>The numbers of the overview, counted by the database. No words, and nothing of one person.</summary>
public static class CaseNumbers
{
    private const string Country = "country";

    public static async Task<IReadOnlyList<WaitingNumbers>> WaitingAsync(CasebookContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var rows = await context.Cases.Where(c => c.Status == CaseStatus.Waiting).GroupBy(c => c.Urgency)
            .Select(g => new { g.Key, Count = g.Count(), Since = g.Min(c => c.WaitingSince), Overdue = g.Count(c => c.Due != null && c.Due < now) }).ToListAsync(cancellationToken);
        return [.. Enum.GetValues<Urgency>().OrderDescending().Select(urgency => rows.FirstOrDefault(r => r.Key == urgency) is { } row
            ? new WaitingNumbers(urgency, row.Count, row.Since, row.Overdue)
            : new WaitingNumbers(urgency, 0, Since: null, 0))];
    }

    /// <summary>How many an operator holds: with the person waiting for them, and with the last word theirs.</summary>
    public static async Task<(int WithOperator, int WithPerson)> HeldAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        var held = context.Cases.Where(c => c.Status == CaseStatus.WithOperator);
        var answered = await held.CountAsync(c => c.AnsweredAt != null && c.PersonWaitsSince == null, cancellationToken);
        return (await held.CountAsync(cancellationToken) - answered, answered);
    }

    /// <summary>Of the cases that were opened then: the wait of the middle one, and of nine in ten.</summary>
    public static async Task<IReadOnlyList<TimeToHuman>> TimesAsync(CasebookContext context, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var (begin, end) = (from.ToUnixTimeMilliseconds(), before.ToUnixTimeMilliseconds());
        return await context.Database.SqlQuery<TimeToHuman>(
            $"""
            WITH waits AS (
                SELECT urgency, CASE WHEN first_answered_at > opened_at THEN first_answered_at - opened_at ELSE 0 END AS wait
                FROM cases WHERE opened_at >= {begin} AND opened_at < {end} AND first_answered_at IS NOT NULL),
            groups AS (SELECT urgency, wait FROM waits UNION ALL SELECT -1, wait FROM waits),
            ranked AS (SELECT urgency, wait, ROW_NUMBER() OVER (PARTITION BY urgency ORDER BY wait) AS place, COUNT(*) OVER (PARTITION BY urgency) AS total FROM groups)
            SELECT urgency AS "Urgency", MAX(total) AS "Answered",
                MIN(CASE WHEN place >= (total + 1) / 2 THEN wait END) AS "Median",
                MIN(CASE WHEN place >= (total * 9 + 9) / 10 THEN wait END) AS "Ninety"
            FROM ranked GROUP BY urgency
            """).ToListAsync(cancellationToken);
    }

    public static async Task<IReadOnlyDictionary<Urgency, int>> OpenedAsync(CasebookContext context, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken) =>
        await Within(context, from, before).GroupBy(c => c.Urgency).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);

    /// <summary>Cases opened then, by a column of theirs.</summary>
    public static async Task<IReadOnlyList<CodeCount>> ByAsync(CasebookContext context, Expression<Func<Case, string>> column, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var rows = await Within(context, from, before).GroupBy(column).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. rows.Select(r => new CodeCount(r.Key, r.Count))];
    }

    /// <summary>By the country that the case is coded with; null where it is coded with none.</summary>
    public static async Task<IReadOnlyList<CodeCount>> ByCountryAsync(CasebookContext context, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var opened = Within(context, from, before);
        var coded = await opened.Join(context.Fields.Where(f => f.Field == Country), c => c.Id, f => f.CaseId, (_, f) => f.Value)
            .GroupBy(v => v).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        var unknown = await opened.CountAsync(c => !context.Fields.Any(f => f.CaseId == c.Id && f.Field == Country), cancellationToken);
        return [.. coded.Select(r => new CodeCount(r.Key, r.Count)), .. unknown > 0 ? new[] { new CodeCount(null, unknown) } : []];
    }

    /// <summary>By what came of them, each outcome of a case counted; null where nothing is known yet.</summary>
    public static async Task<IReadOnlyList<CodeCount>> ByOutcomeAsync(CasebookContext context, DateTimeOffset from, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var opened = Within(context, from, before);
        var told = await opened.Join(context.Outcomes, c => c.Id, o => o.CaseId, (c, o) => new { c.Id, o.Code }).Distinct()
            .GroupBy(o => o.Code).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        // Cases of older programs, and of erased people, have it in their row alone.
        var alone = await opened.Where(c => !context.Outcomes.Any(o => o.CaseId == c.Id)).GroupBy(c => c.Outcome).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(cancellationToken);
        return [.. told.Select(r => new CodeCount(r.Key, r.Count)).Concat(alone.Select(r => new CodeCount(r.Key, r.Count))).GroupBy(r => r.Code, StringComparer.Ordinal).Select(g => new CodeCount(g.Key, g.Sum(r => r.Count)))];
    }

    private static IQueryable<Case> Within(CasebookContext context, DateTimeOffset from, DateTimeOffset before) => context.Cases.AsNoTracking().Where(c => c.OpenedAt >= from && c.OpenedAt < before);
}
