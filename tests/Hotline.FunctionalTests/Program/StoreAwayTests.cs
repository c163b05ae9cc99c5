using System.Net;
using Hotline.FunctionalTests.FakeTelegram;
using Hotline.FunctionalTests.Running;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Redis;
using Microsoft.Data.Sqlite;

namespace Hotline.FunctionalTests.Program;

/// <summary>The runtime store is away while the program runs: nothing is confirmed that is not stored, and it goes on by itself.</summary>
public sealed class StoreAwayTests
{
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(10);

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(false, true)]
    public async Task Ten_seconds_without_the_store_lose_nothing_and_need_no_restart(bool webhook, bool redis)
    {
        await using var telegram = await FakeTelegramServer.StartAsync(speed: 1);
        await using var server = redis ? await RedisServer.StartAsync("--appendfsync", "always") : null;
        var settings = telegram.Settings;
        if (server is not null)
        {
            settings["Runtime:Redis"] = server.Address;
            // What Redis did without our hearing of it is done again when its lease ends.
            settings["Runtime:LeaseSeconds"] = settings["Runtime:SendLeaseSeconds"] = "6";
            settings["Telegram:AnswerSeconds"] = "2";
            settings["Protection:MasterKey"] = MasterKey.NewText();
        }

        if (webhook) settings["Telegram:WebhookSecret"] = "a-secret";
        await using var hotline = await RunningHotline.StartAsync(settings, publicUrl: webhook);
        var known = telegram.Person(700000401, "tg");
        known.Starts();
        await telegram.UntilAsync(() => DangerQuestion.Asked(telegram, known) == 1, "the first question");
        var page = new WebChatPage(hotline);
        var late = telegram.Person(700000402, "tg");
        var ended = hotline.Ended;

        await using (server is null ? await TakeAwayAsync(hotline.Data) : await HangAsync(server))
        {
            known.Writes("repeat");
            late.Starts();
            using (var refused = await page.StartsAsync("tg"))
            {
                Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
                Assert.NotNull(refused.Headers.RetryAfter);
            }

            if (webhook) await telegram.UntilAsync(() => telegram.Deliveries.Count(d => d.Status == 503) >= 2, "the webhook says 503 for both people");
            // How long it is away is the very thing that is tried here.
            await Task.Delay(Away, Now);
            Assert.True(telegram.Pending >= 2, "Nothing may be confirmed that is not stored.");
            Assert.Empty(telegram.SentTo(late.Id));
            Assert.DoesNotContain(telegram.Deliveries, d => d.Attempt > 1 && d.Status is >= 200 and < 300);
        }

        await telegram.UntilAsync(() => telegram.Pending == 0 && DangerQuestion.Asked(telegram, known) >= 2 && DangerQuestion.Asked(telegram, late) >= 1, "both people are answered");
        using var accepted = await page.StartsAsync("tg");
        Assert.Equal(HttpStatusCode.Accepted, accepted.StatusCode);
        Assert.NotEmpty(await page.HearsAsync(_ => true));
        known.Writes("repeat");
        await telegram.UntilAsync(() => DangerQuestion.Asked(telegram, known) >= 3, "the next message is answered as ever");
        Assert.Equal((3, 1), (DangerQuestion.Asked(telegram, known), DangerQuestion.Asked(telegram, late)));
        Assert.False(ended.IsCompleted, "The program must not end.");
    }

    /// <summary>Another program holds the file for itself, as a disk that is away would: nothing can be written until it is disposed.</summary>
    private static async Task<IAsyncDisposable> TakeAwayAsync(string data)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(data, "runtime.db"), Pooling = false, DefaultTimeout = 30 }.ToString());
        await connection.OpenAsync(Now);
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 30000; BEGIN EXCLUSIVE";
        await command.ExecuteNonQueryAsync(Now);
        return connection;
    }

    private static async Task<IAsyncDisposable> HangAsync(RedisServer redis)
    {
        await redis.PauseAsync();
        return new Hanging(redis);
    }

    private sealed class Hanging(RedisServer redis) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(redis.ContinueAsync());
    }
}
