using Hotline.Core.Dialogs.Loading;
using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using Hotline.Storage.Casebook.Publications;
using MediatR;

namespace Hotline.Desk.Scripts.Publishing;

/// <summary>Everything that is wrong in the draft.</summary>
internal sealed record CheckDraft : IDeskRequest<CheckedDraft>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>The faults by file and line. <paramref name="Hash"/> names the draft that was checked, and goes along when it is published.</summary>
internal sealed record CheckedDraft(string Hash, IReadOnlyList<ScriptFault> Faults, int Errors, int Warnings);

/// <summary>One fault. <paramref name="Code"/> is stable, <paramref name="Message"/> says what to do. <paramref name="Node"/>: <c>dialog.node</c>, where it is about one.</summary>
internal sealed record ScriptFault(string File, int Line, string Code, string Message, [property: Codes(typeof(ScriptFault))] string Severity, string? Node)
{
    /// <summary>The codes of <see cref="Severity"/>.</summary>
    public static readonly IReadOnlyList<string> Severities = ["error", "warning"];

    public static ScriptFault Of(Fault fault, PublicationSource source) => new(
        fault.File, fault.Line, fault.Code, fault.Message, Severities[fault.Severity == FaultSeverity.Error ? 0 : 1], FaultPlaces.Node(fault.File, source.Files.GetValueOrDefault(fault.File), fault.Line));
}

/// <summary>Handles <see cref="CheckDraft"/>.</summary>
internal sealed class CheckDraftHandler(ScriptDraft draft, ScriptChecks checks) : IRequestHandler<CheckDraft, DeskResult<CheckedDraft>>
{
    private const string Behind = "draft-behind";

    public async Task<DeskResult<CheckedDraft>> Handle(CheckDraft request, CancellationToken cancellationToken)
    {
        var view = await draft.ReadAsync(cancellationToken);
        IReadOnlyList<Fault> faults =
        [
            .. (await checks.CheckAsync(view.Source, cancellationToken)).Faults,
            .. view.Changed.Values.Where(row => row.Base != DraftBook.VersionOf(view.Base.Source.Files.GetValueOrDefault(row.Path)))
                .Select(row => new Fault(row.Path, 1, Behind, "Somebody published this file otherwise after it came into the draft. Look at the changes: what they wrote may be undone.", FaultSeverity.Warning)),
        ];
        var errors = faults.Count(f => f.Severity == FaultSeverity.Error);
        return DeskResult<CheckedDraft>.Ok(new CheckedDraft(view.Source.Hash, [.. faults.Select(f => ScriptFault.Of(f, view.Source))], errors, faults.Count - errors));
    }
}
