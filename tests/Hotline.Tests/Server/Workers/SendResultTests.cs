using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Storage.Pacing;
using Hotline.Storage.Protection;
using Hotline.Tests.Contracts;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Server.Workers;

/// <summary>What the outbox is told after each result of the closed set.</summary>
public sealed class SendResultTests : IDisposable
{
    private static readonly Address Aziza = new(ChannelId.Telegram, "1");
    private static readonly ConversationId Conversation = new("aziza");

    private readonly ManualTime time = new();
    private readonly HotlineMetrics metrics = new();
    private readonly MemoryInbox inbox = new();
    private readonly ScriptedChannel channel = new(new ProviderRates(0, 0, 1));
    private readonly ProviderAccounts accounts;
    private readonly Sender sender;

    public SendResultTests()
    {
        accounts = new ProviderAccounts([channel], new PaceBook(time), time, metrics, NullLogger<ProviderAccount>.Instance);
        sender = new Sender(accounts, SomeTries.Of(), inbox, time, metrics, NullLogger<Sender>.Instance);
    }

    public void Dispose()
    {
        accounts.Dispose();
        metrics.Dispose();
    }

    [Fact]
    public async Task Every_result_has_its_report()
    {
        Assert.Equal(("sent", false), await ReportAsync(new SendResult.Sent("77")));
        Assert.Equal(("waiting", true), await ReportAsync(new SendResult.RetryAfter(TimeSpan.FromSeconds(7), "Slower, please.")));
        Assert.Equal(("waiting", true), await ReportAsync(new SendResult.Unknown("no answer")));
        Assert.Equal(("waiting", true), await ReportAsync(new SendResult.AccountBroken("token revoked")));
        Assert.Equal(("dead", false), await ReportAsync(new SendResult.Refused("code", "words")));
        Assert.Equal(("cancelled", false), await ReportAsync(new SendResult.NeedsTemplate("words")));
        Assert.Equal(("cancelled", false), await ReportAsync(new SendResult.ContactGone("blocked")));
        Assert.Equal([false, false, true], inbox.Commands.Select(command => Assert.IsType<DeliveryFailed>(command.Event).Gone));
        Assert.Equal(7, typeof(SendResult).GetNestedTypes().Length);
    }

    [Fact]
    public async Task A_return_code_is_put_in_when_it_is_sent_and_stands_nowhere_before()
    {
        var master = MasterKey.FromText(MasterKey.NewText(), "test");
        var codes = new ReturnCodeKeys(master, new Pseudonyms(master));
        var reply = Some.Reply("r1", Aziza, $"Your code: {ReturnCode.Mark}") with { Conversation = Conversation };
        var entry = new OutboxEntry(Conversation, reply with { Message = reply.Message with { ReturnCode = "e7" } }, 1, time.GetUtcNow() + RuntimeLimits.RetryHorizon);

        await new Sender(accounts, SomeTries.Of(master), inbox, time, metrics, NullLogger<Sender>.Instance).SendAsync([entry], CallTime.Endless, TestContext.Current.CancellationToken);

        Assert.Equal($"Your code: {ReturnCode.Show(codes.Make(Conversation, "e7"))}", Assert.Single(channel.Calls).Message.Text);
    }

    [Theory]
    [InlineData(Importance.Operator)]
    [InlineData(Importance.Danger)]
    public async Task What_the_provider_takes_only_once_the_person_wrote_goes_back_into_its_conversation_whole(Importance importance)
    {
        var entry = new OutboxEntry(Conversation, Some.Reply("r1", Aziza, "важно", importance), 1, time.GetUtcNow() + RuntimeLimits.RetryHorizon);
        channel.Answers = _ => new SendResult.NeedsTemplate("24 hours");

        var first = Assert.Single(await sender.SendAsync([entry], CallTime.Endless, TestContext.Current.CancellationToken));
        time.Advance(TimeSpan.FromMinutes(1));
        await sender.SendAsync([entry], CallTime.Endless, TestContext.Current.CancellationToken);

        Assert.Equal(("held", null, null), (first.Status, first.RetryAt, first.Words));
        Assert.Equal(2, inbox.Commands.Select(command => command.EventId).Distinct().Count());
        var failed = Assert.IsType<DeliveryFailed>(inbox.Commands.First().Event);
        Assert.Equal(("r1", false, entry.Delivery.Message), (failed.DeliveryId, failed.Gone, failed.Outside?.Message));
        Assert.Equal(time.GetUtcNow() - TimeSpan.FromMinutes(1), failed.Outside?.TriedAt);
    }

