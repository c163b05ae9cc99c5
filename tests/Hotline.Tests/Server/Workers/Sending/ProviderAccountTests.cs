using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Server.Health;
using Hotline.Server.Workers.Sending;
using Hotline.Storage.Pacing;
using Hotline.Tests.Contracts;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Server.Workers.Sending;

/// <summary>What stands between the outbox and a provider: rates, pauses, and the circuit that opens while the provider is down.</summary>
public sealed class ProviderAccountTests : IDisposable
{
    private static readonly Address Aziza = new(ChannelId.Telegram, "1");
    private static readonly Address Bek = new(ChannelId.Telegram, "2");
    private static readonly SendResult NoAnswer = new SendResult.Unknown("no answer");

    private readonly ManualTime time = new();
    private readonly HotlineMetrics metrics = new();
    private readonly PaceBook pace;
    private readonly List<ProviderAccount> accounts = [];

    public ProviderAccountTests() => pace = new PaceBook(time);

    public void Dispose()
    {
        foreach (var account in accounts) account.Dispose();
        metrics.Dispose();
    }

    [Fact]
    public async Task A_channel_without_a_provider_is_never_held_up()
    {
        var channel = new ScriptedChannel(null) { Answers = _ => NoAnswer };
        var account = Account(channel);

        for (var i = 0; i < 50; i++) Assert.Equal(NoAnswer, (await SendAsync(account, Aziza)).Result);

        Assert.Null(account.Status);
    }

