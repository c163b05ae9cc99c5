using Hotline.Core.Channels;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Whom a 429 is about: Telegram does not say. The first is taken for its chat alone, which may have been written to too fast; when a second chat must wait before the first
/// may go on, it is the whole bot. Thread-safe.
/// </summary>
internal sealed class FloodScope(TimeProvider time)
{
    private readonly Lock gate = new();
    private long first;
    private DateTimeOffset until = DateTimeOffset.MinValue;

    public RetryScope Of(long chat, TimeSpan wait)
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var account = now < until && chat != first;
            if (!account) first = chat;
            if (now + wait > until) until = now + wait;
            return account ? RetryScope.Account : RetryScope.Recipient;
        }
    }
}
