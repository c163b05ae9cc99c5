using Hotline.Channels.Sending;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Channels.Sending;

/// <summary>The one loop over the parts of a message.</summary>
public sealed class PartedSendingTests
{
    private static readonly Delivery Delivery = new("d1", new Address(ChannelId.Sms, "+77010001122"), new OutboundMessage("words", [], Importance.Routine, LocaleTag.Russian)) { Conversation = new("abc") };

    private readonly PartedSending sending = new("Somebody", NullLogger.Instance);
    private readonly List<string> sent = [];

    public static TheoryData<SendResult> Failures =>
    [
        new SendResult.RetryAfter(TimeSpan.FromSeconds(5), "slower"), new SendResult.Unknown("lost"), new SendResult.AccountBroken("token revoked"), new SendResult.NeedsTemplate("24 hours"),
        new SendResult.Refused("no", "no"),
    ];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Parts_that_went_out_are_not_sent_again_whatever_the_next_one_failed_of(SendResult failure)
    {
        Assert.Equal(failure, await SendAsync(3, mark => mark.Part == 2 ? failure : new SendResult.Sent($"{mark.Part}")));
        Assert.Equal(new SendResult.Sent("3"), await SendAsync(3, mark => new SendResult.Sent($"{mark.Part}")));
        Assert.Equal(["abc.d1.p1of3", "abc.d1.p2of3", "abc.d1.p2of3", "abc.d1.p3of3"], sent);
    }

    [Fact]
    public async Task What_went_out_whole_begins_anew()
    {
        await SendAsync(2, _ => new SendResult.Sent());
        await SendAsync(2, _ => new SendResult.Sent());
        Assert.Equal(["abc.d1.p1of2", "abc.d1.p2of2", "abc.d1.p1of2", "abc.d1.p2of2"], sent);
    }

    [Fact]
    public async Task One_part_carries_the_mark_of_the_whole_and_none_is_refused()
    {
        await SendAsync(1, _ => new SendResult.Sent());
        Assert.Equal(["abc.d1"], sent);
        Assert.Equal("empty", Assert.IsType<SendResult.Refused>(await SendAsync(0, _ => new SendResult.Sent())).Code);
    }

    [Fact]
    public async Task A_message_that_has_fewer_parts_by_now_is_sent_from_the_first()
    {
        await SendAsync(3, mark => mark.Part == 3 ? new SendResult.Unknown("lost") : new SendResult.Sent());
        sent.Clear();
        await SendAsync(2, _ => new SendResult.Sent());
        Assert.Equal(["abc.d1.p1of2", "abc.d1.p2of2"], sent);
    }

    [Fact]
    public async Task Parts_that_arrived_at_an_earlier_time_are_left_out_while_there_are_as_many()
    {
        var again = Delivery with { Try = new DeliveryTry("7", "somebody") { Arrived = [(1, 3), (3, 3), (2, 4)] } };
        Assert.Equal(new SendResult.Sent("2"), await SendAsync(3, mark => new SendResult.Sent($"{mark.Part}"), again));
        Assert.Equal(["abc.d1.a7.tsomebody.p2of3"], sent);
        sent.Clear();
        await SendAsync(2, _ => new SendResult.Sent(), again);
        Assert.Equal(["abc.d1.a7.tsomebody.p1of2", "abc.d1.a7.tsomebody.p2of2"], sent);
    }

    [Fact]
    public async Task Without_time_for_another_call_the_rest_goes_on_the_next_time()
    {
        var calls = 0;
        var slow = Delivery with { Try = new DeliveryTry("7", "somebody") { Time = new CallTime(TimeSpan.FromSeconds(60), () => calls++ < 2 ? TimeSpan.Zero : TimeSpan.FromSeconds(30)) } };
        Assert.Equal(PartedSending.OutOfTime, await SendAsync(3, mark => new SendResult.Sent($"{mark.Part}"), slow));
        Assert.Equal(new SendResult.Sent("3"), await SendAsync(3, mark => new SendResult.Sent($"{mark.Part}")));
        Assert.Equal(["abc.d1.a7.tsomebody.p1of3", "abc.d1.a7.tsomebody.p2of3", "abc.d1.p3of3"], sent);
    }

    private Task<SendResult> SendAsync(int parts, Func<DeliveryMark, SendResult> answer, Delivery? delivery = null) => sending.SendAsync(
        delivery ?? Delivery,
        Enumerable.Range(1, parts).ToList(),
        (_, mark, _) =>
        {
            sent.Add(mark.ToString());
            return Task.FromResult(answer(mark));
        },
        TestContext.Current.CancellationToken);
}
