using System.Threading.Channels;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels.Operators;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Telegram.Operators;

/// <summary>
/// Answers members of the group, beside the real work. A courtesy: what they asked for is done or refused by then, and the topic shows it. A few at a time; when too many wait, the oldest are dropped; one that
/// must wait is made once more.
/// </summary>
internal sealed class GroupAnswers(IOperatorsGroup group, TimeProvider time, ILogger<GroupAnswers> logger) : LastingService(time, logger)
{
    private const int Waiting = 256;

    /// <summary>Whoever has to wait longer has seen by then what became of it.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    private readonly Channel<GroupCall> calls = Channel.CreateBounded<GroupCall>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Add(IEnumerable<GroupCall> answers)
    {
        foreach (var answer in answers) calls.Writer.TryWrite(answer);
    }

    protected override int AtOnce => 2;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        await foreach (var call in calls.Reader.ReadAllAsync(stoppingToken))
        {
            if (await group.CallAsync(call, stoppingToken) is not GroupResult.Later { Wait: var wait } || wait > LongestWait) continue;
            await Task.Delay(wait, Time, stoppingToken);
            await group.CallAsync(call, stoppingToken);
        }
    }
}
