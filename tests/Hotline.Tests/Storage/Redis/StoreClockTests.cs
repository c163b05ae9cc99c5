using Hotline.Core.Dialogs.Loading;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Storage.Redis;
using Hotline.Tests.Contracts;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Storage.Redis;

/// <summary>Processes on one Redis live by its clock, whatever their own say.</summary>
public sealed class StoreClockTests(RedisHouse house) : RuntimeContract
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private RedisUnderTest Redis => (RedisUnderTest)Runtime;

    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());

    [Fact]
    public void Once_heard_the_stores_time_goes_on_by_elapsed_time_and_jumps_of_the_local_clock_are_nothing_to_it()
    {
        var (local, start) = (new JumpingTime(), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var clock = new StoreClock(local);
        Assert.Equal(local.Calendar, clock.GetUtcNow());

        clock.Hear(start.ToUnixTimeMilliseconds(), clock.GetTimestamp());
        local.Calendar += TimeSpan.FromDays(3);
        local.Elapsed += Hour;

        Assert.Equal(start + Hour, clock.GetUtcNow());
    }

    [Fact]
    public void Answer_that_took_long_does_not_move_the_clock()
    {
        var (local, start) = (new JumpingTime(), new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero));
        var clock = new StoreClock(local);
        clock.Hear(start.ToUnixTimeMilliseconds(), clock.GetTimestamp());
        var asked = clock.GetTimestamp();
        local.Elapsed += TimeSpan.FromSeconds(4);

        clock.Hear(start.ToUnixTimeMilliseconds(), asked);

        Assert.Equal(start.AddSeconds(4), clock.GetUtcNow());
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-3)]
    public async Task Timer_set_by_a_process_whose_clock_is_hours_off_is_due_at_its_time_and_fires_once(int hours)
    {
        var local = new JumpingTime { Calendar = Runtime.Now.AddHours(hours) };
        var clock = new StoreClock(local);
        await using var other = await Redis.AnotherAsync(time: clock);
        await ReceiveAsync(Aziza, "one");
        var lease = Assert.Single(await other.Conversations.LeaseAsync(Other, 10, Cancel));
        Assert.True((await other.Conversations.CommitAsync(Turn(lease, Aziza) with { State = Some.State(Aziza, Some.Timer(clock.GetUtcNow() + Hour)) }, Cancel)).Committed);

        Runtime.Advance(Hour - TimeSpan.FromSeconds(1));
        Assert.Empty(await LeaseAsync());
        Runtime.Advance(TimeSpan.FromSeconds(1));

        Assert.True((await LeaseOneAsync()).TimerDue);
        Assert.Empty(await other.Conversations.LeaseAsync(Other, 10, Cancel));
    }

    [Fact]
    public async Task What_the_store_calls_due_is_played_by_a_process_that_thinks_it_is_too_early()
    {
        await ReceiveAsync(Aziza, "one");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = Some.State(Aziza, Some.Timer(Runtime.Now + Hour)) });
        var behind = new JumpingTime { Calendar = Runtime.Now };
        Runtime.Advance(Hour);
        using var metrics = new HotlineMetrics();
        var library = new PublicationLibrary();
        await library.UseAsync(Shipped.Publication, PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales")), Cancel);
        var around = new SurroundingsSource([], new ConfigurationBuilder().Build());
        var processor = new TurnProcessor(Runtime.Conversations, Runtime.Mailbox, library, new Readers(UnderstandingFiles.Learnt), around, SomeKeyedNames.Of(Runtime.Master), behind, metrics, NullLogger<TurnProcessor>.Instance);

        await processor.RunAsync(await LeaseOneAsync(), Worker, _ => ValueTask.CompletedTask, seen: null, Cancel);

        Assert.Empty((await Runtime.Conversations.FindAsync(Runtime.IdOf(Aziza), Cancel))!.Timers);
        Assert.Empty(await LeaseAsync());
    }

    /// <summary>A machine whose calendar is put ahead and back while its elapsed time stays true.</summary>
    private sealed class JumpingTime : TimeProvider
    {
        public DateTimeOffset Calendar { get; set; } = new(2001, 1, 1, 0, 0, 0, TimeSpan.Zero);

        public TimeSpan Elapsed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Calendar;

        public override long GetTimestamp() => Elapsed.Ticks;
    }
}
