using Hotline.Tests.Contracts;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Storage.Redis;
using Hotline.Tests.Storage.Sqlite;

namespace Hotline.Tests.Server.Workers;

/// <summary>Everything in one folder.</summary>
public sealed class SqlitePublishingTests() : PublishingContract(house: null)
{
    protected override Task<RuntimeUnderTest> OpenAsync() => Task.FromResult<RuntimeUnderTest>(new SqliteUnderTest());
}

/// <summary>As several servers have it: Redis and PostgreSQL.</summary>
public sealed class RedisPublishingTests(RedisHouse redis, PostgresHouse postgres) : PublishingContract(postgres)
{
    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await redis.SingleAsync());
}
