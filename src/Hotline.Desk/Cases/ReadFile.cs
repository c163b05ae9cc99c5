using Hotline.Core.Media;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Media;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Cases;

/// <summary>Looks at a file of a case. Audited as every look at a person's words is.</summary>
internal sealed record ReadFile(string Id, string File) : IDeskRequest<OpenedFile>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "file_read";
}

/// <summary>A file, open. Whoever reads it disposes it.</summary>
internal sealed record OpenedFile(Stream Content, MediaType Type, string Name);

/// <summary>Handles <see cref="ReadFile"/>.</summary>
internal sealed class ReadFileHandler(CasebookContext context, MediaShelf shelf, TimeProvider clock) : IRequestHandler<ReadFile, DeskResult<OpenedFile>>
{
    private static readonly DeskError NoSuchFile = new(StatusCodes.Status404NotFound, "no_file", "This file is not there. Reload the case.");

    public async Task<DeskResult<OpenedFile>> Handle(ReadFile request, CancellationToken cancellationToken)
    {
        var found = await context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == request.Id, cancellationToken);
        if (found is null) return DeskError.NoSuchCase;
        if (found.ConversationId is not { } conversation || await shelf.OpenAnywhereAsync(context, conversation, request.File, cancellationToken) is not var (row, content)) return NoSuchFile;
        if (row is { Outbound: false, ReadAt: null }) await NoteAsync(row.Id, cancellationToken);
        if (MediaTypes.Named(row.Type) is { } type) return DeskResult<OpenedFile>.Ok(new OpenedFile(content, type, MediaTypes.FileName(type, row.Id)), found.Id);
        await content.DisposeAsync();
        return NoSuchFile;
    }

    /// <summary>From the first look its time runs (<c>Retention:MediaDays</c>).</summary>
    private Task<int> NoteAsync(string file, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return context.Media.Where(m => m.Id == file && m.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(m => m.ReadAt, now), cancellationToken);
    }
}
