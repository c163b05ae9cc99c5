using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>The cases that the operator holds, the most urgent first.</summary>
internal sealed record ReadMine(string? After) : IDeskRequest<CaseList>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary>Handles <see cref="ReadMine"/>.</summary>
internal sealed class ReadMineHandler(CasebookContext context, DeskSession session) : IRequestHandler<ReadMine, DeskResult<CaseList>>
{
    private const string List = "mine";

    public async Task<DeskResult<CaseList>> Handle(ReadMine request, CancellationToken cancellationToken)
    {
        var after = request.After is { } text ? QueuePlace.Read(List, text) : null;
        if (after is null && request.After is not null) return PageCursor.NoSuchPage;
        var page = await CaseQueue.HeldByAsync(context, session.Operator.Id, after, cancellationToken);
        return DeskResult<CaseList>.Ok(CaseList.Of(page, place => QueuePlace.Write(List, place)));
    }
}
