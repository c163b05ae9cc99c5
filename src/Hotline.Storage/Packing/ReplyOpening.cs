using Hotline.Core.Conversations;
using Hotline.Storage.Protection;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Packing;

/// <summary>Opens replies that a store hands out. With <paramref name="time"/> other programs work on the store too, and one that knows a newer version may be among them. Thread-safe.</summary>
internal sealed partial class ReplyOpening(RuntimeSeals seals, ILogger log, TimeProvider? time = null)
{
    /// <summary>How long a reply of a newer version stays out of this program's hands, so that a newer one takes it.</summary>
    private static readonly TimeSpan ForNewer = TimeSpan.FromSeconds(1);

    /// <summary>
    /// What does not open is reported dead, by <paramref name="report"/>, so that the conversation goes on with what stands behind it; what that hands out is opened too.
    /// </summary>
    public async Task<IReadOnlyList<OutboxEntry>> OpenAsync(IReadOnlyList<StoredReply> replies, Func<IReadOnlyList<SendReport>, Task<IReadOnlyList<OutboxEntry>>> report)
    {
        var entries = new List<OutboxEntry>(replies.Count);
        var (unreadable, newer) = (new List<SendReport>(), new List<SendReport>());
        foreach (var reply in replies)
        {
            try
            {
                using var key = seals.OpenKey(reply.Id, reply.Key);
                var delivery = seals.OpenReply(key, reply.Id, reply.Body);
                entries.Add(new OutboxEntry(reply.Id, delivery, reply.Attempt, DateTimeOffset.FromUnixTimeMilliseconds(reply.Deadline)) { Waited = true, Why = reply.Why, Horizon = RuntimeLimits.RetryHorizonOf(reply.Importance) });
            }
            catch (SealedDataException)
            {
                Log.Unreadable(log, reply.Id.Value);
                unreadable.Add(new SendReport(reply.Id, reply.DeliveryId, SendReport.Dead, null, "The stored reply could not be read."));
            }
            catch (NewerFormatException)
            {
                Log.LeftAlone(log, reply.Id.Value);
                // Alone, its lease may as well run out: a newer program sends it, or its deadline buries it.
                if (time is not null) newer.Add(new SendReport(reply.Id, reply.DeliveryId, SendReport.Untried, time.GetUtcNow() + ForNewer, "It was stored by a newer Hotline than the one that is running."));
            }
        }

        if (newer.Count > 0) entries.AddRange(await report(newer));
        if (unreadable.Count > 0) entries.AddRange(await report(unreadable));
        return entries;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A stored reply of conversation {Conversation} could not be read and is now a dead letter")]
        public static partial void Unreadable(ILogger logger, string conversation);

        [LoggerMessage(LogLevel.Warning, "A stored reply of conversation {Conversation} is of a newer version and is left alone")]
        public static partial void LeftAlone(ILogger logger, string conversation);
    }
}
