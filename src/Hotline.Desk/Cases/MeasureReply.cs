using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Cases;

/// <summary>Asks in what a reply would go out, while it is being written. Nothing of it is kept or noted.</summary>
internal sealed record MeasureReply(string Id, string Text) : IDeskRequest<ReplySize>
{
    public Permission Needs => Permission.Operate;

    public string? Audit => null;
}

/// <summary><paramref name="Messages"/>: as the person sees it come. <paramref name="Parts"/>: what is paid for, where texts are paid by the SMS part; else null. 0 for no words. <paramref name="Cost"/>: of all parts, where the host told a price.</summary>
internal sealed record ReplySize(int Messages, int? Parts, PartPrice? Cost);

/// <summary>Handles <see cref="MeasureReply"/>: as <see cref="Rendering"/> sends it, with the same spelling and the same cuts.</summary>
internal sealed class MeasureReplyHandler(CasebookContext context, IEnumerable<IChannel> channels) : IRequestHandler<MeasureReply, DeskResult<ReplySize>>
{
    public async Task<DeskResult<ReplySize>> Handle(MeasureReply request, CancellationToken cancellationToken)
    {
        if (request.Text.Length > DialogLimits.Text) return DeskError.Invalid($"This text is too long: {DialogLimits.Text} characters at most. Please send it in two parts.");
        var found = await context.Cases.AsNoTracking().Where(c => c.Id == request.Id).Select(c => new { c.Channel }).FirstOrDefaultAsync(cancellationToken);
        if (found is null) return DeskError.NoSuchCase;
        var channel = channels.FirstOrDefault(c => c.Id.Value == found.Channel);
        var abilities = channel?.Abilities ?? ChannelAbilities.Plain;
        var parts = Rendering.Of(new OutboundMessage(request.Text, [], Importance.Operator, LocaleTag.Unknown), abilities);
        int? paid = abilities.PaidByPart ? parts.Sum(part => part.Size?.Segments ?? 0) : null;
        return DeskResult<ReplySize>.Ok(new ReplySize(parts.Count, paid, paid is { } count ? channel?.Price?.Times(count) : null), request.Id);
    }
}
