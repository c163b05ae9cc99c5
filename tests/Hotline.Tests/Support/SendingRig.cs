using Hotline.Core.Conversations;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Server.Workers.Sending;
using Hotline.Storage;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Support;

/// <summary>The sending workers of one process, as the program puts them together, on a store and with one channel.</summary>
internal sealed class SendingRig : IAsyncDisposable
{
    private readonly HotlineMetrics metrics = new();
    private readonly IHostedService[] workers;

    public SendingRig(IRuntimeStore store, ScriptedChannel channel, TimeProvider time)
    {
        Workforce = new Workforce(new WorkerId(Guid.NewGuid().ToString("N")));
        Accounts = new ProviderAccounts([channel], store.Pace, time, metrics, NullLogger<ProviderAccount>.Instance);
        Queue = new SendQueue(Accounts, Options.Create(new RuntimeOptions()), time);
        var sender = new Sender(Accounts, SomeTries.Of(), store.Inbox, time, metrics, NullLogger<Sender>.Instance);
        workers =
        [
            new SendWorker(sender, Queue, store.Outbox, Workforce, time, NullLogger<SendWorker>.Instance),
            new OutboxWorker(store.Outbox, Queue, Workforce, time, NullLogger<OutboxWorker>.Instance),
        ];
    }

    public Workforce Workforce { get; }

    public ProviderAccounts Accounts { get; }

    public SendQueue Queue { get; }

    public static async Task<SendingRig> StartAsync(IRuntimeStore store, ScriptedChannel channel, TimeProvider time)
    {
        var rig = new SendingRig(store, channel, time);
        foreach (var worker in rig.workers) await worker.StartAsync(TestContext.Current.CancellationToken);
        return rig;
    }

    public async ValueTask DisposeAsync()
    {
        // A test that holds a provider's answer back does not want it waited for.
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        foreach (var worker in workers) await worker.StopAsync(patience.Token);
        foreach (var worker in workers.OfType<IDisposable>()) worker.Dispose();
        Accounts.Dispose();
        metrics.Dispose();
    }
}
