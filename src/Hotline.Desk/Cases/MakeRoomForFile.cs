using Hotline.Core.Channels;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Cases;

/// <summary>Asks whether the operator may add a file to this case, before anything of it is read.</summary>
internal sealed record MakeRoomForFile(string Id) : IDeskRequest<RoomForFile>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary>The conversation that the file goes to, and the channel that brings it there.</summary>
internal sealed record RoomForFile(string Conversation, IChannel Channel);

/// <summary>Handles <see cref="MakeRoomForFile"/>.</summary>
internal sealed class MakeRoomForFileHandler(CasebookContext context, FileRoom room) : IRequestHandler<MakeRoomForFile, DeskResult<RoomForFile>>
{
    public Task<DeskResult<RoomForFile>> Handle(MakeRoomForFile request, CancellationToken cancellationToken) => room.FindAsync(context, request.Id, cancellationToken);
}

/// <summary>Who may add a file to a case: its holder, while it is open, where the person's channel can bring it.</summary>
internal sealed class FileRoom(DeskSession session, IEnumerable<IChannel> channels)
{
    private static readonly DeskError NotYours = DeskError.Conflict("changed", "You do not hold this case now. Look at it as it is, then try again. Nothing was sent.");
    private static readonly DeskError NoChannel = DeskError.Conflict("no_files", "Files cannot be sent to this person's channel. Write what the person needs to know in words.");

    public async Task<DeskResult<RoomForFile>> FindAsync(CasebookContext context, string id, CancellationToken cancellationToken)
    {
        var found = await context.Cases.AsNoTracking().FirstOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (found is null) return DeskError.NoSuchCase;
        if (found.Status != CaseStatus.WithOperator || found.HolderId != session.Operator.Id || found.ConversationId is not { } conversation) return NotYours;
        return channels.FirstOrDefault(c => c.Id.Value == found.Channel && c.SendsFiles) is { } channel ? DeskResult<RoomForFile>.Ok(new RoomForFile(conversation, channel), id) : NoChannel;
    }
}
