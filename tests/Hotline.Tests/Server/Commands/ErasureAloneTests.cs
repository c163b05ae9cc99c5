using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Commands.Erasing;
using Hotline.Server.Workers;
using Hotline.Storage.Protection;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Server.Commands;

/// <summary><c>hotline erase</c> while no program runs: the command plays the turns itself, in all conversations of the person.</summary>
public sealed class ErasureAloneTests : IDisposable
{
    private static readonly Address Number = new(ChannelId.WhatsApp, "+77011112233");
    private static readonly Address UserId = new(ChannelId.WhatsApp, "KZ.abc123");
    private static readonly Address NewNumber = new(ChannelId.WhatsApp, "+77014445566");

    private readonly TemporaryFolder folder = new();

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Who_has_several_addresses_is_erased_at_all_of_them_by_any_of_them()
    {
        await using (var before = await ErasureServices.AloneAsync(Configuration(), Now))
        {
            await SayAsync(before, new InboundMessage(Number, "m1", TimeProvider.System.GetUtcNow(), new InboundText("оператор")) { AlsoKnown = UserId });
            await SayAsync(before, new InboundMessage(UserId, "m2", TimeProvider.System.GetUtcNow(), new InboundText("теперь мой номер скрыт")));
            await SayAsync(before, new InboundMessage(UserId, "m3", TimeProvider.System.GetUtcNow(), new InboundMoved(NewNumber)));
            await SayAsync(before, new InboundMessage(NewNumber, "m4", TimeProvider.System.GetUtcNow(), new InboundText("это я")));
            foreach (var address in new[] { Number, UserId, NewNumber }) Assert.NotNull(await StateAsync(before, address));
        }

        await using var services = await ErasureServices.AloneAsync(Configuration(), Now);
        var erasure = services.GetRequiredService<ErasureHere>();
        await erasure.CatchUpAsync(Now);
        var person = Assert.IsType<KnownPerson>(await services.GetRequiredService<KnownPeople>().AtAsync(NewNumber, Now));
        await erasure.EraseAsync(person, Now);

        Assert.True(await services.GetRequiredService<KnownPeople>().GoneAsync(person, Now));
        foreach (var address in new[] { Number, UserId, NewNumber })
        {
            Assert.Null(await StateAsync(services, address));
            Assert.Null(await services.GetRequiredService<KnownPeople>().AtAsync(address, Now));
        }
    }

    private IConfigurationRoot Configuration() => new ConfigurationBuilder()
        .AddInMemoryCollection([new("Data", folder.Path), new("Dialogs", Repository.Path("dialogs")), new("Locales", Repository.Path("locales"))]).Build();

    private static async Task<ConversationState?> StateAsync(ServiceProvider services, Address address) =>
        await services.GetRequiredService<IConversationStore>().FindAsync(services.GetRequiredService<Pseudonyms>().Of(address), Now);

    /// <summary>Takes a message in and plays all that follows from it; nothing leaves.</summary>
    private static async Task SayAsync(ServiceProvider services, InboundMessage message)
    {
        var (store, turns, worker) = (services.GetRequiredService<IConversationStore>(), services.GetRequiredService<TurnProcessor>(), services.GetRequiredService<Workforce>().Id);
        await services.GetRequiredService<IInbox>().AcceptAsync(message, Now);
        while (await store.LeaseAsync(worker, 10, Now) is { Count: > 0 } leased)
            foreach (var lease in leased) await turns.RunAsync(lease, worker, replies => PassOnAsync(services, worker, replies), seen: null, Now);
    }

    private static async ValueTask PassOnAsync(ServiceProvider services, WorkerId worker, IReadOnlyList<OutboxEntry> replies)
    {
        for (var next = replies; next.Count > 0;)
        {
            foreach (var reply in next.Where(reply => reply.Delivery.To.Channel == ChannelId.Within)) await services.GetRequiredService<WithinChannel>().SendAsync(reply.Delivery, Now);
            next = await services.GetRequiredService<IOutbox>().ReportAsync(worker, [.. next.Select(reply => new SendReport(reply.Conversation, reply.Delivery.Id, SendReport.Sent, null, null))], Now);
        }
    }
}
