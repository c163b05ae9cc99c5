using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Export;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Keeping;

/// <summary>Everything that is stored of the person of a case, for them. Audited as the look that it is.</summary>
internal sealed record ExportPerson(string Id) : IDeskRequest<ExportedPerson>
{
    public Permission Needs => Permission.Export;

    public string? Audit => "person_export";
}

/// <summary>Handles <see cref="ExportPerson"/>: finds the person. The archive is written when the record stands.</summary>
internal sealed class ExportPersonHandler(CasebookContext context, PersonExport export) : IRequestHandler<ExportPerson, DeskResult<ExportedPerson>>
{
    private static readonly DeskError Erased = DeskError.Conflict("erased", "The person's data is deleted. Nothing is left to hand over.");

    public async Task<DeskResult<ExportedPerson>> Handle(ExportPerson request, CancellationToken cancellationToken)
    {
        if (await context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken) is not { } found) return DeskError.NoSuchCase;
        return found.ConversationId is { } conversation && await export.FindAsync(conversation, cancellationToken) is { } person ? DeskResult<ExportedPerson>.Ok(person, found.Id) : Erased;
    }
}
