using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>What every <see cref="IOutbox"/> holds to.</summary>
public abstract class OutboxContract : RuntimeContract
{
    [Fact]
    public async Task Replies_are_leased_to_the_committer_in_order_with_the_first_attempt_recorded()
    {
        var one = Some.Reply("r1", Aziza, "первый");
        var two = Some.Reply("r2", Aziza, "второй");

        var result = await SayAsync(Aziza, one, two);

        Assert.Equal(["r1", "r2"], IdsOf(result.ToSend));
        Assert.All(result.ToSend, entry => Assert.Equal(1, entry.Attempt));
        Assert.All(result.ToSend, entry => Assert.Equal(Runtime.Now + RuntimeLimits.RetryHorizon, entry.Deadline));
        Assert.Empty(await LeaseRepliesAsync());
    }

    [Theory]
    [InlineData(Importance.Routine)]
    [InlineData(Importance.Operator)]
    [InlineData(Importance.Danger)]
    public async Task A_reply_whose_sender_died_is_handed_out_again_as_it_was_with_the_next_attempt(Importance importance)
    {
        var (reply, began) = (Some.Reply("r1", Aziza, "«Позвоните 112»", importance: importance), Runtime.Now);
        var first = Assert.Single((await SayAsync(Aziza, reply)).ToSend);
        Runtime.Advance(RuntimeLimits.SendLease - TimeSpan.FromSeconds(1));
        Assert.Empty(await LeaseRepliesAsync());

        Runtime.Advance(TimeSpan.FromSeconds(1));
        var entry = Assert.Single(await LeaseRepliesAsync());

        Assert.False(entry.IsLate(Runtime.Now));
        Assert.Equal((2, began, first.TryName), (entry.Attempt, entry.Begun, entry.TryName));
        Assert.Equivalent(reply with { Conversation = Runtime.IdOf(Aziza) }, entry.Delivery, strict: true);
        Assert.Empty(await LeaseRepliesAsync(Other));
    }

    [Theory]
    [InlineData(Importance.Routine)]
    [InlineData(Importance.Danger)]
    public async Task A_reply_has_one_name_however_often_it_is_tried(Importance importance)
    {
        var began = Runtime.Now;
        var first = Assert.Single((await SayAsync(Aziza, Some.Reply("r1", Aziza, importance: importance))).ToSend);
        await ReportAsync(Aziza, "r1", SendReport.Waiting, Runtime.Now + TimeSpan.FromSeconds(5));
        Runtime.Advance(TimeSpan.FromSeconds(5));
        var again = Assert.Single(await LeaseRepliesAsync());

        Assert.Equal((began, first.TryName, 2), (again.Begun, again.TryName, again.Attempt));
    }

