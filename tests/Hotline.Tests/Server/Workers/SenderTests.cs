using Hotline.Channels.WebChat;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Storage.Pacing;
using Hotline.Tests.Channels.WebChat;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Server.Workers;

/// <summary>What becomes of replies to a person who has left the chat.</summary>
public sealed class SenderTests : IDisposable
{
    private static readonly Address Chat = new(ChannelId.Web, "somebody");
    private static readonly ConversationId Conversation = new("c1");

    private readonly MemoryMailbox mailbox = new();
    private readonly MemoryInbox inbox = new();
    private readonly HotlineMetrics metrics = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => metrics.Dispose();

    [Theory]
    [InlineData(Importance.Routine, "cancelled")]
    [InlineData(Importance.Operator, "dead")]
    [InlineData(Importance.Danger, "dead")]
    public async Task Only_what_an_operator_wrote_or_what_was_about_danger_is_a_dead_letter_when_the_person_has_left(Importance importance, string status)
    {
        await mailbox.CloseAsync(Chat, Now);

        var report = Assert.Single(await SendAsync(importance));

        Assert.Equal((status, null), (report.Status, report.RetryAt));
        Assert.NotNull(report.Words);
        // The conversation hears of it either way.
        var failed = Assert.IsType<DeliveryFailed>(Assert.Single(inbox.Commands).Event);
        Assert.True(failed.Gone);
    }

    [Fact]
    public async Task A_goodbye_waits_while_its_conversation_cannot_be_told()
    {
        await mailbox.CloseAsync(Chat, Now);
        inbox.Commanded = _ => throw new StoreUnavailableException("The store is away.");

        var report = Assert.Single(await SendAsync(Importance.Routine));

        Assert.Equal("waiting", report.Status);
        Assert.NotNull(report.RetryAt);
    }

    [Fact]
    public async Task Whoever_is_there_is_reached()
    {
        var report = Assert.Single(await SendAsync(Importance.Routine));

        Assert.Equal("sent", report.Status);
        Assert.Empty(inbox.Commands);
    }

    private async Task<IReadOnlyList<SendReport>> SendAsync(Importance importance)
    {
        using var accounts = new ProviderAccounts([new WebChatChannel(mailbox)], new PaceBook(TimeProvider.System), TimeProvider.System, metrics, NullLogger<ProviderAccount>.Instance);
        var sender = new Sender(accounts, SomeTries.Of(), inbox, TimeProvider.System, metrics, NullLogger<Sender>.Instance);
        var delivery = new Delivery("d1", Chat, new OutboundMessage("Goodbye.", [], importance, LocaleTag.Russian));
        return await sender.SendAsync([new OutboxEntry(Conversation, delivery, Attempt: 1, TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(10))], CallTime.Endless, Now);
    }
}
