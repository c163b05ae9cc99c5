using Hotline.Core.Conversations;

namespace Hotline.Tests.Conversations;

public sealed class DeliveryStatusTests
{
    [Theory]
    [InlineData("waiting", "sent", true)]
    [InlineData("sent", "delivered", true)]
    [InlineData("sent", "read", true)]
    [InlineData("sent", "failed", true)]
    [InlineData("waiting", "failed", true)]
    [InlineData("dead", "delivered", true)]
    [InlineData("cancelled", "delivered", true)]
    [InlineData("failed", "delivered", true)]
    [InlineData("dead", "waiting", true)]
    [InlineData("delivered", "sent", false)]
    [InlineData("delivered", "failed", false)]
    [InlineData("read", "failed", false)]
    [InlineData("read", "delivered", false)]
    [InlineData("failed", "sent", false)]
    [InlineData("failed", "waiting", false)]
    [InlineData("delivered", "waiting", false)]
    [InlineData("sent", "sent", false)]
    [InlineData("sent", "eaten", false)]
    [InlineData("eaten", "sent", false)]
    public void Only_what_is_further_is_news(string known, string said, bool news) => Assert.Equal(news, DeliveryStatus.IsNews(known, said));

    [Theory]
    [InlineData("delivered/2/3", "delivered", 2, 3)]
    [InlineData("read/1/2", "read", 1, 2)]
    [InlineData("delivered", null, 0, 0)]
    [InlineData("failed/1/2", null, 0, 0)]
    [InlineData("delivered/3/2", null, 0, 0)]
    [InlineData("delivered/0/2", null, 0, 0)]
    [InlineData("delivered/x/2", null, 0, 0)]
    [InlineData("delivered/1/2/3", null, 0, 0)]
    public void What_is_said_of_a_part_is_said_of_no_whole(string said, string? status, int part, int parts)
    {
        Assert.Equal(status is null ? null : (status, part, parts), DeliveryStatus.PartOf(said));
        if (status is null) return;
        Assert.Equal(said, DeliveryStatus.OfPart(status, part, parts));
        Assert.DoesNotContain(DeliveryStatus.Order, known => DeliveryStatus.IsNews(known, said));
    }
}
