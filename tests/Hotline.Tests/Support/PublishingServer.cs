using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;
using Hotline.Server;
using Hotline.Server.Health;
using Hotline.Server.Publishing;
using Hotline.Server.Workers;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using Hotline.Tests.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Support;

/// <summary>One server of several in server mode, on a runtime and a casebook that it shares with the others: what it has taken over of publications, and the turns that it plays.</summary>
internal sealed class PublishingServer : IDisposable
{
    private readonly RuntimeUnderTest _runtime;
    private readonly HotlineMetrics _metrics = new();
    private readonly WorkerId _worker = new(Guid.NewGuid().ToString("N"));
    private readonly TurnProcessor _turns;
    private readonly PublishedScripts _scripts;

    private PublishingServer(RuntimeUnderTest runtime, CasebookRig casebook, IConfigurationRoot settings)
    {
        _runtime = runtime;
        var contexts = casebook.Get<IDbContextFactory<CasebookContext>>();
        Library = new PublicationLibrary(new PublicationArchive(contexts, casebook.Clock, ChannelModules.Table, NullLogger<PublicationArchive>.Instance));
        var readers = new Readers(UnderstandingFiles.Learnt);
        var around = new SurroundingsSource([], settings);
        _scripts = new PublishedScripts(contexts, casebook.Get<PublicationBook>(), settings, ChannelModules.Table);
        _turns = new TurnProcessor(runtime.Conversations, runtime.Mailbox, Library, readers, around, SomeKeyedNames.Of(runtime.Master), runtime.TestClock, _metrics, NullLogger<TurnProcessor>.Instance);
        Worker = new PublicationWorker(Library, casebook.Get<PublicationBook>(), _scripts, readers, Changes, settings, casebook.Clock, NullLogger<PublicationWorker>.Instance);
    }

    public PublicationLibrary Library { get; }

    public PublicationWorker Worker { get; }

    /// <summary>What this server hears from others.</summary>
    public CasebookChanges Changes { get; } = new();

    /// <summary>What it said to whom, in order.</summary>
    public List<(Address To, OutboundMessage Message)> Said { get; } = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Starts as the program does: with what is published, or with the folder when nothing is.</summary>
    public static async Task<PublishingServer> StartAsync(RuntimeUnderTest runtime, CasebookRig casebook, PublicationSource folder)
    {
        var root = Directory.CreateDirectory(casebook.Folder.File("content")).FullName;
        foreach (var (path, text) in folder.Files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, path))!);
            await File.WriteAllTextAsync(Path.Combine(root, path), text, Cancel);
        }

        var settings = new ConfigurationBuilder().AddInMemoryCollection(
            [new(ScriptsOwners.Setting, "server"), new("Dialogs", Path.Combine(root, "dialogs")), new("Locales", Path.Combine(root, "locales")), new("Flood:RepliesPerMinute", "0")]).Build();
        var server = new PublishingServer(runtime, casebook, settings);
        var begun = await server._scripts.StartAsync(folder: null, Cancel);
        await server.Library.UseAsync(begun.Content.Publication, begun.Content.Source, Cancel, begun.Number);
        server.Words = begun.Words;
        return server;
    }

    /// <summary>What it said at its start about where its scripts come from.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Plays whatever waits in the store, and says it.</summary>
    public async Task PlayAsync()
    {
        while (await _runtime.Conversations.LeaseAsync(_worker, 16, Cancel) is { Count: > 0 } leases)
            foreach (var lease in leases)
                await _turns.RunAsync(lease, _worker, SendAsync, seen: null, Cancel);
    }

    public void Dispose()
    {
        Worker.Dispose();
        _metrics.Dispose();
    }

    private async ValueTask SendAsync(IReadOnlyList<OutboxEntry> entries)
    {
        for (var next = entries; next.Count > 0;)
        {
            Said.AddRange(next.Select(entry => (entry.Delivery.To, entry.Delivery.Message)));
            next = await _runtime.Outbox.ReportAsync(_worker, [.. next.Select(entry => new SendReport(entry.Conversation, entry.Delivery.Id, SendReport.Sent, null, null))], Cancel);
        }
    }
}
