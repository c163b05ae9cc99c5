using Hotline.Desk.Requests;
using Hotline.Storage.Casebook.Publications;
using MediatR;

namespace Hotline.Desk.Scripts.Draft;

/// <summary>Writes files into the draft, all or none. It says nothing about anybody, so it is not audited; what is published is.</summary>
internal sealed record WriteScriptFiles(IReadOnlyList<ScriptFileBody>? Files) : IDeskRequest<WrittenFiles>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>The files to be written.</summary>
internal sealed record WriteFilesBody(IReadOnlyList<ScriptFileBody>? Files);

/// <summary>A file with the version that its writer looked at. <paramref name="Text"/> null deletes it.</summary>
internal sealed record ScriptFileBody(string? Path, long Version, string? Text);

/// <summary>The files' new versions.</summary>
internal sealed record WrittenFiles(IReadOnlyList<WrittenFile> Files);

/// <summary>One of them.</summary>
internal sealed record WrittenFile(string Path, long Version);

/// <summary>Handles <see cref="WriteScriptFiles"/>.</summary>
internal sealed class WriteScriptFilesHandler(ScriptDraft draft) : IRequestHandler<WriteScriptFiles, DeskResult<WrittenFiles>>
{
    public async Task<DeskResult<WrittenFiles>> Handle(WriteScriptFiles request, CancellationToken cancellationToken)
    {
        var written = await draft.WriteAsync([.. (request.Files ?? []).Select(f => new DraftChange(f.Path ?? "", f.Version, f.Text))], cancellationToken);
        return written is { Error: { } refusal } ? refusal : DeskResult<WrittenFiles>.Ok(new WrittenFiles([.. written.Value!.Select(v => new WrittenFile(v.Key, v.Value))]));
    }
}
