using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using MediatR;

namespace Hotline.Desk.Scripts.Publishing;

/// <summary>The number that was current when it was asked, and why.</summary>
internal sealed record RollBackBody(long Number, string? Why);

/// <summary>Uses the files of publication <paramref name="To"/> again, under a new number. The draft stays.</summary>
internal sealed record RollBack(long To, RollBackBody? Body) : IDeskRequest<PublishedEntry>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => PublicationActs.RollBack;
}

/// <summary>Handles <see cref="RollBack"/>.</summary>
internal sealed class RollBackHandler(CasebookContext context, ScriptChecks checks, PublicationBook book, ScriptsHome home, CasebookChanges changes, DeskSession session)
    : IRequestHandler<RollBack, DeskResult<PublishedEntry>>
{
    public async Task<DeskResult<PublishedEntry>> Handle(RollBack request, CancellationToken cancellationToken)
    {
        if (!home.IsServer) return PublishRefusals.Git;
        if (request.Body is not { } body || !PublishRefusals.IsReason(body.Why)) return PublishRefusals.Why;
        if (await book.FindAsync(request.To, cancellationToken) is not var (old, source)) return ReadChangesHandler.NoPublication;
        if (await book.FindAsync(null, cancellationToken) is var (current, _) && current.Hash == old.Hash) return PublishRefusals.Unchanged;
        if (await checks.StandingAsync(source, cancellationToken) is not { } publication) return PublishRefusals.Faults;
        var published = new NewPublication(publication, source, PublicationActs.RollBack, body.Why!.Trim(), session.Operator.Id, old.Number);
        return await book.AddAsync(context, published, body.Number, cancellationToken) is { } entry ? PublishedEntry.Made(entry, session.Operator.Alias, book, changes) : PublishRefusals.Changed;
    }
}
