using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Desk.Cases;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;

namespace Hotline.Desk.Coding;

/// <summary>Decides that a violation code stands, or that it does not.</summary>
internal sealed record SetFlag(string Id, long Version, long CodesVersion, FlagDecision Decision) : IDeskRequest<CaseCard>, IChangesCases
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "case_flag";
}

/// <summary>Handles <see cref="SetFlag"/>.</summary>
internal sealed class SetFlagHandler(CasebookContext context, CaseCoding coding, DeskSession session) : IRequestHandler<SetFlag, DeskResult<CaseCard>>
{
    public async Task<DeskResult<CaseCard>> Handle(SetFlag request, CancellationToken cancellationToken)
    {
        if (Fault(request.Decision) is { } words) return DeskError.Invalid(words);
        return (await coding.SetFlagAsync(context, new HeldCase(request.Id, request.Version, session.Operator), request.CodesVersion, request.Decision, cancellationToken)).Result();
    }

    private static string? Fault(FlagDecision decision)
    {
        if (ViolationCodes.Find(decision.Code) is null) return "There is no such violation code. Choose one of the list, for example W1.";
        if (decision.Source is { } source && !FlagCodes.Sources.Contains(source)) return $"Choose who says so: {string.Join(", ", FlagCodes.Sources)}.";
        if (decision.Confidence is { } sure && !FlagCodes.Confidence.Contains(sure)) return $"Choose how sure it is: {string.Join(", ", FlagCodes.Confidence)}.";
        if (!IsMonth(decision.Since) || !IsMonth(decision.Until)) return "Write months as 2026-03.";
        return decision is { Since: { } first, Until: { } last } && string.CompareOrdinal(first, last) > 0 ? "The last month is before the first one." : null;
    }

    private static bool IsMonth(string? month) => month is null || DateOnly.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
