using Hotline.Tests.Contracts;

namespace Hotline.Tests.Storage.Redis;

public sealed class RedisSingleInboxTests(RedisHouse house) : InboxContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisSingleConversationStoreTests(RedisHouse house) : ConversationStoreContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisSingleOutboxTests(RedisHouse house) : OutboxContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisSingleDangerFirstTests(RedisHouse house) : DangerFirstContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisSingleJournalTests(RedisHouse house) : JournalContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisSingleMailboxTests(RedisHouse house) : MailboxContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisSingleErasureTests(RedisHouse house) : ErasureContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisSingleTurnModelTests(RedisHouse house) : TurnModelContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisClusterInboxTests(RedisHouse house) : InboxContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisClusterConversationStoreTests(RedisHouse house) : ConversationStoreContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisClusterOutboxTests(RedisHouse house) : OutboxContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisClusterDangerFirstTests(RedisHouse house) : DangerFirstContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisClusterJournalTests(RedisHouse house) : JournalContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisClusterMailboxTests(RedisHouse house) : MailboxContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisClusterErasureTests(RedisHouse house) : ErasureContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisClusterTurnModelTests(RedisHouse house) : TurnModelContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisSingleArrivalTests(RedisHouse house) : ArrivalContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisClusterArrivalTests(RedisHouse house) : ArrivalContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisSinglePaceTests(RedisHouse house) : PaceContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisClusterPaceTests(RedisHouse house) : PaceContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisSingleVersionTests(RedisHouse house) : VersionContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisClusterVersionTests(RedisHouse house) : VersionContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisSingleReceiptTests(RedisHouse house) : ReceiptContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisClusterReceiptTests(RedisHouse house) : ReceiptContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisSingleAddressTests(RedisHouse house) : AddressContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisClusterAddressTests(RedisHouse house) : AddressContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}

public sealed class RedisSingleLateFailureTests(RedisHouse house) : LateFailureContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());
}

public sealed class RedisClusterLateFailureTests(RedisHouse house) : LateFailureContract
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.ClusterAsync());
}
