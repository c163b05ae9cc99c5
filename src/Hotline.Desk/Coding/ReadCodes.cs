using Hotline.Core.Cases;
using Hotline.Desk.Requests;
using MediatR;

namespace Hotline.Desk.Coding;

/// <summary>Every code that a case can have: for forms, and for whoever reads statistics.</summary>
internal sealed record ReadCodes : IDeskRequest<CodeTables>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => null;
}

/// <summary>The tables of codes. Words are English; a page shows its own for each code, and these where it has none.</summary>
internal sealed record CodeTables(
    IReadOnlyList<ViolationCode> Violations,
    IReadOnlyList<string> Sources,
    IReadOnlyList<string> Confidence,
    IReadOnlyList<OutcomeCode> Outcomes,
    IReadOnlyList<string> ConfirmedBy,
    IReadOnlyList<string> Shares,
    IReadOnlyList<CaseField> Fields);

/// <summary>Handles <see cref="ReadCodes"/>.</summary>
internal sealed class ReadCodesHandler : IRequestHandler<ReadCodes, DeskResult<CodeTables>>
{
    private static readonly CodeTables Tables = new(
        ViolationCodes.All, FlagCodes.Sources, FlagCodes.Confidence, OutcomeCodes.All, OutcomeCodes.Confirmed, OutcomeCodes.Shares, CaseFields.All);

    public Task<DeskResult<CodeTables>> Handle(ReadCodes request, CancellationToken cancellationToken) => Task.FromResult(DeskResult<CodeTables>.Ok(Tables));
}
