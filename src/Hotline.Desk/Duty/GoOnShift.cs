using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using MediatR;

namespace Hotline.Desk.Duty;

/// <summary>"I am here", perhaps until a time.</summary>
internal sealed record StartShift(DateTimeOffset? Until) : IDeskRequest<Nothing>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "shift_start";
}

/// <summary>"I go". Cases whose person waits for an answer go back to the queue within seconds, and the person is told; the others stay until the person writes.</summary>
internal sealed record EndShift : IDeskRequest<Nothing>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "shift_end";
}

/// <summary>Handles <see cref="StartShift"/>.</summary>
internal sealed class StartShiftHandler(CasebookContext context, DeskSession session, TimeProvider clock) : IRequestHandler<StartShift, DeskResult<Nothing>>
{
    /// <summary>Nobody is on duty for longer.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    public async Task<DeskResult<Nothing>> Handle(StartShift request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (request.Until is { } until && (until <= now || until > now + Longest)) return DeskError.Invalid("The end of the shift must be ahead, within a day.");
        await ShiftBook.BeginAsync(context, session.Operator.Id, request.Until, now, cancellationToken);
        return DeskResult<Nothing>.Ok(new Nothing());
    }
}

/// <summary>Handles <see cref="EndShift"/>. What goes back, the sweep of silent cases brings back: it knows a helper who has gone.</summary>
internal sealed class EndShiftHandler(CasebookContext context, DeskSession session, TimeProvider clock) : IRequestHandler<EndShift, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(EndShift request, CancellationToken cancellationToken)
    {
        await ShiftBook.EndAsync(context, session.Operator.Id, clock.GetUtcNow(), cancellationToken);
        return DeskResult<Nothing>.Ok(new Nothing());
    }
}
