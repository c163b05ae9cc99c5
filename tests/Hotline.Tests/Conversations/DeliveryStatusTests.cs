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
}
