using Hotline.Desk.Cases;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Queue;

/// <summary>The most urgent person in one of the operator's languages; <paramref name="Languages"/> narrows them, never widens.</summary>
internal sealed record TakeNext(IReadOnlyList<string>? Languages) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_take_next";
}

/// <summary>Handles <see cref="TakeNext"/>; no value when nobody waits.</summary>
internal sealed class TakeNextHandler(CasebookContext context, CaseQueue queue, DeskSession session) : IRequestHandler<TakeNext, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(TakeNext request, CancellationToken cancellationToken)
    {
        var held = session.Operator.Languages;
        var wanted = request.Languages is { Count: > 0 } some ? [.. held.Where(some.Contains)] : held;
        var taken = await queue.TakeNextAsync(context, session.Operator, wanted, cancellationToken);
        return DeskResult<CaseCard>.Ok(taken is null ? null : CaseCard.Of(taken), taken?.Id);
    }
}
