using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Contacts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Keeping;

/// <summary>Requests that wait for a second account, the oldest first.</summary>
internal sealed record ReadErasures : IDeskRequest<IReadOnlyList<WaitingErasure>>
{
    public Permission Needs => Permission.Erase;

    public string? Audit => null;
}

/// <summary>One request. <paramref name="Mine"/>: the reader asked for it, and cannot confirm it.</summary>
internal sealed record WaitingErasure(string Id, string CaseId, string Pseudonym, string AskedBy, DateTimeOffset AskedAt, [property: Codes(typeof(ErasureReasons))] string? Reason, bool Mine);

/// <summary>Handles <see cref="ReadErasures"/>.</summary>
internal sealed class ReadErasuresHandler(CasebookContext context, DeskSession session) : IRequestHandler<ReadErasures, DeskResult<IReadOnlyList<WaitingErasure>>>
{
    /// <summary>More than anybody looks through.</summary>
    private const int Most = 200;

    public async Task<DeskResult<IReadOnlyList<WaitingErasure>>> Handle(ReadErasures request, CancellationToken cancellationToken)
    {
        var rows = await context.ErasureRequests.AsNoTracking().OrderBy(r => r.AskedAt).ThenBy(r => r.Id).Take(Most).ToListAsync(cancellationToken);
        return DeskResult<IReadOnlyList<WaitingErasure>>.Ok([.. rows.Select(r => new WaitingErasure(r.Id, r.CaseId, r.ConversationId, r.Alias, r.AskedAt, r.Reason, r.AskedBy == session.Operator.Id))]);
    }
}