    [Fact]
    public async Task A_reply_survives_a_restart_and_is_handed_out_again()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));
        await Runtime.RestartAsync();
        Runtime.Advance(RuntimeLimits.SendLease);

        var entry = Assert.Single(await LeaseRepliesAsync());

        Assert.Equal("r1", entry.Delivery.Id);
        Assert.Equal(2, entry.Attempt);
    }

    [Fact]
    public async Task Only_the_first_of_a_conversation_is_handed_out_and_the_next_follows_its_report()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza), Some.Reply("r3", Aziza));
        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Equal(["r1"], IdsOf(await LeaseRepliesAsync()));

        Assert.Equal(["r2"], IdsOf(await ReportAsync(Aziza, "r1")));
        Assert.Equal(["r3"], IdsOf(await ReportAsync(Aziza, "r2")));
        Assert.Empty(await ReportAsync(Aziza, "r3"));
    }

    [Fact]
    public async Task New_replies_wait_behind_earlier_ones_that_are_not_sent()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));

        var result = await SayAsync(Aziza, Some.Reply("r2", Aziza));

        Assert.Empty(result.ToSend);
        Assert.Empty(await LeaseRepliesAsync());
        var next = Assert.Single(await ReportAsync(Aziza, "r1"));
        Assert.Equal("r2", next.Delivery.Id);
        Assert.Equal(1, next.Attempt);
    }

    [Fact]
    public async Task What_is_already_in_the_sender_s_hands_is_not_handed_out_twice()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));

        Assert.Empty(await ReportAsync(Aziza, "r1"));
        Assert.Empty(await ReportAsync(Aziza, "r2"));
        Assert.Empty((await SayAsync(Bek)).ToSend);
        Assert.Equal(["r3"], IdsOf((await SayAsync(Aziza, Some.Reply("r3", Aziza))).ToSend));
    }

    [Fact]
    public async Task A_retry_comes_when_it_is_due_and_later_replies_wait_behind_it()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));

        Assert.Empty(await ReportAsync(Aziza, "r1", retryAt: Runtime.Now.AddSeconds(90)));
        Runtime.Advance(TimeSpan.FromSeconds(89));
        Assert.Empty(await LeaseRepliesAsync());

        Runtime.Advance(TimeSpan.FromSeconds(1));
        var again = Assert.Single(await LeaseRepliesAsync());
        Assert.Equal("r1", again.Delivery.Id);
        Assert.Equal(2, again.Attempt);
        var next = Assert.Single(await ReportAsync(Aziza, "r1"));
        Assert.Equal("r2", next.Delivery.Id);
        Assert.Equal(1, next.Attempt);
    }

    [Fact]
    public async Task Waiting_for_work_ends_when_a_retry_is_due()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        Assert.Empty(await LeaseRepliesAsync());
        await ReportAsync(Aziza, "r1", retryAt: Runtime.Now.AddSeconds(5));
        var waiting = Runtime.Outbox.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);
        Assert.False(waiting.IsCompleted);

        Runtime.Advance(TimeSpan.FromSeconds(5));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Single(await LeaseRepliesAsync());
    }

    [Fact]
    public async Task More_important_replies_of_other_people_go_first()
    {
        var (chu, dana) = (new Address(ChannelId.Sms, "+77010000003"), new Address(ChannelId.Sms, "+77010000004"));
        await SayAsync(Aziza, Some.Reply("routine", Aziza));
        await SayAsync(chu, Some.Reply("operator", chu, importance: Importance.Operator));
        await SayAsync(dana, Some.Reply("danger", dana, importance: Importance.Danger));
        await SayAsync(Bek, Some.Reply("routine-2", Bek));
        foreach (var (who, id) in new[] { (Aziza, "routine"), (chu, "operator"), (dana, "danger"), (Bek, "routine-2") })
            await ReportAsync(who, id, retryAt: Runtime.Now.AddSeconds(1));
        Runtime.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal(["danger", "operator"], IdsOf(await LeaseRepliesAsync(max: 2)));
        Assert.Equal(["routine", "routine-2"], IdsOf(await LeaseRepliesAsync()).Order());
    }

    [Fact]
    public async Task Past_its_deadline_a_reply_is_a_dead_letter_and_the_conversation_goes_on()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza, "секрет"));
        await ReportAsync(Aziza, "r1", retryAt: Runtime.Now.AddMinutes(8), words: "The provider did not answer.");
        Runtime.Advance(TimeSpan.FromMinutes(5));
        await SayAsync(Aziza, Some.Reply("r2", Aziza));
        Runtime.Advance(TimeSpan.FromMinutes(6));

        Assert.Equal(["r2"], IdsOf(await LeaseRepliesAsync()));

        var dead = Assert.Single(await Runtime.Outbox.DeadLettersAsync(10, Cancel));
        var words = TooLate.Words(RuntimeLimits.RetryHorizon, "The provider did not answer.");
        Assert.Equal(new DeadLetter(Runtime.IdOf(Aziza), "r1", Runtime.Now, words), dead);
        var record = Assert.IsType<DeliveryRecord>((await JournalAsync(Aziza))[^1].Record);
        Assert.Equal(("r1", "dead", words), (record.DeliveryId, record.Status, record.Words));
    }

    [Fact]
    public async Task The_last_reason_comes_with_each_try_and_survives_tries_without_one_and_a_restart()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await ReportAsync(Aziza, "r1", retryAt: Runtime.Now.AddSeconds(1), words: "The person's network is overloaded.");
        Runtime.Advance(TimeSpan.FromSeconds(1));
        var second = Assert.Single(await LeaseRepliesAsync());
        await ReportAsync(Aziza, "r1", SendReport.Untried, Runtime.Now.AddSeconds(1));
        await Runtime.RestartAsync();
        Runtime.Advance(TimeSpan.FromSeconds(1));
        var third = Assert.Single(await LeaseRepliesAsync());
        await ReportAsync(Aziza, "r1", retryAt: Runtime.Now.AddSeconds(1), words: "Сеть не отвечает.");
        Runtime.Advance(TimeSpan.FromSeconds(1));

        const string network = "The person's network is overloaded.";
        Assert.Equal((network, network, "Сеть не отвечает."), (second.Why, third.Why, Assert.Single(await LeaseRepliesAsync()).Why));
    }

    [Theory]
    [InlineData(Importance.Routine)]
    [InlineData(Importance.Operator)]
    [InlineData(Importance.Danger)]
    public async Task What_is_given_up_unheard_says_how_long_it_was_tried_and_that_no_reason_is_known(Importance importance)
    {
        var horizon = RuntimeLimits.RetryHorizonOf(importance);
        await SayAsync(Aziza, Some.Reply("first", Aziza, importance: importance), Some.Reply("second", Aziza, importance: importance));
        await ReportAsync(Aziza, "first", retryAt: Runtime.Now + horizon, words: "429");
        Runtime.Advance(importance == Importance.Danger ? horizon + RuntimeLimits.LateTry : horizon);
        Assert.Empty(await LeaseRepliesAsync());

        var dead = (await Runtime.Outbox.DeadLettersAsync(10, Cancel)).ToDictionary(letter => letter.DeliveryId, letter => letter.Words);

        Assert.Equal((TooLate.Words(horizon, "429"), TooLate.Words(horizon, null)), (dead["first"], dead["second"]));
    }

    [Fact]
    public async Task A_retry_that_would_come_too_late_is_a_dead_letter_at_once()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza, importance: Importance.Danger), Some.Reply("r2", Aziza));

        var next = await ReportAsync(Aziza, "r1", retryAt: Runtime.Now + RuntimeLimits.RetryHorizonImmediate, words: "429");

        Assert.Equal("r1", Assert.Single(await Runtime.Outbox.DeadLettersAsync(10, Cancel)).DeliveryId);
        Assert.Empty(next);
        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Equal(["r2"], IdsOf(await LeaseRepliesAsync()));
    }

    [Fact]
    public async Task A_danger_text_has_the_shorter_horizon()
    {
        var result = await SayAsync(Aziza, Some.Reply("r1", Aziza, importance: Importance.Danger));

        Assert.Equal(Runtime.Now + RuntimeLimits.RetryHorizonImmediate, Assert.Single(result.ToSend).Deadline);
    }

    [Fact]
    public async Task A_refused_reply_is_a_dead_letter_with_words_newest_first()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));
        await ReportAsync(Aziza, "r1", "dead", words: "The person blocked the bot.");
        Runtime.Advance(TimeSpan.FromSeconds(1));
        await ReportAsync(Aziza, "r2", "dead", words: "The person is gone.");
        await Runtime.RestartAsync();

        var dead = await Runtime.Outbox.DeadLettersAsync(10, Cancel);

        Assert.Equal(["r2", "r1"], dead.Select(letter => letter.DeliveryId));
        Assert.Equal("The person blocked the bot.", dead[1].Words);
        Assert.Single(await Runtime.Outbox.DeadLettersAsync(1, Cancel));
    }

    [Fact]
    public async Task What_its_conversation_holds_is_finished_and_no_dead_letter_and_may_come_again_under_its_name()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));

        await ReportAsync(Aziza, "r1", SendReport.Held);
        Assert.Empty(await ReportAsync(Aziza, "r2"));
        Assert.Empty(await Runtime.Outbox.DeadLettersAsync(10, Cancel));
        Assert.Equal(["r1"], IdsOf((await SayAsync(Aziza, Some.Reply("r1", Aziza))).ToSend));
        await ReportAsync(Aziza, "r1");

        Assert.Equal(["held", "sent"], (await JournalAsync(Aziza)).Select(entry => entry.Record).OfType<DeliveryRecord>().Where(r => r.DeliveryId == "r1").Select(r => r.Status));
    }

    [Fact]
    public async Task Cancelling_drops_routine_replies_that_are_in_nobody_s_hands()
    {
        await SayAsync(Aziza, Some.Reply("in-hand", Aziza));
        await SayAsync(Aziza, Some.Reply("waiting", Aziza), Some.Reply("words", Aziza, importance: Importance.Operator));
        await ReceiveAsync(Aziza, "help");

        var result = await CommitAsync(Turn(await LeaseOneAsync(), Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger)) with { CancelRoutine = true });

        Assert.Empty(result.ToSend);
        Assert.Equal(["words"], IdsOf(await ReportAsync(Aziza, "in-hand")));
        Assert.Equal(["danger"], IdsOf(await ReportAsync(Aziza, "words")));
        var cancelled = Assert.Single((await JournalAsync(Aziza)).Select(entry => entry.Record).OfType<DeliveryRecord>(), record => record.Status == "cancelled");
        Assert.Equal("waiting", cancelled.DeliveryId);
    }

    [Fact]
    public async Task When_all_that_waited_is_cancelled_the_new_reply_goes_at_once()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));
        await ReportAsync(Aziza, "r1", retryAt: Runtime.Now.AddMinutes(2));
        await ReceiveAsync(Aziza, "help");

        var result = await CommitAsync(Turn(await LeaseOneAsync(), Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger)) with { CancelRoutine = true });

        Assert.Equal(["danger"], IdsOf(result.ToSend));
        Assert.Empty(await ReportAsync(Aziza, "danger"));
    }

    [Fact]
    public async Task A_late_retry_report_does_not_take_a_reply_from_another_worker()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Single(await LeaseRepliesAsync(Other));

        Assert.Empty(await ReportAsync(Aziza, "r1", retryAt: Runtime.Now));

        Assert.Empty(await LeaseRepliesAsync());
    }

    [Fact]
    public async Task A_late_report_of_success_ends_the_reply_even_if_another_worker_has_it()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        Runtime.Advance(RuntimeLimits.SendLease);
        await LeaseRepliesAsync(Other);

        await ReportAsync(Aziza, "r1");
        Runtime.Advance(RuntimeLimits.SendLease);

        Assert.Empty(await LeaseRepliesAsync());
    }

    [Fact]
    public async Task Many_reports_go_in_one_call_and_unknown_ones_are_passed_over()
    {
        await SayAsync(Aziza, Some.Reply("a1", Aziza));
        await SayAsync(Aziza, Some.Reply("a2", Aziza));
        await SayAsync(Bek, Some.Reply("b1", Bek));
        await SayAsync(Bek, Some.Reply("b2", Bek));
        SendReport Sent(Address who, string id) => new(Runtime.IdOf(who), id, "sent", null, null);

        var next = await Runtime.Outbox.ReportAsync(
            Worker, [Sent(Aziza, "a1"), Sent(Aziza, "never"), Sent(new Address(ChannelId.Sms, "nobody"), "x"), Sent(Bek, "b1"), Sent(Bek, "b1")], Cancel);

        Assert.Equal(["a2", "b2"], IdsOf(next).Order());
        var sent = (await JournalAsync(Aziza)).Select(entry => entry.Record).OfType<DeliveryRecord>();
        Assert.Equal(("a1", "sent"), Assert.Single(sent.Select(record => (record.DeliveryId, record.Status))));
        Assert.Single((await JournalAsync(Bek)).Select(entry => entry.Record).OfType<DeliveryRecord>());
    }

    [Fact]
    public async Task A_reply_that_was_not_tried_keeps_its_number_of_attempts()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza), Some.Reply("r2", Aziza));

        Assert.Empty(await ReportAsync(Aziza, "r1", SendReport.Untried, Runtime.Now.AddSeconds(5)));
        Assert.Empty(await LeaseRepliesAsync());
        Runtime.Advance(TimeSpan.FromSeconds(5));

        var again = Assert.Single(await LeaseRepliesAsync());
        Assert.Equal(("r1", 1, true), (again.Delivery.Id, again.Attempt, again.Waited));
    }

    [Fact]
    public async Task However_much_is_important_whoever_waits_longest_has_one_place_in_eight()
    {
        for (var i = 0; i < 4; i++) await WaitsAsync($"+7701{i}", Importance.Routine);
        Runtime.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 30; i++) await WaitsAsync($"+7702{i}", Importance.Danger);
        Runtime.Advance(TimeSpan.FromSeconds(2));

        var first = await LeaseRepliesAsync(max: 16);
        var second = await LeaseRepliesAsync(max: 16);

        Assert.Equal((16, 2), (first.Count, first.Count(entry => entry.Delivery.Message.Importance == Importance.Routine)));
        Assert.Equal((16, 2), (second.Count, second.Count(entry => entry.Delivery.Message.Importance == Importance.Routine)));
    }

    [Fact]
    public async Task A_routine_reply_that_must_wait_again_is_dropped_when_a_more_important_one_stands_behind_it()
    {
        await SayAsync(Aziza, Some.Reply("routine", Aziza), Some.Reply("routine-2", Aziza));
        await SayAsync(Aziza, Some.Reply("danger", Aziza, importance: Importance.Danger), Some.Reply("after", Aziza));

        Assert.Equal(["danger"], IdsOf(await ReportAsync(Aziza, "routine", retryAt: Runtime.Now.AddSeconds(30))));

        Assert.Equal(["after"], IdsOf(await ReportAsync(Aziza, "danger")));
        Assert.Equal(["routine", "routine-2"], (await JournalAsync(Aziza)).Select(entry => entry.Record).OfType<DeliveryRecord>().Where(r => r.Status == "cancelled").Select(r => r.DeliveryId).Order());
        Assert.Empty(await Runtime.Outbox.DeadLettersAsync(10, Cancel));
    }

    [Fact]
    public async Task A_dead_letter_is_sent_again_once_behind_what_waits_and_with_a_new_deadline()
    {
        var reply = Some.Reply("r1", Aziza, "«Позвоните 112»");
        await SayAsync(Aziza, reply);
        await ReportAsync(Aziza, "r1", SendReport.Dead, words: "The provider is down.");
        Runtime.Advance(TimeSpan.FromHours(1));
        await SayAsync(Aziza, Some.Reply("r2", Aziza));

        Assert.False(await Runtime.Outbox.SendAgainAsync(Runtime.IdOf(Bek), "r1", Cancel));
        Assert.True(await Runtime.Outbox.SendAgainAsync(Runtime.IdOf(Aziza), "r1", Cancel));
        Assert.False(await Runtime.Outbox.SendAgainAsync(Runtime.IdOf(Aziza), "r1", Cancel));

        Assert.Empty(await Runtime.Outbox.DeadLettersAsync(10, Cancel));
        Assert.Empty(await LeaseRepliesAsync());
        var again = Assert.Single(await ReportAsync(Aziza, "r2"));
        Assert.Equivalent(reply with { Conversation = Runtime.IdOf(Aziza) }, again.Delivery, strict: true);
        Assert.Equal((1, Runtime.Now + RuntimeLimits.RetryHorizon), (again.Attempt, again.Deadline));
        Assert.Empty(await ReportAsync(Aziza, "r1"));
        Assert.Equal(["dead", "waiting", "sent"], (await JournalAsync(Aziza)).Select(entry => entry.Record).OfType<DeliveryRecord>().Where(r => r.DeliveryId == "r1").Select(r => r.Status));
    }

    [Theory]
    [InlineData(Importance.Operator)]
    [InlineData(Importance.Danger)]
    public async Task A_dead_letter_that_is_sent_again_began_when_it_came_back_whatever_its_words_are_about(Importance importance)
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza, importance: importance));
        await ReportAsync(Aziza, "r1", SendReport.Dead, words: "The provider is down.");
        Runtime.Advance(TimeSpan.FromHours(1));
        var began = Runtime.Now;
        Assert.True(await Runtime.Outbox.SendAgainAsync(Runtime.IdOf(Aziza), "r1", Cancel));

        var first = Assert.Single(await LeaseRepliesAsync());
        Runtime.Advance(TimeSpan.FromMinutes(5));
        var second = Assert.Single(await LeaseRepliesAsync());

        Assert.Equal((1, began, 2, began), (first.Attempt, first.Begun, second.Attempt, second.Begun));
        Assert.Equal(first.TryName, second.TryName);
    }

    [Fact]
    public async Task A_dead_letter_with_nothing_before_it_is_handed_out_at_once_and_survives_a_restart()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await ReportAsync(Aziza, "r1", SendReport.Dead, words: "The provider is down.");
        Assert.Empty(await LeaseRepliesAsync());
        var waiting = Runtime.Outbox.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);
        Assert.False(waiting.IsCompleted);

        Assert.True(await Runtime.Outbox.SendAgainAsync(Runtime.IdOf(Aziza), "r1", Cancel));
        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await Runtime.RestartAsync();

        Assert.Equal(["r1"], IdsOf(await LeaseRepliesAsync()));
    }

    [Fact]
    public async Task A_dead_letter_of_somebody_who_was_erased_cannot_be_sent_again()
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await ReportAsync(Aziza, "r1", SendReport.Dead, words: "The provider is down.");
        await ReceiveAsync(Aziza, "delete my data");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { Erase = true });

        Assert.False(await Runtime.Outbox.SendAgainAsync(Runtime.IdOf(Aziza), "r1", Cancel));
    }

    /// <summary>A reply to somebody that is due in a second and in nobody's hands.</summary>
    private async Task WaitsAsync(string number, Importance importance)
    {
        var who = new Address(ChannelId.Sms, number);
        await SayAsync(who, Some.Reply(number, who, importance: importance));
        await ReportAsync(who, number, retryAt: Runtime.Now.AddSeconds(1));
    }

    private Task<IReadOnlyList<OutboxEntry>> LeaseRepliesAsync(WorkerId? worker = null, int max = 10) =>
        Runtime.Outbox.LeaseAsync(worker ?? Worker, max, Cancel);
}
