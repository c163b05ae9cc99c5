using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Hotline.Storage.Redis;
using Hotline.Tests.Contracts;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Hotline.Tests.Storage.Redis;

/// <summary>A runtime on a Redis that others share, under a prefix of its own. Its scripts read the time from a key of their partition, which the test moves.</summary>
internal sealed class RedisUnderTest : RuntimeUnderTest
{
    private const string Clock = "local now = tonumber(redis.call('GET', KEYS[1] .. 'clock'))\n";

    private static readonly TimeSpan BetweenTries = TimeSpan.FromMilliseconds(50);

    private readonly string address;
    private readonly ConnectionMultiplexer admin;
    private RedisRuntime? runtime;

    private RedisUnderTest(string address, ConnectionMultiplexer admin) => (this.address, this.admin) = (address, admin);

    public string Prefix { get; } = Guid.NewGuid().ToString("N")[..8];

    public ManualTime Time { get; } = new();

    public override TimeProvider TestClock => Time;

    public override MasterKey Master { get; } = MasterKey.FromText(MasterKey.NewText(), "test");

    public RedisRuntime Store => runtime ?? throw new InvalidOperationException("The store is stopped.");

    /// <summary>A connection of the test's own, to look and to damage.</summary>
    public IDatabase Database => admin.GetDatabase();

    public override IInbox Inbox => Store.Inbox;

    public override IConversationStore Conversations => Store.Conversations;

    public override IOutbox Outbox => Store.Outbox;

    public override IAccountPace Pace => Store.Pace;

    public override IJournal Journal => Store.Journal;

    public override IMailbox Mailbox => Store.Mailbox;

    public override DateTimeOffset Now => Time.GetUtcNow();

    public static async Task<RuntimeUnderTest> OpenAsync(string address)
    {
        // Made without awaiting: this version of the library goes on from its own reader, which must not be held up by waiting for an answer.
        var admin = await Task.Run(() => Connect(address));
        admin.PreserveAsyncOrder = false;
        var store = new RedisUnderTest(address, admin);
        store.SetClock(store.Now);
        await store.StartAsync();
        return store;
    }

    public RuntimeOptions Options(int partitions = 64) => new() { Redis = address, Prefix = Prefix, Partitions = partitions };

    /// <summary>The name of a key of a conversation's partition.</summary>
    public string KeyOf(ConversationId id, string name) => $"{{{Prefix}:p{id.Partition(64)}}}:{name}";

    public override ConversationId IdOf(Address address) => new Pseudonyms(Master).Of(address);

    public override void Advance(TimeSpan by)
    {
        // The store first: whoever is woken by the local clock must find it there.
        SetClock(Now + by);
        Time.Advance(by);
    }

    public override async Task RestartAsync(int? known = null)
    {
        await StopAsync();
        await StartAsync(known);
    }

    public async Task StopAsync()
    {
        if (runtime is not null) await runtime.DisposeAsync();
        runtime = null;
    }

    public async Task StartAsync(int? known = null) => runtime = await AnotherAsync(known);

    /// <summary>A further process on the same store, that knows formats up to <paramref name="known"/>, or all, with the same clock or one of its own.</summary>
    public async Task<RedisRuntime> AnotherAsync(int? known = null, TimeProvider? time = null)
    {
        var format = new RuntimeFormat(known ?? RuntimeFormat.Newest);
        var other = new RedisRuntime(Options(), Master, time ?? Time, NullLogger<RedisRuntime>.Instance, new RedisScripts(Clock), RedisSettings.Read(Options()), format);
        await other.OpenAsync(patient: false, TestContext.Current.CancellationToken);
        return other;
    }

    /// <summary>A bit in the middle of the wrapped key, which stands right behind the fixed front of the value.</summary>
    public override Task DamageKeyAsync(ConversationId id) => FlipAsync(id, 69 + 30);

    /// <summary>Flips a bit of a conversation's value.</summary>
    public async Task FlipAsync(ConversationId id, int at)
    {
        var key = KeyOf(id, $"c:{id}");
        var value = (byte[])await Database.StringGetAsync(key);
        value[at] ^= 1;
        await Database.StringSetAsync(key, value);
    }

    public override Task<int> EraseAgainAsync(params (ConversationId Conversation, DateTimeOffset At)[] erased) => Store.EraseAgainAsync(erased, TestContext.Current.CancellationToken);

    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        admin.Dispose();
    }

    /// <summary>Now and then one does not come about though Redis is there. The store lives with that by itself; this is the test's own.</summary>
    private static ConnectionMultiplexer Connect(string address)
    {
        try
        {
            return ConnectionMultiplexer.Connect(address);
        }
        catch (RedisConnectionException)
        {
            return ConnectionMultiplexer.Connect(address);
        }
    }

    private void SetClock(DateTimeOffset now)
    {
        while (!TrySetClock(now)) TestContext.Current.CancellationToken.WaitHandle.WaitOne(BetweenTries);
    }

    /// <summary>False while the test's own line is not back after a restart of the server.</summary>
    private bool TrySetClock(DateTimeOffset now)
    {
        TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
        try
        {
            Task.WaitAll(Enumerable.Range(0, 64).Select(partition => Database.StringSetAsync($"{{{Prefix}:p{partition}}}:clock", now.ToUnixTimeMilliseconds())).ToArray());
            return true;
        }
        catch (AggregateException away) when (away.InnerException is RedisConnectionException)
        {
            return false;
        }
    }
}
