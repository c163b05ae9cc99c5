using System.Globalization;
using Hotline.Desk.Api;
using Hotline.Desk.Cases;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Audit;
using MediatR;

namespace Hotline.Desk.Audit;

/// <summary>Who did what. A coordinator sees what was done with cases, an administrator what was done with accounts; neither learns of the other's.</summary>
internal sealed record ReadAudit(string? Account, string? What, string? Case, string? From, string? Before, string? After) : IDeskRequest<AuditList>
{
    public Permission Needs => Permission.ReadAudit;

    public string? Audit => null;
}

/// <summary>An account in the audit, by the name that colleagues see.</summary>
internal sealed record AuditAccount(string Id, string Alias);

/// <summary>One act. <paramref name="Account"/> is null for the program, and for the host at the server's terminal. <paramref name="About"/>: whose account it was done to.</summary>
internal sealed record AuditAct(
    long Id, DateTimeOffset At, AuditAccount? Account, [property: Codes(typeof(AuditActs))] string What, [property: Codes(typeof(RevealReasons))] string? Reason, string? CaseId, AuditAccount? About);

/// <summary>A page of acts, the newest first.</summary>
internal sealed record AuditList(IReadOnlyList<AuditAct> Entries, string? Next);

/// <summary>Handles <see cref="ReadAudit"/>.</summary>
internal sealed class ReadAuditHandler(CasebookContext context, DeskSession session) : IRequestHandler<ReadAudit, DeskResult<AuditList>>
{
    public async Task<DeskResult<AuditList>> Handle(ReadAudit request, CancellationToken cancellationToken)
    {
        var acts = AuditScope.Of(session.Operator);
        if (request.What is { } what && !acts.Contains(what)) return DeskError.Invalid($"There is no such act here. Known: {string.Join(", ", acts)}.");
        if (request.Case is not null && !session.Operator.Roles.Contains(Role.Coordinator)) return DeskError.Invalid("Cases are looked up by coordinators.");
        var isBroken = false;
        var (from, before) = (AskedTime.Read(request.From, ref isBroken), AskedTime.Read(request.Before, ref isBroken));
        if (isBroken) return DeskError.Invalid("A time looks like 2026-03-01T00:00:00Z.");
        var filter = new AuditFilter(request.What is { } one ? [one] : acts, request.Account, request.Case is { } code ? CaseCodes.Read(code) : null, from, before);
        var list = string.Join(' ', "audit", string.Join(',', filter.Acts), filter.AccountId, filter.CaseId, filter.From, filter.Before);
        var after = request.After is { } text ? Read(list, text) : null;
        if (after is null && request.After is not null) return PageCursor.NoSuchPage;
        var page = await AuditReader.PageAsync(context, filter, after, cancellationToken);
        return DeskResult<AuditList>.Ok(new AuditList([.. page.Entries.Select(e => Act(e, page.Aliases))], page.Next is { } next ? PageCursor.Write(list, PageCursor.Of(next.At), Text(next.Id)) : null));
    }

    private static AuditAct Act(AuditEntry entry, IReadOnlyDictionary<string, string> aliases) =>
        new(entry.Id, entry.At, Who(entry.AccountId, aliases), entry.What, entry.Reason, entry.CaseId, Who(entry.AboutId, aliases));

    /// <summary>Whoever has no account any more goes by its id.</summary>
    private static AuditAccount? Who(string? id, IReadOnlyDictionary<string, string> aliases) => id is null ? null : new AuditAccount(id, aliases.GetValueOrDefault(id, id));

    private static AuditPlace? Read(string list, string text) =>
        PageCursor.Read(list, text, 2) is [var at, var id] && PageCursor.Time(at) is { } time && long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? new AuditPlace(time, row) : null;

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Which acts an account may see.</summary>
internal static class AuditScope
{
    public static IReadOnlyList<string> Of(Account account) =>
    [
        .. account.Roles.Contains(Role.Coordinator) ? AuditActs.Work : [],
        .. account.Roles.Contains(Role.Administrator) ? AuditActs.Accounts : [],
    ];
}
