using Hotline.Core.Conversations;
using Hotline.Desk.Requests;
using MediatR;

namespace Hotline.Desk.Queue;

/// <summary>Replies that could not be delivered, newest first.</summary>
internal sealed record ReadDeadLetters : IDeskRequest<IReadOnlyList<DeadLetterCard>>
{
    public Permission Needs => Permission.Oversee;

    public string? Audit => null;
}

/// <summary>One undelivered reply, without its words.</summary>
internal sealed record DeadLetterCard(string Pseudonym, string DeliveryId, DateTimeOffset At, string Words);

/// <summary>Handles <see cref="ReadDeadLetters"/>.</summary>
internal sealed class ReadDeadLettersHandler(IOutbox outbox) : IRequestHandler<ReadDeadLetters, DeskResult<IReadOnlyList<DeadLetterCard>>>
{
    private const int Most = 200;

    public async Task<DeskResult<IReadOnlyList<DeadLetterCard>>> Handle(ReadDeadLetters request, CancellationToken cancellationToken)
    {
        var letters = await outbox.DeadLettersAsync(Most, cancellationToken);
        return DeskResult<IReadOnlyList<DeadLetterCard>>.Ok([.. letters.Select(l => new DeadLetterCard(l.Conversation.Value, l.DeliveryId, l.At, l.Words))]);
    }
}
