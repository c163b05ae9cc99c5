using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What every <see cref="IAccountPace"/> holds to. Time is the store's.</summary>
public abstract class PaceContract : RuntimeContract
{
    private const int Rate = 30;

    private static readonly PaceAsk Danger = new(Importance.Danger, Waited: false, 1);
    private static readonly PaceAsk Waited = new(Importance.Routine, Waited: true, 1);
    private static readonly PaceAsk Fresh = new(Importance.Routine, Waited: false, 1);

    [Fact]
    public async Task A_quiet_account_lets_a_reply_through_at_once()
    {
        Assert.Equal([new PaceAnswer(true, TimeSpan.Zero)], await TakeAsync(Fresh));
        Assert.Equal([new PaceAnswer(true, TimeSpan.Zero)], await TakeAsync(ChannelId.Sms, Fresh));
    }

    [Theory]
    [InlineData(30)]
    [InlineData(3)]
    [InlineData(1)]
    public async Task No_second_holds_more_calls_than_the_rate_and_nothing_is_wasted(int rate)
    {
        var start = Runtime.Now;
        var (calls, queue) = (new List<TimeSpan>(), new PriorityQueue<PaceAsk, TimeSpan>());
        for (var i = 0; i < 5 * rate; i++) queue.Enqueue(i % 5 == 0 ? Danger : Fresh, TimeSpan.Zero);
        while (queue.TryDequeue(out var ask, out var at))
        {
            if (start + at > Runtime.Now) Runtime.Advance(start + at - Runtime.Now);
            var answer = Assert.Single(await Runtime.Pace.TakeAsync(ChannelId.Telegram, rate, [ask], Cancel));
            if (answer.Granted) calls.Add(Runtime.Now - start + answer.Wait);
            else queue.Enqueue(ask with { Waited = true }, Runtime.Now - start + answer.Wait);
        }

        calls.Sort();
        Assert.All(calls, call => Assert.InRange(calls.Count(other => other >= call && other < call + TimeSpan.FromSeconds(1)), 1, rate));
        Assert.InRange(calls[^1], TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(6.5));
    }

    [Fact]
    public async Task An_important_reply_goes_within_a_moment_however_many_routine_ones_wait()
    {
        for (var i = 0; i < 20; i++) await TakeAsync(Fresh, Fresh, Fresh, Fresh, Fresh, Waited, Waited);

        var answer = Assert.Single(await TakeAsync(Danger));

        Assert.True(answer.Granted);
        Assert.InRange(answer.Wait, TimeSpan.Zero, TimeSpan.FromMilliseconds(250));
    }

    [Fact]
    public async Task Replies_that_must_wait_are_told_when_one_after_the_other()
    {
        var asks = Enumerable.Repeat(Fresh, 300).ToArray();

        var later = (await TakeAsync(asks)).Where(answer => !answer.Granted).Select(answer => answer.Wait).ToArray();

        Assert.InRange(later.Length, 290, 300);
        Assert.Equal(later.Order(), later);
        Assert.Equal(later.Length, later.Distinct().Count());
        Assert.InRange(later[^1], TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(12));
    }

    [Fact]
    public async Task A_new_reply_does_not_go_before_those_that_wait()
    {
        await TakeAsync([.. Enumerable.Repeat(Fresh, 60)]);
        Runtime.Advance(TimeSpan.FromSeconds(1));

        var answers = await TakeAsync(Waited, Fresh);

        Assert.True(answers[0].Granted);
        Assert.False(answers[1].Granted);
    }

    [Fact]
    public async Task However_much_is_important_a_share_is_left_to_routine_replies_that_wait()
    {
        var routine = 0;
        await TakeAsync([.. Enumerable.Repeat(Fresh, 60)]);
        for (var second = 0; second < 10; second++)
        {
            for (var part = 0; part < 10; part++)
            {
                var answers = await TakeAsync(Danger, Danger, Danger, Danger, Danger, Danger, Waited);
                if (answers[^1].Granted) routine++;
                Runtime.Advance(TimeSpan.FromMilliseconds(100));
            }
        }

        Assert.InRange(routine, 10 * Rate / 10, 10 * Rate / 4);
    }

    [Fact]
    public async Task A_paused_account_lets_nobody_through_and_then_goes_on()
    {
        await Runtime.Pace.PauseAsync(ChannelId.Telegram, TimeSpan.FromSeconds(17), Cancel);

        Assert.Equal(TimeSpan.FromSeconds(17), Runtime.Pace.PausedFor(ChannelId.Telegram));
        Assert.All(await TakeAsync(Danger, Waited, Fresh), answer => Assert.True(answer is { Granted: false, Wait.TotalSeconds: >= 17 and < 18 }));
        Assert.True(Assert.Single(await TakeAsync(ChannelId.Sms, Fresh)).Granted);
        // A shorter wait that is heard of later does not end it.
        await Runtime.Pace.PauseAsync(ChannelId.Telegram, TimeSpan.FromSeconds(2), Cancel);
        Runtime.Advance(TimeSpan.FromSeconds(15));
        Assert.False(Assert.Single(await TakeAsync(Waited)).Granted);
        Runtime.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.Zero, Runtime.Pace.PausedFor(ChannelId.Telegram));
        Assert.True(Assert.Single(await TakeAsync(Waited)).Granted);
    }

    [Fact]
    public async Task A_reply_of_many_calls_is_let_through_whole_and_paid_for()
    {
        Assert.True(Assert.Single(await TakeAsync(Fresh with { Calls = 12 })).Granted);

        Assert.InRange(Assert.Single(await TakeAsync(Waited)).Wait, TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(600));
    }

    private Task<IReadOnlyList<PaceAnswer>> TakeAsync(params PaceAsk[] asks) => Runtime.Pace.TakeAsync(ChannelId.Telegram, Rate, asks, Cancel);

    private Task<IReadOnlyList<PaceAnswer>> TakeAsync(ChannelId account, PaceAsk ask) => Runtime.Pace.TakeAsync(account, Rate, [ask], Cancel);
}
