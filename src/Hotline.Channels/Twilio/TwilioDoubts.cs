using System.Collections.Concurrent;

namespace Hotline.Channels.Twilio;

/// <summary>
/// Remembers attempts whose answer was lost, and asks Twilio's list whether the message went out before it is sent again. Only in memory: after a restart a doubtful message is sent again.
/// When the list is silent or does not show it, it is sent again too: a rare second copy is better than a lost answer. Bounded: when there are too many doubts, all are forgotten. Thread-safe.
/// </summary>
internal sealed class TwilioDoubts(TwilioClient client, TimeProvider time)
{
    private const int Most = 4096;

    /// <summary>Twilio's times are whole seconds, by its own clock.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(2);

    /// <summary>After that the delivery itself has ended.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> begun = new(StringComparer.Ordinal);

    public void Remember(string deliveryId, DateTimeOffset at)
    {
        if (begun.Count >= Most) begun.Clear();
        begun[deliveryId] = at;
    }

    /// <summary>Twilio's id of the message when it did go out; null when it must be sent.</summary>
    public async Task<string?> SettleAsync(string deliveryId, IReadOnlyDictionary<string, string> form, CancellationToken cancellationToken)
    {
        // The words of a template are not ours to know.
        if (!begun.TryRemove(deliveryId, out var at) || !form.TryGetValue("Body", out var body) || time.GetUtcNow() - at > Keep) return null;
        var query = new Dictionary<string, string> { ["To"] = form["To"], ["From"] = form["From"], ["PageSize"] = "50" };
        if (await client.ListAsync(query, cancellationToken) is not TwilioCall<TwilioPage>.Done { Result.Messages: var rows }) return null;
        return rows.FirstOrDefault(row => !row.IsInbound && row.Created >= at - Slack && string.Equals(row.Body, body, StringComparison.Ordinal))?.Sid;
    }
}
