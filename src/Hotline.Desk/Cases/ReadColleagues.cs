using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Colleagues at the desk who talk with people: whom a case can be handed to.</summary>
internal sealed record ReadColleagues : IDeskRequest<IReadOnlyList<Colleague>>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary>A colleague, by the name that people see.</summary>
internal sealed record Colleague(string Id, string Alias, IReadOnlyList<string> Languages);

/// <summary>Handles <see cref="ReadColleagues"/>.</summary>
internal sealed class ReadColleaguesHandler(CasebookContext context, DeskSession session, TimeProvider clock) : IRequestHandler<ReadColleagues, DeskResult<IReadOnlyList<Colleague>>>
{
    public async Task<DeskResult<IReadOnlyList<Colleague>>> Handle(ReadColleagues request, CancellationToken cancellationToken)
    {
        var me = session.Operator.Id;
        var staff = await StaffAtDesk.ReadAsync(context, clock.GetUtcNow(), cancellationToken);
        return DeskResult<IReadOnlyList<Colleague>>.Ok([.. staff.Where(a => a.Id != me && a.Has(Permission.Operate)).Select(a => new Colleague(a.Id, a.Alias, a.Languages))]);
    }
}
