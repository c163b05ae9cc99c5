using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What every <see cref="IOutbox"/> does so that neither an earlier reply of the same person nor a worker that died uses up the minute of a text about danger.</summary>
public abstract class DangerFirstContract : RuntimeContract
{
    [Fact]
    public async Task What_waits_for_a_later_try_is_due_at_once_when_a_danger_text_comes_behind_it()
    {
        await SayAsync(Aziza, Some.Reply("words", Aziza, importance: Importance.Operator));
        await ReportAsync(Aziza, "words", retryAt: Runtime.Now.AddSeconds(60));
        await SayAsync(Aziza, Some.Reply("more-words", Aziza, importance: Importance.Operator));
        Assert.Empty(await LeaseRepliesAsync());
        var waiting = Runtime.Outbox.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);

        Assert.Empty((await SayAsync(Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger))).ToSend);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        var again = Assert.Single(await LeaseRepliesAsync());
        Assert.Equal(("words", 2), (again.Delivery.Id, again.Attempt));
        Assert.Equal(["more-words"], IdsOf(await ReportAsync(Aziza, "words")));
        Assert.Equal(["danger"], IdsOf(await ReportAsync(Aziza, "more-words")));
    }

    [Theory]
    [InlineData(SendReport.Waiting, 2)]
    [InlineData(SendReport.Untried, 1)]
    public async Task Words_that_must_wait_again_let_the_danger_texts_behind_them_go_first_and_nothing_else_changes_its_order(string status, int attempt)
    {
        await SayAsync(Aziza, Some.Reply("words", Aziza, importance: Importance.Operator), Some.Reply("more-words", Aziza, importance: Importance.Operator));
        await SayAsync(Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger), Some.Reply("danger-2", Aziza, importance: Importance.Danger));
        await SayAsync(Aziza, Some.Reply("last-words", Aziza, importance: Importance.Operator));

        Assert.Equal(["danger"], IdsOf(await ReportAsync(Aziza, "words", status, Runtime.Now.AddSeconds(30))));
        Assert.Equal(["danger-2"], IdsOf(await ReportAsync(Aziza, "danger")));
        Assert.Empty(await ReportAsync(Aziza, "danger-2"));
        await SayAsync(Aziza, Some.Reply("newest-words", Aziza, importance: Importance.Operator));
        Runtime.Advance(TimeSpan.FromSeconds(30));

        var again = Assert.Single(await LeaseRepliesAsync());
        Assert.Equal(("words", attempt), (again.Delivery.Id, again.Attempt));
        Assert.Equal(["more-words"], IdsOf(await ReportAsync(Aziza, "words")));
        Assert.Equal(["last-words"], IdsOf(await ReportAsync(Aziza, "more-words")));
        Assert.Equal(["newest-words"], IdsOf(await ReportAsync(Aziza, "last-words")));
    }

    [Fact]
    public async Task A_danger_text_that_waits_again_stays_before_what_stands_behind_it()
    {
        await SayAsync(Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger), Some.Reply("words", Aziza, importance: Importance.Operator));
        await SayAsync(Aziza, Some.Reply("danger-2", Aziza, importance: Importance.Danger));

        Assert.Empty(await ReportAsync(Aziza, "danger", retryAt: Runtime.Now.AddSeconds(3)));
        Runtime.Advance(TimeSpan.FromSeconds(3));

        Assert.Equal(["danger"], IdsOf(await LeaseRepliesAsync()));
        Assert.Equal(["words"], IdsOf(await ReportAsync(Aziza, "danger")));
    }

    [Fact]
    public async Task A_danger_text_behind_what_nobody_could_send_is_tried_once_before_it_is_given_up()
    {
        await SayAsync(Aziza, Some.Reply("words", Aziza, importance: Importance.Operator));
        await SayAsync(Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger));
        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Equal(["words"], IdsOf(await LeaseRepliesAsync()));
        Runtime.Advance(TimeSpan.FromSeconds(5));

        var tried = Assert.Single(await ReportAsync(Aziza, "words", retryAt: Runtime.Now.AddSeconds(3)));
        Assert.Equal(("danger", 1), (tried.Delivery.Id, tried.Attempt));
        Assert.Empty(await ReportAsync(Aziza, "danger", retryAt: Runtime.Now.AddSeconds(1), words: "The provider did not answer."));

        var dead = Assert.Single(await Runtime.Outbox.DeadLettersAsync(10, Cancel));
        Assert.Equal(("danger", TooLate.Words(RuntimeLimits.RetryHorizonImmediate, "The provider did not answer.")), (dead.DeliveryId, dead.Words));
        Runtime.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["words"], IdsOf(await LeaseRepliesAsync()));
    }

    [Fact]
    public async Task A_danger_text_is_not_tried_for_the_first_time_when_it_is_far_too_late()
    {
        await SayAsync(Aziza, Some.Reply("words", Aziza, importance: Importance.Operator));
        await SayAsync(Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger));
        Runtime.Advance(RuntimeLimits.RetryHorizonImmediate + RuntimeLimits.LateTry);

        Assert.Empty(await LeaseRepliesAsync());

        Assert.Equal(["danger", "words"], (await Runtime.Outbox.DeadLettersAsync(10, Cancel)).Select(letter => letter.DeliveryId).Order());
    }

    [Fact]
    public async Task A_danger_text_whose_senders_die_one_after_the_other_is_tried_by_the_next_but_not_for_ever()
    {
        await SayAsync(Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger));
        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Single(await LeaseRepliesAsync(Other));
        await Runtime.RestartAsync();
        Runtime.Advance(RuntimeLimits.SendLease);

        Assert.Equal(3, Assert.Single(await LeaseRepliesAsync()).Attempt);

        Runtime.Advance(RuntimeLimits.LateTry);
        Assert.Empty(await LeaseRepliesAsync());
        Assert.Equal(TooLate.Words(RuntimeLimits.RetryHorizonImmediate, null), Assert.Single(await Runtime.Outbox.DeadLettersAsync(10, Cancel)).Words);
    }

    [Theory]
    [InlineData(SendReport.Untried, 1)]
    [InlineData(SendReport.Waiting, 0)]
    public async Task A_danger_text_beyond_its_minute_goes_back_for_another_worker_untried_but_not_after_a_try_that_failed(string status, int again)
    {
        await SayAsync(Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger));
        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Single(await LeaseRepliesAsync());

        Assert.Equal(again, (await ReportAsync(Aziza, "danger", status, Runtime.Now)).Count);

        Assert.Equal(1 - again, (await Runtime.Outbox.DeadLettersAsync(10, Cancel)).Count);
    }

    private Task<IReadOnlyList<OutboxEntry>> LeaseRepliesAsync(WorkerId? worker = null) => Runtime.Outbox.LeaseAsync(worker ?? Worker, 10, Cancel);
}
