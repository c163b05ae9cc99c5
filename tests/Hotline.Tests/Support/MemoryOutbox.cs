using System.Collections.Immutable;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Support;

/// <summary>An outbox that has nothing to send and keeps dead letters.</summary>
internal sealed class MemoryOutbox : IOutbox
{
    /// <summary>Whether there is such a conversation; null means that there is. May throw.</summary>
    public Func<DeliveryMark, bool>? Noting { get; set; }

    /// <summary>Receipts that were noted, in order.</summary>
    public ImmutableList<(DeliveryMark Mark, string Status, string? Words)> Noted { get; private set; } = [];

    /// <summary>Runs when a letter is about to be sent again.</summary>
    public Func<Task>? Sending { get; set; }

    public ImmutableList<DeadLetter> Letters { get; set; } = [];

    public Task<IReadOnlyList<OutboxEntry>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OutboxEntry>>([]);

    public Task<IReadOnlyList<OutboxEntry>> ReportAsync(WorkerId worker, IReadOnlyList<SendReport> reports, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<OutboxEntry>>([]);

    public Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<DeadLetter>>([.. Letters.Take(max)]);

    public async Task<bool> SendAgainAsync(ConversationId conversation, string deliveryId, CancellationToken cancellationToken)
    {
        if (Sending is { } sending) await sending();
        var found = Letters.Find(letter => letter.Conversation == conversation && letter.DeliveryId == deliveryId);
        if (found is not null) Letters = Letters.Remove(found);
        return found is not null;
    }

    public Task<bool> NoteAsync(DeliveryMark mark, string status, string? words, CancellationToken cancellationToken)
    {
        if (Noting?.Invoke(mark) == false) return Task.FromResult(false);
        Noted = Noted.Add((mark, status, words));
        return Task.FromResult(true);
    }

    public Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken) => Task.CompletedTask;
}
