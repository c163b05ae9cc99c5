using System.Collections.Concurrent;
using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Receiving;
using Hotline.Core.Channels;

namespace Hotline.Channels.Twilio.Reconciling;

/// <summary>
/// Messages of ours of which Twilio has not said how they ended: its callbacks may be lost, and its list knows them by their own ids alone, so it is kept here which delivery each belongs to. In memory and
/// bounded: what was sent before the program started anew, or by another one, is told by callbacks alone. Thread-safe.
/// </summary>
internal sealed class TwilioUnended(TimeProvider time)
{
    private const int Most = 20_000;

    /// <summary>Twilio gives up on a message long before.</summary>
    private static readonly TimeSpan Keep = TimeSpan.FromDays(1);

    private readonly ConcurrentDictionary<string, Message> messages = new(StringComparer.Ordinal);

    /// <summary>Since when the oldest waits; null when none does. Many networks never tell that an SMS arrived: what waits for too long is forgotten.</summary>
    public DateTimeOffset? Oldest()
    {
        DateTimeOffset? oldest = null;
        var now = time.GetUtcNow();
        foreach (var (sid, message) in messages)
        {
            if (now - message.At > Keep) Remove(sid);
            else if (oldest is null || message.At < oldest) oldest = message.At;
        }

        return oldest;
    }

    /// <summary>Twilio took it. <paramref name="keyboard"/>: with buttons, a list or a map, which it can do without.</summary>
    public void Add(string sid, DeliveryMark mark, bool keyboard)
    {
        if (messages.Count >= Most) Forget();
        messages[sid] = new Message(mark, keyboard, time.GetUtcNow());
    }

    /// <summary>What is listed of a message of ours, when its end was not told yet: the receipt is null for a word that says nothing of it.</summary>
    public bool Tells(TwilioMessage row, DateTimeOffset now, out DeliveryReceipt? receipt)
    {
        receipt = null;
        if (!row.IsFinal || !messages.TryGetValue(row.Sid, out var message)) return false;
        receipt = TwilioStatus.Read(row, message.Mark, message.Keyboard, now);
        return true;
    }

    /// <summary>Its end was told, and noted.</summary>
    public void Remove(string sid) => messages.TryRemove(sid, out _);

    /// <summary>The older half.</summary>
    private void Forget()
    {
        var all = messages.ToArray();
        foreach (var (sid, _) in all.OrderBy(one => one.Value.At).Take(all.Length / 2)) Remove(sid);
    }

    private sealed record Message(DeliveryMark Mark, bool Keyboard, DateTimeOffset At);
}
