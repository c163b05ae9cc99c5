using System.Collections.Concurrent;
using Hotline.Channels.Twilio.Calls;
using Hotline.Core.Channels;

namespace Hotline.Channels.Twilio.Sending;

/// <summary>
/// Asks Twilio's list whether a message went out before it is sent again, where the answer to an earlier attempt was lost. How attempts of this process ended is remembered; one of another process, or of this
/// program before it was started anew, is in doubt (<see cref="DeliveryTry.Since"/>). When the list is silent or does not show it, the message is sent: a rare second copy is better than a
/// lost answer. Bounded: when too much is remembered, all is forgotten, and the list is asked. Thread-safe.
/// </summary>
internal sealed class TwilioDoubts(TwilioClient client, TimeProvider time)
{
    private const int Most = 4096;

    /// <summary>Twilio's times are whole seconds, by its own clock.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>After that the delivery itself has ended.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    /// <summary>When the last attempt began, if it is in doubt; null if it surely failed.</summary>
    private readonly ConcurrentDictionary<string, DateTimeOffset?> last = new(StringComparer.Ordinal);

    /// <summary>How an attempt ended that began at <paramref name="at"/>.</summary>
    public void Remember(string deliveryId, SendResult result, DateTimeOffset at)
    {
        if (result is not (SendResult.Unknown or SendResult.RetryAfter or SendResult.AccountBroken))
        {
            last.TryRemove(deliveryId, out _);
            return;
        }

        if (last.Count >= Most) last.Clear();
        last[deliveryId] = result is SendResult.Unknown ? at : null;
    }

    /// <summary>Twilio's id of the message when it did go out; null when it must be sent. <paramref name="said"/>: the words under which it may be listed; none when they are not ours to know.</summary>
    public async Task<string?> SettleAsync(Delivery delivery, IReadOnlyDictionary<string, string> form, IReadOnlyList<string> said, CancellationToken cancellationToken)
    {
        var since = last.TryRemove(delivery.Id, out var known) ? known : delivery.Try?.Since;
        if (since is not { } at || said.Count == 0 || time.GetUtcNow() - at > Keep) return null;
        var query = new Dictionary<string, string> { ["To"] = form["To"], ["PageSize"] = "50" };
        if (form.TryGetValue("From", out var from)) query["From"] = from;
        if (await client.ListAsync(query, cancellationToken) is not TwilioCall<TwilioPage>.Done { Result.Messages: var rows }) return null;
        return rows.FirstOrDefault(row => !row.IsInbound && row.Status is not ("failed" or "undelivered" or "canceled") && row.Created >= at - Slack && said.Contains(row.Body, StringComparer.Ordinal))?.Sid;
    }
}
