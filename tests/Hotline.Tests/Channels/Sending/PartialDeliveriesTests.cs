using Hotline.Channels.Sending;

namespace Hotline.Tests.Channels.Sending;

/// <summary>What is kept in memory of half-sent messages is bounded.</summary>
public sealed class PartialDeliveriesTests
{
    private readonly PartialDeliveries partial = new();

    [Fact]
    public void Of_too_many_half_sent_messages_the_older_ones_are_forgotten_and_begin_anew()
    {
        Remember("a");
        partial.Remember("one more", 3);
        Assert.Equal((2, 2, 3), (partial.SentOf("a0"), partial.SentOf($"a{PartialDeliveries.Most - 1}"), partial.SentOf("one more")));

        // Who goes on is as young as who begins.
        partial.Remember("a0", 4);
        Remember("b");
        Assert.Equal((4, 0, 3), (partial.SentOf("a0"), partial.SentOf("a1"), partial.SentOf("one more")));
    }

    [Fact]
    public void What_went_out_is_forgotten_in_whichever_generation_it_is()
    {
        Remember("a");
        partial.Remember("one more", 3);
        partial.Forget("a0");
        partial.Forget("one more");
        partial.Forget("never known");
        Assert.Equal((0, 2, 0), (partial.SentOf("a0"), partial.SentOf("a1"), partial.SentOf("one more")));
    }

    private void Remember(string name)
    {
        for (var i = 0; i < PartialDeliveries.Most; i++) partial.Remember($"{name}{i}", 2);
    }
}
