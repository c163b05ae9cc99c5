using System.Collections.Concurrent;
using System.Globalization;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Pacing;
using Hotline.Storage.Waiting;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// Wakes whoever waits, here at once and in other processes by pub/sub. What happened within a few milliseconds goes out as one message. A lost one costs
/// time, never work: everybody also looks for themselves. Only desks do not: when news of the casebook could not be said, or not be heard, they hear later that they are to look again. Thread-safe.
/// </summary>
internal sealed class Wakes : IAsyncDisposable
{
    private const char Turn = 'w';
    private const char Journaled = 'j';
    private const char Mailed = 'm';
    private const char Send = 's';
    private const char Paused = 'p';
    private const char Fleet = 'f';
    private const char Changed = 'c';
    private static readonly TimeSpan Collected = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly string process = Guid.NewGuid().ToString("N");
    private readonly ConcurrentDictionary<string, bool> news = new(StringComparer.Ordinal);
    private readonly RedisLink link;
    private readonly TimeProvider time;
    private ITimer? timer;
    private int pending;
    private int unsaid;

    public Wakes(RedisLink link, TimeProvider time)
    {
        (this.link, this.time) = (link, time);
        Turns = new DueTable(link.Keys.Partitions, time);
        Sends = new DueTable(link.Keys.Partitions, time);
        Mail = new MailSignals(time);
        Pauses = new KnownPauses(time);
        Journal.Raise();
    }

    public DueTable Turns { get; }

    public DueTable Sends { get; }

    public Signal Journal { get; } = new();

    public MailSignals Mail { get; }

    /// <summary>Accounts that must wait, as far as was heard.</summary>
    public KnownPauses Pauses { get; }

    /// <summary>Raised when another process came or went.</summary>
    public event Action? FleetChanged;

    /// <summary>Raised with what another process said of the casebook.</summary>
    public event Action<string>? CasebookChanged;

    /// <summary>Raised when a lost connection is there again: what was said meanwhile was not heard.</summary>
    public event Action? Missed;

    /// <summary>Begins to listen to other processes. The second time it does nothing: the link goes on listening by itself.</summary>
    public async Task ListenAsync()
    {
        if (timer is not null) return;
        // The real clock: other processes are not to wait for a test's.
        timer = TimeProvider.System.CreateTimer(_ => Publish(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        link.Restored += LookEverywhere;
        await link.ListenAsync(Hear);
    }

    /// <summary>A partition has a conversation that nobody holds, since <paramref name="at"/> by the store's clock.</summary>
    public void TurnWaits(int partition, long at, long storeNow)
    {
        Turns.Bring(partition, at, storeNow);
        if (at <= storeNow) Tell(Turn, partition.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>A partition has a reply that nobody holds, since <paramref name="at"/> by the store's clock, and whoever put it there may not be one that sends.</summary>
    public void SendWaits(int partition, long at, long storeNow)
    {
        Sends.Bring(partition, at, storeNow);
        Tell(Send, partition.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>An account must wait.</summary>
    public void AccountPaused(ChannelId account, TimeSpan wait)
    {
        Pauses.Heard(account, wait);
        Tell(Paused, string.Create(CultureInfo.InvariantCulture, $"{(long)wait.TotalMilliseconds}:{account.Value}"));
    }

    public void JournalGrew()
    {
        Journal.Raise();
        Tell(Journaled, "");
    }

    public void MailCame(ConversationId id)
    {
        Mail.Raise(id);
        Tell(Mailed, id.Value);
    }

    /// <summary>One word, without spaces.</summary>
    public void TellCasebook(string word) => Tell(Changed, word);

    /// <summary>This process came, or goes.</summary>
    public void TellFleet() => Tell(Fleet, "");

    public Task WaitForMailAsync(ConversationId id, TimeSpan atMost, CancellationToken cancellationToken) => Mail.Watch(id).WaitAsync(atMost, time, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        link.Restored -= LookEverywhere;
        if (timer is null) return;
        await timer.DisposeAsync();
        // What was said last still goes out.
        Publish();
    }

    private void Tell(char kind, string what)
    {
        news.TryAdd(kind + what, true);
        if (Interlocked.Exchange(ref pending, 1) == 0) timer?.Change(Collected, Timeout.InfiniteTimeSpan);
    }

    private void Publish()
    {
        Volatile.Write(ref pending, 0);
        var words = news.Keys.ToArray();
        foreach (var word in words) news.TryRemove(word, out _);
        if (Interlocked.Exchange(ref unsaid, 0) == 1) words = [.. words, Changed + CasebookChange.Again.Word];
        if (words.Length > 0) _ = SayAsync(words);
    }

    private async Task SayAsync(string[] words)
    {
        try
        {
            await link.Subscriber.PublishAsync(link.Keys.Channel, $"{process} {string.Join(' ', words)}").WaitAsync(RedisConnection.Patience);
        }
        catch (Exception fault) when (fault is Core.Conversations.StoreUnavailableException || RedisFaults.Words(fault) is not null)
        {
            // Nobody hears it; they look for themselves. Desks elsewhere do not, and are told to when they can be.
            if (!words.Any(word => word[0] == Changed)) return;
            Volatile.Write(ref unsaid, 1);
            if (Interlocked.Exchange(ref pending, 1) == 0) timer?.Change(BetweenTries, Timeout.InfiniteTimeSpan);
        }
    }

    private void Hear(RedisValue message)
    {
        var words = ((string)message).Split(' ');
        if (words[0] == process) return;
        foreach (var word in words.AsSpan(1))
            if (word.Length > 0) Wake(word[0], word[1..]);
    }

    private void Wake(char kind, string what)
    {
        switch (kind)
        {
            case Turn when Partition(what) is { } partition:
                Turns.Bring(partition, 0);
                break;
            case Send when Partition(what) is { } partition:
                Sends.Bring(partition, 0);
                break;
            case Paused when what.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && long.TryParse(what.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var wait):
                Pauses.Heard(new ChannelId(what[(colon + 1)..]), TimeSpan.FromMilliseconds(wait));
                break;
            case Journaled:
                Journal.Raise();
                break;
            case Mailed:
                Mail.Raise(new ConversationId(what));
                break;
            case Fleet:
                FleetChanged?.Invoke();
                break;
            case Changed:
                CasebookChanged?.Invoke(what);
                break;
            default:
                // A newer program's word.
                break;
        }
    }

    private int? Partition(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var partition) && partition < link.Keys.Partitions ? partition : null;

    private void LookEverywhere()
    {
        Turns.BringAll();
        Sends.BringAll();
        Journal.Raise();
        Mail.RaiseAll();
        Missed?.Invoke();
    }
}
