namespace Hotline.Channels.Telegram;

/// <summary>Keeps the current <see cref="TelegramStatus"/>. Thread-safe.</summary>
public sealed class TelegramMonitor
{
    private readonly TimeProvider time;
    private readonly TelegramMode mode;
    private volatile Condition now;
    private long stored, duplicates, ignored, unreadable;

    internal TelegramMonitor(TelegramMode mode, TimeProvider time)
    {
        this.mode = mode;
        this.time = time;
        now = new(TelegramCondition.Starting, mode == TelegramMode.Off ? "No Telegram token is set." : "Not connected yet.", time.GetUtcNow());
    }

    public TelegramStatus Current
    {
        get
        {
            var (condition, words, since) = now;
            return new(mode, condition, words, since, Read(ref stored), Read(ref duplicates), Read(ref ignored), Read(ref unreadable));
        }
    }

    internal void CountStored() => Interlocked.Increment(ref stored);

    internal void CountDuplicate() => Interlocked.Increment(ref duplicates);

    internal void CountIgnored() => Interlocked.Increment(ref ignored);

    internal void CountUnreadable() => Interlocked.Increment(ref unreadable);

    /// <summary>True when it was not so before.</summary>
    internal bool Working() => Become(TelegramCondition.Working, "Connected.");

    internal void Trouble(string words) => Become(TelegramCondition.Trouble, words);

    internal void Stopped(string words) => Become(TelegramCondition.Stopped, words);

    private bool Become(TelegramCondition condition, string words)
    {
        if (now.What == condition && now.Words == words) return false;
        now = new(condition, words, time.GetUtcNow());
        return true;
    }

    private static long Read(ref long count) => Interlocked.Read(ref count);

    private sealed record Condition(TelegramCondition What, string Words, DateTimeOffset Since);
}
