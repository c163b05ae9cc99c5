using System.Diagnostics;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage;
using Hotline.Storage.Protection;
using Hotline.Storage.Redis;
using Hotline.Storage.Sqlite;
using Hotline.Tests.Contracts;
using Hotline.Tests.Storage.Redis;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Server.Workers;

/// <summary>The sending workers, whole, on real stores and on the real clock.</summary>
public sealed class SendingTests(RedisHouse house)
{
    private static readonly WorkerId Turns = new("turns");
    private static readonly MasterKey Master = MasterKey.FromText(MasterKey.NewText(), "test");

    private int messages;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task With_the_rate_used_up_danger_goes_before_the_routine_of_others_and_instead_of_ones_own()
    {
        using var folder = new TemporaryFolder();
        await using var store = SqliteRuntime.Open(folder.Path, new RuntimeOptions(), Master, TimeProvider.System, NullLogger<SqliteRuntime>.Instance);
        var channel = new ScriptedChannel(new ProviderRates(1, 0, 1));
        await using var rig = await SendingRig.StartAsync(store, channel, TimeProvider.System);
        for (var i = 0; i < 20; i++) await SayAsync(store, rig, $"{i}", $"routine-{i}", Importance.Routine);
        await channel.UntilAsync(c => !c.Calls.IsEmpty);
        // Twenty seconds of routine replies wait by now, the last one for the person who is now in danger.
        await SayAsync(store, rig, "19", "danger", Importance.Danger);

        await channel.UntilAsync(c => c.Calls.Any(call => call.Id == "danger"));

        Assert.InRange(channel.Calls.Count, 2, 6);
        Assert.DoesNotContain(channel.Calls, call => call.Id == "routine-19");
    }

    [Fact]
    public async Task Two_processes_on_one_redis_keep_the_rate_of_their_account_together_and_send_each_reply_once()
    {
        const int Replies = 24;
        var options = new RuntimeOptions { Redis = await house.SingleAsync(), Prefix = Guid.NewGuid().ToString("N")[..8] };
        await using var one = await RedisAsync(options);
        await using var two = await RedisAsync(options);
        var channel = new ScriptedChannel(new ProviderRates(20, 0, 1));
        await using var first = await SendingRig.StartAsync(one, channel, TimeProvider.System);
        await using var second = await SendingRig.StartAsync(two, channel, TimeProvider.System);
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < Replies; i++) await SayAsync(i % 2 == 0 ? one : two, i % 2 == 0 ? first : second, $"{i}", $"r{i}", Importance.Routine);
        await channel.UntilAsync(c => c.Calls.Count >= Replies);

        // Each alone would keep the rate as well and be done in half of this.
        Assert.True(watch.Elapsed > TimeSpan.FromSeconds((Replies - 3) / 20.0), $"Done after {watch.Elapsed}.");
        Assert.Equal(Replies, channel.Calls.Select(call => call.Id).Distinct().Count());
        Assert.Equal(Replies, channel.Calls.Count);
    }

    private static async Task<RedisRuntime> RedisAsync(RuntimeOptions options)
    {
        var store = new RedisRuntime(options, Master, TimeProvider.System, NullLogger<RedisRuntime>.Instance);
        await store.OpenAsync(patient: false, Cancel);
        return store;
    }

    /// <summary>Plays a turn that says one thing, and hands what is to be sent to the process that played it.</summary>
    private async Task SayAsync(IRuntimeStore store, SendingRig rig, string person, string id, Importance importance)
    {
        var who = new Address(ChannelId.Telegram, person);
        var arrival = await store.Conversations.AcceptAndLeaseAsync(new InboundMessage(who, $"m{++messages}", DateTimeOffset.UtcNow, new InboundText("hello")), Turns, Cancel);
        var lease = arrival.Lease ?? throw new InvalidOperationException("The conversation is not idle.");
        var commit = new TurnCommit(
            lease, rig.Workforce.Id, lease.Events[^1].Sequence, lease.State ?? Some.State(who), [Some.Reply(id, who, importance: importance)], [],
            CancelRoutine: importance == Importance.Danger, KeepLease: false, Erase: false);
        var result = await store.Conversations.CommitAsync(commit, Cancel);
        Assert.True(result.Committed);
        if (result.ToSend.Count > 0) await rig.Queue.AddAsync(result.ToSend, Cancel);
    }
}
