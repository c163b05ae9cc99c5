using Hotline.Channels.Sending;

namespace Hotline.Tests.Channels.Sending;

/// <summary>What is kept in memory of deliveries that go on later is bounded.</summary>
public sealed class DeliveryMemoryTests
{
    private readonly DeliveryMemory<int> memory = new();

    [Fact]
    public void Of_too_many_half_sent_messages_the_older_ones_are_forgotten_and_begin_anew()
    {
        Remember("a");
        memory.Remember("one more", 3);
        Assert.Equal((2, 2, 3), (Of("a0"), Of($"a{DeliveryMemory<int>.Most - 1}"), Of("one more")));

        // Who goes on is as young as who begins.
        memory.Remember("a0", 4);
        Remember("b");
        Assert.Equal((4, null, 3), (Of("a0"), Of("a1"), Of("one more")));
    }

    [Fact]
    public void What_went_out_is_forgotten_in_whichever_generation_it_is()
    {
        Remember("a");
        memory.Remember("one more", 3);
        memory.Forget("a0");
        memory.Forget("one more");
        memory.Forget("never known");
        Assert.Equal((null, 2, null), (Of("a0"), Of("a1"), Of("one more")));
    }

    private int? Of(string name) => memory.TryFind(name, out var value) ? value : null;

    private void Remember(string name)
    {
        for (var i = 0; i < DeliveryMemory<int>.Most; i++) memory.Remember($"{name}{i}", 2);
    }
}
