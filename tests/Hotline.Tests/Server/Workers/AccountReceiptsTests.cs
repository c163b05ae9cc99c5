using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Server.Workers;

/// <summary>What a provider says of our account or sender only after it took a message: the next ones are not lost as well, and the host reads of it. On the real stores.</summary>
public sealed class AccountReceiptsTests : IAsyncLifetime
{
    private static readonly SendResult Broken = new SendResult.AccountBroken("Our account has no such sender.");
    private readonly ScriptedChannel channel = new(new ProviderRates(0, 0, 1));
    private CaseOnChannel people = null!;

    public async ValueTask InitializeAsync()
    {
        people = await CaseOnChannel.OpenAsync(channel, new Address(ChannelId.Telegram, "700100200"));
        await people.ReplyAsync("one");
    }

    public ValueTask DisposeAsync() => people.DisposeAsync();

    [Fact]
    public async Task An_account_that_is_refused_rests_and_the_host_reads_why()
    {
        await HearAsync(Broken);
        await people.ReplyAsync("two");
        Assert.Equal(["one"], people.Sent);
        Assert.StartsWith("telegram: asked us to wait, 30 s more; at ", people.Provider, StringComparison.Ordinal);
        Assert.EndsWith("it said: Our account has no such sender", people.Provider, StringComparison.Ordinal);

        await PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["one", "two"], people.Sent);
        // Nobody can tell from an accepted message that it is mended.
        Assert.Contains("working; at ", people.Provider, StringComparison.Ordinal);
        await PassAsync(TimeSpan.FromDays(1));
        Assert.Equal("telegram: working", people.Provider);
    }

    [Theory]
    [InlineData(5, 5)]
    [InlineData(6 * 60 * 60, 60 * 60)]
    public async Task A_number_that_sends_too_fast_or_too_much_waits_but_never_long_for_what_may_be_of_yesterday(int asked, int waits)
    {
        await HearAsync(new SendResult.RetryAfter(TimeSpan.FromSeconds(asked), "As many as it may.", RetryScope.Account));
        await people.ReplyAsync("two");

        Assert.DoesNotContain("two", people.Sent);
        Assert.Equal($"telegram: asked us to wait, {waits} s more", people.Provider);
    }

    [Fact]
    public async Task What_is_told_long_after_says_nothing_of_the_account_as_it_is_now()
    {
        await HearAsync(Broken, late: TimeSpan.FromMinutes(11));
        await people.ReplyAsync("two");

        Assert.Equal(["one", "two"], people.Sent);
        Assert.Equal("telegram: working", people.Provider);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sender_that_may_not_write_there_stops_nobody_else_and_the_host_reads_of_it(bool later)
    {
        var unfit = new SendResult.ContactGone("Our sender cannot write to this number.") { OursToMend = true };
        if (later) await HearAsync(unfit);
        else
        {
            channel.Answers = _ => unfit;
            await people.ReplyAsync("two");
            channel.Answers = delivery => new SendResult.Sent(delivery.Id);
        }

        Assert.StartsWith("telegram: working; at ", people.Provider, StringComparison.Ordinal);
        Assert.EndsWith("it said: Our sender cannot write to this number", people.Provider, StringComparison.Ordinal);
        await people.ReplyAsync("three");
        Assert.Contains("three", people.Sent);
    }

    private async Task HearAsync(SendResult failure, TimeSpan late = default)
    {
        await people.NoteAsync(new DeliveryReceipt(channel.Calls.Last().Mark, ReceiptStage.Failed, people.Clock.GetUtcNow() - late, failure));
        await people.RunAsync();
    }

    private async Task PassAsync(TimeSpan time)
    {
        people.Clock.Advance(time);
        await people.RunAsync();
    }
}
