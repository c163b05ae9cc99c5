using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;

namespace Hotline.Desk.Events;

/// <summary>Listens to what changes on the desk. The caller disposes the news.</summary>
internal sealed record OpenEvents : IDeskRequest<CasebookNews>
{
    public Permission Needs => Permission.Oversee;

    public string? Audit => null;
}

/// <summary>Handles <see cref="OpenEvents"/>.</summary>
internal sealed class OpenEventsHandler(CasebookChanges changes) : IRequestHandler<OpenEvents, DeskResult<CasebookNews>>
{
    public Task<DeskResult<CasebookNews>> Handle(OpenEvents request, CancellationToken cancellationToken) => Task.FromResult(DeskResult<CasebookNews>.Ok(changes.Listen()));
}
