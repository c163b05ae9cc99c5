using Hotline.Desk.Accounts.SecondFactors;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Audit;
using Hotline.Storage.Casebook.Commands;
using MediatR;

namespace Hotline.Desk.Requests;

/// <summary>
/// The one place for permission and audit. A request that is audited runs in one transaction with its audit entry: what was done or read and the record of it stand or
/// fall together. What lies outside the casebook is done after its record stands. Listeners hear of a change after it stands.
/// </summary>
internal sealed class DeskPipeline<TRequest, TResponse>(
    CasebookContext context, DeskSession session, CasebookChanges changes, CommandQueue commands, SecondFactorRule factors, TimeProvider clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IDeskRequest
    where TResponse : IDeskResult<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (await RefusalAsync(request, cancellationToken) is { } refusal) return TResponse.Fail(refusal);
        if (request.Audit is not { } what) return await next();

        var result = await context.ChangeAsync(
            async () =>
            {
                var done = await next();
                if (done.Error is null || done.What is not null) Note(done.What ?? what, request.AuditReason, done);
                // Also after a refusal: a failed sign-in counts.
                await context.SaveChangesAsync(cancellationToken);
                return done;
            },
            cancellationToken);
        if (result.Outside is { } act && await act(cancellationToken) is { } refused) return TResponse.Fail(refused);
        if (result.Error is null && request is IChangesCases) Tell(result);
        return result;
    }

    private async Task<DeskError?> RefusalAsync(TRequest request, CancellationToken cancellationToken)
    {
        if (request.Needs == Permission.Anyone) return null;
        if (session.Account is not { } account) return DeskError.SignedOut;
        if (!account.Has(request.Needs)) return DeskError.NotAllowed;
        return request is not IAllowedBeforeEnrolment && await factors.MustEnrolAsync(account, cancellationToken) ? SecondFactorRule.EnrolFirst : null;
    }

    private void Note(string what, string? reason, TResponse result) => context.Audit.Add(new AuditEntry
    {
        At = clock.GetUtcNow(),
        AccountId = result.AccountId ?? session.Account?.Id,
        What = what,
        CaseId = result.CaseId,
        AboutId = result.About,
        Reason = reason,
    });

    private void Tell(TResponse result)
    {
        commands.Wake();
        changes.Publish(CasebookChange.Queue);
        if (result.CaseId is { } id) changes.Publish(new CasebookChange(id));
    }
}
