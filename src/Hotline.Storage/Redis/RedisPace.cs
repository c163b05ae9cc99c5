using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Storage.Redis;

/// <summary>
/// The pace of accounts on Redis: one value for each, in the slot of the first partition, which all workers share. A pause is also told to everybody, for those whose account
/// has no rate and who so never ask. Thread-safe.
/// </summary>
internal sealed class RedisPace(RedisLink link, Wakes wakes) : IAccountPace
{
    private const int Home = 0;
    private const int PerAsk = 4;

    public async Task<IReadOnlyList<PaceAnswer>> TakeAsync(ChannelId account, int callsPerSecond, IReadOnlyList<PaceAsk> asks, CancellationToken cancellationToken)
    {
        var request = new Request(PerAsk * asks.Count);
        foreach (var ask in asks) request = request.Byte((int)ask.Importance).Byte(ask.Waited ? 1 : 0).Number16(ask.Calls);
        return Read(account, asks.Count, await link.RunAsync(link.Scripts.Pace, Home, [account.Value, callsPerSecond, 0, request.Done()]));
    }

    public async Task PauseAsync(ChannelId account, TimeSpan wait, CancellationToken cancellationToken)
    {
        // Heard here whatever becomes of the store.
        wakes.AccountPaused(account, wait);
        await link.RunAsync(link.Scripts.Pace, Home, [account.Value, 0, (long)wait.TotalMilliseconds, ""]);
    }

    public TimeSpan PausedFor(ChannelId account) => wakes.Pauses.Left(account);

    private PaceAnswer[] Read(ChannelId account, int count, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        if (answer.Time() is > 0 and var paused) wakes.Pauses.Heard(account, TimeSpan.FromMilliseconds(paused));
        var answers = new PaceAnswer[count];
        for (var i = 0; i < count; i++)
        {
            var wait = TimeSpan.FromMilliseconds(answer.Number32());
            answers[i] = new PaceAnswer(answer.Flag(), wait);
        }

        return answers;
    }
}
