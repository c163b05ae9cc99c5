using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Scripts.Draft;

/// <summary>One file, as the draft has it.</summary>
internal sealed record ReadScriptFile(string? Path) : IDeskRequest<ScriptFile>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>
/// A file. <paramref name="Text"/> is null where the draft deletes it, <paramref name="Base"/> (what is current) where it is new. <paramref name="Version"/> goes along with what is written; above 0 it is
/// in the draft.
/// </summary>
internal sealed record ScriptFile(string Path, string? Text, string? Base, long Version, string? By, DateTimeOffset? At);

/// <summary>Handles <see cref="ReadScriptFile"/>.</summary>
internal sealed class ReadScriptFileHandler(CasebookContext context, ScriptDraft draft) : IRequestHandler<ReadScriptFile, DeskResult<ScriptFile>>
{
    private static readonly DeskError NoFile = new(Microsoft.AspNetCore.Http.StatusCodes.Status404NotFound, "not_found", "There is no such file in the scripts. Go back to the list.");

    public async Task<DeskResult<ScriptFile>> Handle(ReadScriptFile request, CancellationToken cancellationToken)
    {
        if (request.Path is not { } path) return NoFile;
        var view = await draft.ReadAsync(cancellationToken);
        var row = view.Changed.GetValueOrDefault(path);
        var (text, before) = (view.Source.Files.GetValueOrDefault(path), view.Base.Source.Files.GetValueOrDefault(path));
        if (row is null && text is null) return NoFile;
        var by = row?.AccountId is { } id ? await context.Accounts.Where(a => a.Id == id).Select(a => a.Alias).SingleOrDefaultAsync(cancellationToken) : null;
        return DeskResult<ScriptFile>.Ok(new ScriptFile(path, text, before, view.Version(path), by, row?.At));
    }
}
