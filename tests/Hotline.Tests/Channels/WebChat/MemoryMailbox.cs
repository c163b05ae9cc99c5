using System.Collections.Concurrent;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Channels.WebChat;

/// <summary>Mailboxes in memory. Waiting ends when something comes in or the box is closed, never by the clock.</summary>
internal sealed class MemoryMailbox : IMailbox
{
    private readonly ConcurrentDictionary<Address, Box> boxes = new();

    public bool Away { get; set; }

    /// <summary>How many lines wait for news at this moment.</summary>
    public SemaphoreSlim Waiting { get; } = new(0);

    public Task<bool> PutAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var box = Open(delivery.To);
        lock (box)
        {
            if (box.State != MailboxState.Open) return Task.FromResult(false);
            if (box.Items.TrueForAll(item => item.DeliveryId != delivery.Id))
                box.Items.Add(new MailboxItem(box.Items.Count + 1, delivery.Id, delivery.Message, DateTimeOffset.UnixEpoch));
            box.Ring();
        }

        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<MailboxItem>> ReadAsync(Address address, long after, int max, CancellationToken cancellationToken)
    {
        var box = Open(address);
        lock (box) return Task.FromResult<IReadOnlyList<MailboxItem>>([.. box.Items.Where(item => item.Position > after).Take(max)]);
    }

    public Task WaitAsync(Address address, TimeSpan atMost, CancellationToken cancellationToken)
    {
        var box = Open(address);
        Waiting.Release();
        lock (box) return box.News.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Ends every wait on the box although nothing came, as the longest wait does.</summary>
    public void WakeWithoutNews(Address address)
    {
        var box = Open(address);
        lock (box) box.Ring();
    }

    public Task CloseAsync(Address address, CancellationToken cancellationToken) => CloseAsync(address, MailboxState.Over);

    /// <summary>As a store closes it, when the person leaves or their data is deleted.</summary>
    public Task CloseAsync(Address address, MailboxState why)
    {
        var box = Open(address);
        lock (box)
        {
            box.State = why;
            box.Items.Clear();
            box.Ring();
        }

        return Task.CompletedTask;
    }

    public Task<MailboxState> StateAsync(Address address, CancellationToken cancellationToken) => Task.FromResult(Open(address).State);

    private Box Open(Address address) => Away ? throw new StoreUnavailableException("The store is away.") : boxes.GetOrAdd(address, _ => new Box());

    private sealed class Box
    {
        public List<MailboxItem> Items { get; } = [];

        public MailboxState State { get; set; }

        public TaskCompletionSource News { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void Ring()
        {
            var rung = News;
            News = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            rung.SetResult();
        }
    }
}
