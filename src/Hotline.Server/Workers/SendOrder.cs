using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Server.Workers;

/// <summary>
/// Keeps the replies of one conversation in order while several batches of it are in this process. A batch behind another (<see cref="OutboxEntry.After"/>) goes when that one is
/// finished. When that one must wait, or is not known here, the batch does not go: the store takes it back with the report, or hands it out when its lease is over. Routine replies
/// with a more important one behind them are overtaken: they are not sent at all. Thread-safe.
/// </summary>
internal sealed class SendOrder
{
    /// <summary>Conversations of which the last finished delivery is remembered, at most twice as many.</summary>
    private const int MostRemembered = 4096;

    private readonly Lock _gate = new();
    private readonly Dictionary<ConversationId, Line> _lines = [];
    private Dictionary<ConversationId, string> _finished = [];
    private Dictionary<ConversationId, string> _finishedBefore = [];

    /// <summary>Whether a batch goes now. If not, <see cref="Next"/> gives it out, or nobody.</summary>
    public bool MayGo(SendBatch batch)
    {
        var (id, after, last) = (batch.Entries[0].Conversation, batch.Entries[0].After, batch.Entries[^1].Delivery.Id);
        lock (_gate)
        {
            var line = _lines.GetValueOrDefault(id);
            if (after is not null && line is not null)
            {
                if (line.Last == after) line.Add(batch);
                return false;
            }

            if (after is not null && _finished.GetValueOrDefault(id) != after && _finishedBefore.GetValueOrDefault(id) != after) return false;
            _lines[id] = new Line(last);
            return true;
        }
    }

    /// <summary>A batch was tried; <paramref name="finished"/> when all of it is sent or dead. What was <paramref name="overtaken"/> is to be reported as cancelled.</summary>
    public SendBatch? Next(SendBatch tried, bool finished, out IReadOnlyList<OutboxEntry> overtaken)
    {
        var (id, last) = (tried.Entries[0].Conversation, tried.Entries[^1].Delivery.Id);
        overtaken = [];
        lock (_gate)
        {
            if (finished && _lines.GetValueOrDefault(id)?.Take(out overtaken) is { } next) return next;
            _lines.Remove(id);
            if (finished) Remember(id, last);
            return null;
        }
    }

    private void Remember(ConversationId id, string delivery)
    {
        if (_finished.Count >= MostRemembered) (_finishedBefore, _finished) = (_finished, []);
        _finished[id] = delivery;
    }

    /// <summary>What waits behind the batch that is being tried.</summary>
    private sealed class Line(string last)
    {
        private Queue<SendBatch>? _waiting;

        /// <summary>The last delivery in line.</summary>
        public string Last { get; private set; } = last;

        public void Add(SendBatch batch)
        {
            (_waiting ??= []).Enqueue(batch);
            Last = batch.Entries[^1].Delivery.Id;
        }

        public SendBatch? Take(out IReadOnlyList<OutboxEntry> overtaken)
        {
            overtaken = [];
            if (_waiting is not { Count: > 0 }) return null;
            var left = new List<OutboxEntry>();
            while (IsRoutine(_waiting.Peek()) && !_waiting.All(IsRoutine)) left.AddRange(_waiting.Dequeue().Entries);
            overtaken = left;
            return _waiting.Dequeue();
        }

        private static bool IsRoutine(SendBatch batch) => batch.Entries.All(entry => entry.Delivery.Message.Importance == Importance.Routine);
    }
}