    [Fact]
    public async Task A_knock_that_does_not_go_is_told_to_the_operator_and_knocks_no_more()
    {
        var knock = Some.Reply("r1", Aziza, importance: Importance.Operator);
        knock = knock with { Message = knock.Message with { Knock = true } };
        channel.Answers = _ => new SendResult.NeedsTemplate("No template is set up.");

        var report = Assert.Single(await sender.SendAsync([new OutboxEntry(Conversation, knock, 1, time.GetUtcNow() + RuntimeLimits.RetryHorizon)], CallTime.Endless, TestContext.Current.CancellationToken));

        Assert.Equal(("dead", "No template is set up."), (report.Status, report.Words));
        Assert.Null(Assert.IsType<DeliveryFailed>(Assert.Single(inbox.Commands).Event).Outside);
    }

    [Theory]
    [InlineData(false, "dead")]
    [InlineData(true, "waiting")]
    public async Task Words_that_their_conversation_cannot_take_back_are_not_lost(bool away, string status)
    {
        inbox.Commanded = _ => away ? throw new StoreUnavailableException("away") : Acceptance.Full;
        channel.Answers = _ => new SendResult.NeedsTemplate("24 hours");
        var entry = new OutboxEntry(Conversation, Some.Reply("r1", Aziza, importance: Importance.Operator), 1, time.GetUtcNow() + RuntimeLimits.RetryHorizon);

        Assert.Equal(status, Assert.Single(await sender.SendAsync([entry], CallTime.Endless, TestContext.Current.CancellationToken)).Status);
    }

    [Theory]
    [InlineData(1, 1, RetryScope.Provider)]
    [InlineData(2, 3, RetryScope.Provider)]
    [InlineData(3, 10, RetryScope.Provider)]
    [InlineData(4, 30, RetryScope.Provider)]
    [InlineData(5, 60, RetryScope.Provider)]
    [InlineData(9, 60, RetryScope.Provider)]
    [InlineData(1, 1, RetryScope.Recipient)]
    [InlineData(4, 30, RetryScope.Recipient)]
    public async Task Attempts_are_repeated_ever_later_and_not_all_at_one_moment(int attempt, double seconds, RetryScope scope)
    {
        channel.Answers = _ => new SendResult.RetryAfter(TimeSpan.Zero, "Not reached.", scope);
        var waits = new HashSet<TimeSpan>();
        for (var i = 0; i < 4; i++)
        {
            var report = Assert.Single(await sender.SendAsync([Entry("r1") with { Attempt = attempt }], CallTime.Endless, TestContext.Current.CancellationToken));
            waits.Add(report.RetryAt!.Value - time.GetUtcNow());
        }

        Assert.All(waits, wait => Assert.InRange(wait.TotalSeconds, seconds * 0.75, seconds * 1.25));
        Assert.True(waits.Count > 1, "Four waits were alike.");
    }

    [Fact]
    public async Task The_wait_that_the_provider_asks_for_is_kept_and_the_rest_of_the_conversation_stays()
    {
        channel.Answers = _ => new SendResult.RetryAfter(TimeSpan.FromSeconds(17), "Slower, please.");

        var report = Assert.Single(await sender.SendAsync([Entry("r1"), Entry("r2")], CallTime.Endless, TestContext.Current.CancellationToken));

        Assert.Equal(("r1", time.GetUtcNow().AddSeconds(17)), (report.DeliveryId, report.RetryAt));
        Assert.Equal("r1", Assert.Single(channel.Calls).Id);
    }

    [Fact]
    public async Task A_reply_that_would_come_too_late_is_a_dead_letter_now_and_its_case_hears_of_it()
    {
        channel.Answers = _ => new SendResult.RetryAfter(TimeSpan.FromMinutes(10), "Slower, please.");

        var report = Assert.Single(await sender.SendAsync([Entry("r1")], CallTime.Endless, TestContext.Current.CancellationToken));

        Assert.Equal(("dead", null), (report.Status, report.RetryAt));
        Assert.Equal(DeliveryIds.OfFailure("r1", Assert.Single(channel.Calls).Try!.Name), Assert.Single(inbox.Commands).EventId);
    }

