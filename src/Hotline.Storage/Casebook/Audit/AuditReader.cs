using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Audit;

/// <summary>What is asked of the audit: one or several codes, and what is not null besides.</summary>
public sealed record AuditFilter(IReadOnlyList<string> Acts, string? AccountId, string? CaseId, DateTimeOffset? From, DateTimeOffset? Before);

/// <summary>The place of an entry; the newest come first.</summary>
public sealed record AuditPlace(DateTimeOffset At, long Id);

/// <summary>A page of entries, with the names that colleagues know those accounts by.</summary>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, IReadOnlyDictionary<string, string> Aliases, AuditPlace? Next);

/// <summary>Reads the audit page by page, by one of its indexes.</summary>
public static class AuditReader
{
    /// <summary>Entries of one page.</summary>
    public const int Size = 50;

    public static async Task<AuditPage> PageAsync(CasebookContext context, AuditFilter filter, AuditPlace? after, CancellationToken cancellationToken)
    {
        var rows = await InOrder(Fitting(context, filter, after)).ToListAsync(cancellationToken);
        var shown = rows.Take(Size).ToList();
        var ids = shown.SelectMany(e => new[] { e.AccountId, e.AboutId }).OfType<string>().Distinct().ToArray();
        var aliases = await context.Accounts.Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, a => a.Alias, cancellationToken);
        return new AuditPage(shown, aliases, rows.Count > Size ? new AuditPlace(shown[^1].At, shown[^1].Id) : null);
    }

    private static IQueryable<AuditEntry> InOrder(IQueryable<AuditEntry> entries) => entries.OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Take(Size + 1);

    private static IQueryable<AuditEntry> Fitting(CasebookContext context, AuditFilter filter, AuditPlace? after)
    {
        var entries = context.Audit.AsNoTracking();
        entries = filter.Acts is [var one] ? entries.Where(e => e.What == one) : entries.Where(e => filter.Acts.Contains(e.What));
        if (filter.AccountId is { } account) entries = entries.Where(e => e.AccountId == account);
        if (filter.CaseId is { } id) entries = entries.Where(e => e.CaseId == id);
        if (filter.From is { } from) entries = entries.Where(e => e.At >= from);
        if (filter.Before is { } before) entries = entries.Where(e => e.At < before);
        return after is { At: var at, Id: var place } ? entries.Where(e => e.At < at || (e.At == at && e.Id < place)) : entries;
    }
}