    [Fact]
    public async Task Somebody_who_is_written_to_too_fast_waits_and_nobody_else()
    {
        var channel = new ScriptedChannel(new ProviderRates(0, 0.1, 3));
        var account = Account(channel);
        for (var i = 0; i < 3; i++) Assert.IsType<SendResult.Sent>((await SendAsync(account, Aziza)).Result);

        var slowed = await SendAsync(account, Aziza);

        Assert.Null(slowed.Result);
        Assert.InRange(slowed.Wait, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10));
        Assert.Equal("More messages wait for this person than the provider takes at once for one.", slowed.Why);
        Assert.IsType<SendResult.Sent>((await SendAsync(account, Bek)).Result);
        Assert.Equal(4, channel.Calls.Count);
    }

    [Fact]
    public async Task With_the_rates_at_zero_nothing_is_asked_and_nothing_waits()
    {
        var account = Account(new ScriptedChannel(new ProviderRates(0, 0, 1)));
        for (var i = 0; i < 200; i++) Assert.IsType<SendResult.Sent>((await SendAsync(account, Aziza)).Result);
    }

    [Fact]
    public async Task Workers_of_one_account_keep_its_rate_together()
    {
        var channel = new ScriptedChannel(new ProviderRates(30, 0, 1));
        ProviderAccount[] workers = [Account(channel), Account(channel), Account(channel)];

        var attempts = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => SomeTimeAsync(SendAsync(workers[i % 3], new Address(ChannelId.Telegram, $"{i}")))));

        Assert.InRange(attempts.Count(attempt => attempt is { Result: SendResult.Sent }), 1, 5);
        Assert.All(attempts.Where(attempt => attempt is { Result: null }), attempt =>
        {
            Assert.InRange(attempt!.Value.Wait, TimeSpan.FromMilliseconds(100), TimeSpan.FromSeconds(3));
            Assert.Equal("More messages wait than the provider takes at once from our account.", attempt.Value.Why);
        });
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task When_the_whole_account_must_wait_no_worker_calls(int rate)
    {
        var channel = new ScriptedChannel(new ProviderRates(rate, 0, 1)) { Answers = _ => new SendResult.RetryAfter(TimeSpan.FromSeconds(17), "Slower, please.", RetryScope.Account) };
        var (one, other) = (Account(channel), Account(channel));
        Assert.IsType<SendResult.RetryAfter>((await SendAsync(one, Aziza)).Result);
        channel.Answers = delivery => new SendResult.Sent(delivery.Id);

        foreach (var account in new[] { one, other })
        {
            var held = await SendAsync(account, Bek);
            Assert.Null(held.Result);
            Assert.InRange(held.Wait, TimeSpan.FromSeconds(17), TimeSpan.FromSeconds(22));
            // Whoever heard it knows why; the others know that.
            Assert.Equal(account == one ? "Slower, please." : "The provider asks our whole account to wait.", held.Why);
            Assert.Equal("telegram: asked us to wait, 17 s more", account.Status!.Words);
        }

        time.Advance(TimeSpan.FromSeconds(18));
        Assert.IsType<SendResult.Sent>((await SendAsync(other, Bek)).Result);
        Assert.Equal("telegram: working", other.Status!.Words);

        // A pause that somebody else hears of later is not told with words of before.
        Assert.IsType<SendResult.Sent>((await SendAsync(one, Bek)).Result);
        await pace.PauseAsync(ChannelId.Telegram, TimeSpan.FromSeconds(9), TestContext.Current.CancellationToken);
        Assert.Equal("The provider asks our whole account to wait.", (await SendAsync(one, Bek)).Why);
    }

    [Fact]
    public async Task When_one_chat_must_wait_the_others_do_not()
    {
        var channel = new ScriptedChannel(new ProviderRates(0, 0, 1)) { Answers = delivery => delivery.To == Aziza ? new SendResult.RetryAfter(TimeSpan.FromSeconds(17), "Slower, please.") : new SendResult.Sent() };
        var account = Account(channel);
        for (var i = 0; i < 20; i++) Assert.IsType<SendResult.RetryAfter>((await SendAsync(account, Aziza)).Result);

        Assert.IsType<SendResult.Sent>((await SendAsync(account, Bek)).Result);
        Assert.Equal(CircuitPhase.Working, account.Status!.Phase);
    }

    [Theory]
    [InlineData("no answer")]
    [InlineData("not reached")]
    [InlineData("account broken")]
    public async Task A_provider_that_is_down_is_left_alone_tried_with_one_reply_and_used_again(string trouble)
    {
        SendResult fault = trouble switch
        {
            "no answer" => NoAnswer,
            "not reached" => new SendResult.RetryAfter(TimeSpan.Zero, "Not reached.", RetryScope.Provider),
            _ => new SendResult.AccountBroken("token revoked"),
        };
        var channel = new ScriptedChannel(new ProviderRates(0, 0, 1)) { Answers = _ => fault };
        var account = Account(channel);
        var fewest = fault is SendResult.AccountBroken ? Circuit.FewestOfAccount : Circuit.FewestCalls;
        for (var i = 0; i < fewest; i++) Assert.Equal(fault, (await SendAsync(account, Aziza)).Result);

        for (var i = 0; i < 100; i++) Assert.InRange((await HeldAsync(account)).Wait, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6.25));
        Assert.Equal($"Sending waits because it failed again and again: {fault.Reason}", (await HeldAsync(account)).Why);
        Assert.Equal(fewest, channel.Calls.Count);
        Assert.Equal($"telegram: down since {time.GetUtcNow():u}, replies wait, next try in 5 s", account.Status!.Words);

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(fault, (await SendAsync(account, Aziza)).Result);
        Assert.InRange((await HeldAsync(account)).Wait, TimeSpan.FromSeconds(6), TimeSpan.FromSeconds(13));
        Assert.Equal(fewest + 1, channel.Calls.Count);

        channel.Answers = delivery => new SendResult.Sent(delivery.Id);
        time.Advance(TimeSpan.FromSeconds(13));
        for (var i = 0; i < 20; i++) Assert.IsType<SendResult.Sent>((await SendAsync(account, Aziza)).Result);
        Assert.Equal("telegram: working", account.Status!.Words);
    }

    [Fact]
    public async Task One_refused_account_among_replies_that_go_out_stops_nobody()
    {
        var (channel, refused) = (new ScriptedChannel(new ProviderRates(0, 0, 1)), 0);
        channel.Answers = delivery => delivery.To == Aziza ? new SendResult.AccountBroken($"{++refused}") : new SendResult.Sent();
        var account = Account(channel);

        for (var i = 0; i < 20; i++)
            foreach (var to in new[] { Bek, Bek, Aziza }) Assert.NotNull((await SendAsync(account, to)).Result);

        Assert.Equal((20, CircuitPhase.Working), (refused, account.Status!.Phase));
    }

    [Fact]
    public async Task While_one_reply_is_tried_the_others_wait()
    {
        var channel = new ScriptedChannel(new ProviderRates(0, 0, 1)) { Answers = _ => NoAnswer };
        var account = Account(channel);
        for (var i = 0; i < Circuit.FewestCalls; i++) await SendAsync(account, Aziza);
        time.Advance(TimeSpan.FromSeconds(5));
        var answer = new TaskCompletionSource();
        (channel.Held, channel.Answers) = (answer.Task, delivery => new SendResult.Sent(delivery.Id));

        var tried = SendAsync(account, Aziza);
        await channel.UntilAsync(c => c.Calls.Count > Circuit.FewestCalls);
        Assert.InRange((await HeldAsync(account)).Wait, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(2));
        Assert.Equal(CircuitPhase.Trying, account.Status!.Phase);
        answer.SetResult();

        Assert.IsType<SendResult.Sent>((await tried).Result);
        Assert.Equal(CircuitPhase.Working, account.Status!.Phase);
    }

    [Fact]
    public async Task What_the_person_does_is_not_the_providers_fault()
    {
        var answers = new Queue<SendResult>([new SendResult.ContactGone("blocked"), new SendResult.Refused("x", "x"), new SendResult.NeedsTemplate("x"), new SendResult.RetryAfter(TimeSpan.FromSeconds(3), "Slower, please.")]);
        var channel = new ScriptedChannel(new ProviderRates(0, 0, 1)) { Answers = _ => { answers.Enqueue(answers.Dequeue()); return answers.Last(); } };
        var account = Account(channel);

        for (var i = 0; i < 40; i++) Assert.NotNull((await SendAsync(account, Aziza)).Result);

        Assert.Equal(CircuitPhase.Working, account.Status!.Phase);
    }

    private ProviderAccount Account(ScriptedChannel channel)
    {
        accounts.Add(new ProviderAccount(channel, pace, time, metrics, NullLogger.Instance));
        return accounts[^1];
    }

    private static Task<SendAttempt> SendAsync(ProviderAccount account, Address to) => account.SendAsync(Some.Reply("r", to), waited: false, TestContext.Current.CancellationToken);

    private static async Task<SendAttempt> HeldAsync(ProviderAccount account)
    {
        var attempt = await SendAsync(account, Bek);
        Assert.Null(attempt.Result);
        return attempt;
    }

    /// <summary>Null for one that was let through in a moment that the standing clock does not reach.</summary>
    private async Task<SendAttempt?> SomeTimeAsync(Task<SendAttempt> sending) => await Task.WhenAny(sending, Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System)) == sending ? await sending : null;
}