    [Fact]
    public async Task While_the_provider_is_down_replies_go_back_untried()
    {
        channel.Answers = _ => new SendResult.Unknown("no answer");
        for (var i = 0; i < Circuit.FewestCalls; i++) await sender.SendAsync([Entry($"r{i}")], CallTime.Endless, TestContext.Current.CancellationToken);

        var report = Assert.Single(await sender.SendAsync([Entry("held"), Entry("behind")], CallTime.Endless, TestContext.Current.CancellationToken));

        Assert.Equal(("held", SendReport.Untried), (report.DeliveryId, report.Status));
        Assert.Equal("Sending waits because it failed again and again: no answer", report.Words);
        Assert.InRange(report.RetryAt!.Value - time.GetUtcNow(), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6.25));
        Assert.DoesNotContain(channel.Calls, call => call.Id is "held" or "behind");
    }

    [Fact]
    public async Task What_the_provider_said_when_it_was_tried_outlives_why_it_was_not_tried_again()
    {
        channel.Answers = _ => new SendResult.Unknown("no answer");
        for (var i = 0; i < Circuit.FewestCalls; i++) await sender.SendAsync([Entry($"r{i}")], CallTime.Endless, TestContext.Current.CancellationToken);

        var tried = Assert.Single(await sender.SendAsync([Entry("tried") with { Attempt = 2, Why = "The person's network is overloaded." }], CallTime.Endless, TestContext.Current.CancellationToken));
        var held = Assert.Single(await sender.SendAsync([Entry("held") with { Attempt = 1, Why = "More messages wait." }], CallTime.Endless, TestContext.Current.CancellationToken));

        Assert.Equal((SendReport.Untried, "The person's network is overloaded."), (tried.Status, tried.Words));
        Assert.Equal((SendReport.Untried, "Sending waits because it failed again and again: no answer"), (held.Status, held.Words));
    }

    [Theory]
    [InlineData(Importance.Operator, "Not delivered within 10 minutes. The last reason: The network is overloaded.")]
    [InlineData(Importance.Danger, "Not delivered within 1 minute. The last reason: The network is overloaded.")]
    public async Task What_is_given_up_says_how_long_it_was_tried_and_the_last_reason(Importance importance, string words)
    {
        channel.Answers = _ => new SendResult.RetryAfter(TimeSpan.FromMinutes(10), "The network is overloaded.");
        var late = new OutboxEntry(Conversation, Some.Reply("late", Aziza, importance: importance), 3, time.GetUtcNow() - TimeSpan.FromSeconds(1)) { Why = "The network is overloaded." };

        var waits = Assert.Single(await sender.SendAsync([late with { Deadline = time.GetUtcNow() + late.Horizon }], CallTime.Endless, TestContext.Current.CancellationToken));
        var past = Assert.Single(await sender.SendAsync([late], CallTime.Endless, TestContext.Current.CancellationToken));

        Assert.All((SendReport[])[waits, past], report => Assert.Equal((SendReport.Dead, words), (report.Status, report.Words)));
        Assert.All(inbox.Commands, command => Assert.Equal(words, Assert.IsType<DeliveryFailed>(command.Event).Words));
    }

    [Theory]
    [InlineData(Importance.Danger, 1, 1)]
    [InlineData(Importance.Danger, 2, 1)]
    [InlineData(Importance.Operator, 1, 0)]
    public async Task What_the_store_hands_out_of_danger_texts_is_tried_however_late_and_given_up_when_that_fails(Importance importance, int attempt, int calls)
    {
        channel.Answers = _ => new SendResult.Unknown("no answer");
        var late = new OutboxEntry(Conversation, Some.Reply("late", Aziza, importance: importance), attempt, time.GetUtcNow() - TimeSpan.FromSeconds(1));

        var report = Assert.Single(await sender.SendAsync([late], CallTime.Endless, TestContext.Current.CancellationToken));

        Assert.Equal((SendReport.Dead, calls), (report.Status, channel.Calls.Count));
    }

    [Fact]
    public async Task A_late_danger_text_waits_for_the_end_of_a_pause_and_then_goes_out()
    {
        var late = new OutboxEntry(Conversation, Some.Reply("late", Aziza, importance: Importance.Danger), 2, time.GetUtcNow());
        await PauseAsync(TimeSpan.FromMinutes(2));

        var held = Assert.Single(await sender.SendAsync([late], CallTime.Endless, TestContext.Current.CancellationToken));
        Assert.Equal(SendReport.Untried, held.Status);
        Assert.Empty(channel.Calls);
        time.Advance(held.RetryAt!.Value - time.GetUtcNow());

        Assert.Equal("sent", Assert.Single(await sender.SendAsync([late], CallTime.Endless, TestContext.Current.CancellationToken)).Status);
        Assert.Equal("late", Assert.Single(channel.Calls).Id);
        Assert.Empty(inbox.Commands);
    }

    [Theory]
    // Its time for a late try ends in the pause.
    [InlineData(Importance.Danger, -8.5, false)]
    // In its minute its operator hears at once that it will not go out.
    [InlineData(Importance.Danger, 1, false)]
    // Sent again it has an operator's time, and that is over.
    [InlineData(Importance.Danger, 0, true)]
    [InlineData(Importance.Operator, 1, false)]
    public async Task Nothing_waits_in_a_pause_beyond_its_time(Importance importance, double minutesLeft, bool sentAgain)
    {
        var entry = new OutboxEntry(Conversation, Some.Reply("held", Aziza, importance: importance), 2, time.GetUtcNow() + TimeSpan.FromMinutes(minutesLeft));
        if (sentAgain) entry = entry with { Horizon = RuntimeLimits.RetryHorizon };
        await PauseAsync(TimeSpan.FromMinutes(2));

        var report = Assert.Single(await sender.SendAsync([entry], CallTime.Endless, TestContext.Current.CancellationToken));

        Assert.Equal(SendReport.Dead, report.Status);
        Assert.Empty(channel.Calls);
        Assert.IsType<DeliveryFailed>(Assert.Single(inbox.Commands).Event);
    }

    private Task PauseAsync(TimeSpan pause) => accounts.Find(channel.Id)!.HearAsync(new SendResult.RetryAfter(pause, "Slower, please.", RetryScope.Account), TestContext.Current.CancellationToken);

    [Fact]
    public async Task A_batch_whose_lease_is_running_out_goes_back_before_the_next_call_begins()
    {
        var began = time.GetUtcNow();
        channel.Answers = _ =>
        {
            time.Advance(TimeSpan.FromSeconds(20));
            return new SendResult.Sent();
        };

        var reports = await sender.SendAsync([Entry("r1"), Entry("r2"), Entry("r3") with { Why = "said before" }, Entry("r4")], new CallTime(RuntimeLimits.SendLease, () => time.GetUtcNow() - began), TestContext.Current.CancellationToken);

        Assert.Equal([("r1", "sent", null), ("r2", "sent", null), ("r3", SendReport.Untried, time.GetUtcNow())], reports.Select(report => (report.DeliveryId, report.Status, report.RetryAt)));
        // Its last reason stays in the store.
        Assert.Null(reports[^1].Words);
        Assert.Equal(["r1", "r2"], channel.Calls.Select(call => call.Id));
    }

    [Theory]
    [InlineData(19, "sent")]
    [InlineData(20, SendReport.Untried)]
    public async Task A_file_goes_in_the_first_third_of_a_lease_or_under_the_next_one(int held, string status)
    {
        var entry = Entry("r1");
        var message = entry.Delivery.Message with { Attachment = new Attachment("0123456789abcdef", MediaKind.Photo, "image/png", 10) };

        var report = Assert.Single(await sender.SendAsync(
            [entry with { Delivery = entry.Delivery with { Message = message } }], new CallTime(TimeSpan.FromSeconds(60), () => TimeSpan.FromSeconds(held)), TestContext.Current.CancellationToken));

        Assert.Equal(status, report.Status);
    }

    private async Task<(string Status, bool Again)> ReportAsync(SendResult result)
    {
        channel.Answers = _ => result;
        var report = Assert.Single(await sender.SendAsync([Entry(result.GetType().Name)], CallTime.Endless, TestContext.Current.CancellationToken));
        return (report.Status, report.RetryAt is not null);
    }

    private OutboxEntry Entry(string id) => new(Conversation, Some.Reply(id, Aziza), 1, time.GetUtcNow() + RuntimeLimits.RetryHorizon);
}
