using Hotline.Server.Commands.Doctor;
using Hotline.Storage;
using Hotline.Storage.Protection;
using Hotline.Storage.Redis;
using Hotline.Tests.Storage.Redis;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using StackExchange.Redis;

namespace Hotline.Tests.Server.Commands;

/// <summary>What <c>hotline doctor</c> says about the runtime store when it is on Redis.</summary>
public sealed class RedisDoctorTests : IDisposable
{
    private readonly TemporaryFolder _data = new();
    private readonly string _key = MasterKey.NewText();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_Redis_as_shipped_is_fine_and_looking_writes_nothing_to_it()
    {
        await using var redis = await RedisServer.StartAsync("--appendfsync", "always");

        var findings = await LookAsync(redis.Address, _key);

        var runtime = Assert.Single(findings, f => f.Subject == "runtime");
        Assert.Equal(Verdict.Ok, runtime.Verdict);
        Assert.Contains($"at {redis.Address}", runtime.Words, StringComparison.Ordinal);
        Assert.Contains("appendfsync always", runtime.Words, StringComparison.Ordinal);
        Assert.Contains("no store yet", runtime.Words, StringComparison.Ordinal);
        using var link = await ConnectionMultiplexer.ConnectAsync(redis.Address);
        Assert.Equal(0, (long)await link.GetDatabase().ExecuteAsync("DBSIZE"));
    }

    [Fact]
    public async Task The_key_is_compared_with_the_one_that_the_store_on_Redis_was_written_with()
    {
        await using var redis = await RedisServer.StartAsync();
        await using (var store = new RedisRuntime(new RuntimeOptions { Redis = redis.Address }, MasterKey.FromText(_key, "test"), TimeProvider.System, NullLogger<RedisRuntime>.Instance))
            await store.OpenAsync(patient: false, Now);

        Assert.Contains("the one that the data was written with", Key(await LookAsync(redis.Address, _key), Verdict.Ok), StringComparison.Ordinal);
        Assert.Contains("does not belong to the store on Redis", Key(await LookAsync(redis.Address, MasterKey.NewText()), Verdict.Fail), StringComparison.Ordinal);
        Assert.Contains("Put the key back", Key(await LookAsync(redis.Address, ""), Verdict.Fail), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_key_it_says_that_none_makes_itself()
    {
        await using var redis = await RedisServer.StartAsync();
        Assert.Contains("hotline keys new", Key(await LookAsync(redis.Address, ""), Verdict.Fail), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Verdict.Fail, "maxmemory-policy noeviction", "--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru")]
    [InlineData(Verdict.Warn, "appendonly yes", "--appendonly", "no")]
    public async Task Eviction_fails_and_no_file_is_a_warning(object verdict, string words, params string[] settings)
    {
        await using var redis = await RedisServer.StartAsync(settings);
        Assert.Contains(await LookAsync(redis.Address, _key), f => f.Subject == "runtime" && f.Verdict.Equals(verdict) && f.Words.Contains(words, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("localhost:1,password=hidden,connectTimeout=1000,connectRetry=1", "cannot be reached")]
    [InlineData("nonsense=1,password=hidden", "cannot be read")]
    public async Task What_cannot_be_reached_or_read_is_one_sentence_without_the_password(string redis, string words)
    {
        var runtime = Assert.Single(await LookAsync(redis, _key), f => f.Subject == "runtime");
        Assert.Equal(Verdict.Fail, runtime.Verdict);
        Assert.Contains(words, runtime.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", runtime.Words, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<Finding>> LookAsync(string redis, string key)
    {
        var settings = new Dictionary<string, string?> { ["Runtime:Redis"] = redis, ["Protection:MasterKey"] = key, ["Data"] = _data.Path };
        return StoresCheck.LookAsync(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), _data.Path, Now);
    }

    private static string Key(IEnumerable<Finding> findings, Verdict verdict)
    {
        var key = Assert.Single(findings, f => f.Subject == "key");
        Assert.Equal(verdict, key.Verdict);
        return key.Words;
    }
}
