using Hotline.Core.Media;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Media;
using MediatR;

namespace Hotline.Desk.Cases;

/// <summary>Adds a file that lies in the folder already to a case that the operator holds. It is sent with a reply, or forgotten after a day.</summary>
internal sealed record AddFile(string Id, string File, MediaType Type, long Bytes) : IDeskRequest<AddedFile>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => "file_add";
}

/// <summary>What the page needs to send it. <paramref name="Authors"/> says whether it may name people (<see cref="PaperAuthors"/>); null when its kind names nobody.</summary>
internal sealed record AddedFile(string Id, string Type, long Bytes, string? Authors);

/// <summary>Handles <see cref="AddFile"/>.</summary>
internal sealed class AddFileHandler(CasebookContext context, FileRoom room, MediaShelf shelf) : IRequestHandler<AddFile, DeskResult<AddedFile>>
{
    public async Task<DeskResult<AddedFile>> Handle(AddFile request, CancellationToken cancellationToken)
    {
        var found = await room.FindAsync(context, request.Id, cancellationToken);
        if (found.Error is { } error) return error;
        shelf.AddOutbound(context, found.Value!.Conversation, request.File, request.Type, request.Bytes);
        return DeskResult<AddedFile>.Ok(new AddedFile(request.File, request.Type.Name, request.Bytes, PaperAuthors.In(request.Type)), request.Id);
    }
}
