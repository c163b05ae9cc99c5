using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Queue;

/// <summary>
/// Sends a reply again that reached nobody, as it was, behind everything that waits for its person. Asked twice it is sent once: whoever comes second hears that it is
/// gone from the list.
/// </summary>
internal sealed record SendAgain(string DeliveryId, string? Pseudonym) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.Oversee;

    public string? Audit => "reply_send_again";
}

/// <summary>Handles <see cref="SendAgain"/>. The outbox is asked last, when the record of it stands.</summary>
internal sealed class SendAgainHandler(CasebookContext context, IOutbox outbox) : IRequestHandler<SendAgain, DeskResult<Nothing>>
{
    /// <summary>More than a store keeps in all its partitions together.</summary>
    internal const int MostLetters = 100_000;

    private static readonly DeskError Gone = DeskError.Conflict(
        "letter_gone", "This reply is not in the list any more: it was sent again already, or the person has deleted their data. Nothing was sent now.");

    private static readonly DeskError Stopped = DeskError.Conflict(
        "letter_stopped", "The person asked us to stop writing. Nothing was sent. They can write again at any time.");

    public async Task<DeskResult<Nothing>> Handle(SendAgain request, CancellationToken cancellationToken)
    {
        if (request.Pseudonym is not { Length: > 0 } id) return DeskError.Invalid("Say whose reply it is: pseudonym.");
        var mode = await context.Conversations.Where(c => c.Id == id).Select(c => c.Mode).SingleOrDefaultAsync(cancellationToken);
        if (mode == Codes.Of(ConversationMode.Stopped)) return Stopped;
        var about = await context.Cases.Where(c => c.ConversationId == id).OrderByDescending(c => c.OpenedAt).Select(c => c.Id).FirstOrDefaultAsync(cancellationToken);
        var letters = await outbox.DeadLettersAsync(MostLetters, cancellationToken);
        if (!letters.Any(letter => letter.DeliveryId == request.DeliveryId && letter.Conversation.Value == id)) return Gone;
        return DeskResult<Nothing>.Ok(new Nothing(), about) with { Outside = SendAsync };

        async Task<DeskError?> SendAsync(CancellationToken cancellation) =>
            await outbox.SendAgainAsync(new ConversationId(id), request.DeliveryId, cancellation) ? null : Gone;
    }
}
