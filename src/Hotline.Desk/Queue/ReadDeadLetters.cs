using Hotline.Core.Conversations;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Desk.Queue;

/// <summary>Replies that could not be delivered, newest first.</summary>
internal sealed record ReadDeadLetters(string? After) : IDeskRequest<DeadLetterList>
{
    public Permission Needs => Permission.Oversee;

    public string? Audit => null;
}

/// <summary>One undelivered reply, without its words. <paramref name="CaseId"/>: the person's latest case, null when they have none.</summary>
internal sealed record DeadLetterCard(string Pseudonym, string DeliveryId, DateTimeOffset At, string Words, string? CaseId);

/// <summary>A page of them.</summary>
internal sealed record DeadLetterList(IReadOnlyList<DeadLetterCard> Letters, string? Next);

/// <summary>Handles <see cref="ReadDeadLetters"/>.</summary>
internal sealed class ReadDeadLettersHandler(CasebookContext context, IOutbox outbox, DeskSession session) : IRequestHandler<ReadDeadLetters, DeskResult<DeadLetterList>>
{
    private const string List = "dead-letters";
    private const int Size = 50;

    public async Task<DeskResult<DeadLetterList>> Handle(ReadDeadLetters request, CancellationToken cancellationToken)
    {
        var after = request.After is { } text ? Read(text) : null;
        if (after is null && request.After is not null) return PageCursor.NoSuchPage;
        // The runtime keeps few of them, and no order that could be entered in the middle: those of one moment come as they come.
        var all = await outbox.DeadLettersAsync(SendAgainHandler.MostLetters, cancellationToken);
        var page = all.OrderByDescending(l => l.At).ThenByDescending(l => l.DeliveryId, StringComparer.Ordinal)
            .SkipWhile(l => after is var (at, id) && (l.At > at || (l.At == at && string.CompareOrdinal(l.DeliveryId, id) >= 0))).Take(Size + 1).ToList();
        var next = page.Count > Size ? PageCursor.Write(List, PageCursor.Of(page[Size - 1].At), page[Size - 1].DeliveryId) : null;
        var shown = page.Take(Size).ToList();
        var cases = await CasesAsync([.. shown.Select(l => l.Conversation.Value).Distinct()], cancellationToken);
        return DeskResult<DeadLetterList>.Ok(new DeadLetterList([.. shown.Select(l => new DeadLetterCard(l.Conversation.Value, l.DeliveryId, l.At, session.Words.Of(l.Words), cases.GetValueOrDefault(l.Conversation.Value)))], next));
    }

    private static (DateTimeOffset At, string Id)? Read(string text) => PageCursor.Read(List, text, 2) is [var at, var id] && PageCursor.Time(at) is { } time ? (time, id) : null;

    private async Task<Dictionary<string, string>> CasesAsync(string[] conversations, CancellationToken cancellationToken)
    {
        var rows = await context.Cases.Where(c => c.ConversationId != null && conversations.Contains(c.ConversationId))
            .Select(c => new { c.Id, c.ConversationId, c.OpenedAt }).ToListAsync(cancellationToken);
        return rows.GroupBy(c => c.ConversationId!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(c => c.OpenedAt)!.Id, StringComparer.Ordinal);
    }
}
