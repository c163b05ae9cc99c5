using Hotline.Core.Dialogs.Publishing;
using Hotline.Desk.Requests;
using MediatR;

namespace Hotline.Desk.Scripts.Draft;

/// <summary>The draft as a patch on what is current, for the folder that the scripts are kept in. Empty while nothing is changed.</summary>
internal sealed record ReadPatch : IDeskRequest<string>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>Handles <see cref="ReadPatch"/>.</summary>
internal sealed class ReadPatchHandler(ScriptDraft draft) : IRequestHandler<ReadPatch, DeskResult<string>>
{
    public async Task<DeskResult<string>> Handle(ReadPatch request, CancellationToken cancellationToken)
    {
        var view = await draft.ReadAsync(cancellationToken);
        return DeskResult<string>.Ok(SourcePatch.Of(view.Base.Source, view.Source));
    }
}
