using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Publications;
using MediatR;

namespace Hotline.Desk.Scripts.Draft;

/// <summary>Takes files out of the draft; all of them where none is named.</summary>
internal sealed record DiscardFiles(IReadOnlyList<DraftFileBody>? Files) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>The files to be taken out.</summary>
internal sealed record DiscardFilesBody(IReadOnlyList<DraftFileBody>? Files);

/// <summary>A file with the version that its reader looked at.</summary>
internal sealed record DraftFileBody(string? Path, long Version);

/// <summary>Handles <see cref="DiscardFiles"/>.</summary>
internal sealed class DiscardFilesHandler(ScriptDraft draft) : IRequestHandler<DiscardFiles, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(DiscardFiles request, CancellationToken cancellationToken)
    {
        var view = await draft.ReadAsync(cancellationToken);
        IReadOnlyList<DraftFileBody> files = request.Files is { Count: > 0 } named ? named : [.. view.Changed.Values.Select(row => new DraftFileBody(row.Path, row.Version))];
        if (files.Count == 0) return DeskResult<Nothing>.Ok(null);
        var written = await draft.WriteAsync([.. files.Select(f => new DraftChange(f.Path ?? "", f.Version, view.Base.Source.Files.GetValueOrDefault(f.Path ?? "")))], cancellationToken);
        return written.Error is { } refusal ? refusal : DeskResult<Nothing>.Ok(null);
    }
}
