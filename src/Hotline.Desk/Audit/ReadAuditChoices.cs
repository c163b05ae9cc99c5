using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Audit;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Audit;

/// <summary>What the audit can be asked for by this account.</summary>
internal sealed record ReadAuditChoices : IDeskRequest<AuditChoices>
{
    public Permission Needs => Permission.ReadAudit;

    public string? Audit => null;
}

/// <summary>The codes of acts, and all accounts by the names that colleagues see.</summary>
internal sealed record AuditChoices([property: Codes(typeof(AuditActs))] IReadOnlyList<string> Codes, IReadOnlyList<AuditAccount> Accounts);

/// <summary>Handles <see cref="ReadAuditChoices"/>.</summary>
internal sealed class ReadAuditChoicesHandler(CasebookContext context, DeskSession session) : IRequestHandler<ReadAuditChoices, DeskResult<AuditChoices>>
{
    public async Task<DeskResult<AuditChoices>> Handle(ReadAuditChoices request, CancellationToken cancellationToken)
    {
        var accounts = await context.Accounts.AsNoTracking().OrderBy(a => a.Alias).ThenBy(a => a.Id).Select(a => new AuditAccount(a.Id, a.Alias)).ToListAsync(cancellationToken);
        return DeskResult<AuditChoices>.Ok(new AuditChoices(AuditScope.Of(session.Operator), accounts));
    }
}
