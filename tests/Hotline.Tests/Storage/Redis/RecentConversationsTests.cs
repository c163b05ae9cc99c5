using Hotline.Core.Messaging;
using Hotline.Storage.Redis;
using Hotline.Tests.Contracts;
using Hotline.Tests.Support;

namespace Hotline.Tests.Storage.Redis;

/// <summary>Conversations are remembered after their turn in two generations, each of them bounded.</summary>
public sealed class RecentConversationsTests
{
    private static readonly Address Aziza = new(ChannelId.Telegram, "700100200");

    [Fact]
    public void Two_generations_are_kept_and_what_is_older_is_forgotten()
    {
        using var recent = new RecentConversations(new ManualTime());
        for (var i = 0; i < (2 * RecentConversations.MostYoung) + 1; i++) recent.Put(Conversation(i));
        Assert.NotNull(recent.Take(Id(0)));

        for (var i = 0; i < 2 * RecentConversations.MostYoung; i++) recent.Put(Conversation(10_000 + i));

        Assert.Null(recent.Take(Id(1)));
        Assert.NotNull(recent.Take(Id(10_000 + (2 * RecentConversations.MostYoung) - 1)));
    }

    private static ConversationId Id(int number) => new($"c{number}");

    private static RecentConversation Conversation(int number) => new(Id(number), 1, Some.State(Aziza), new HeldConversation([], [], newKey: false));
}
