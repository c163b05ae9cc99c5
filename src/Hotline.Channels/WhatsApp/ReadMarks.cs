using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Shows people that their message was taken in. A courtesy: done beside the real work, a few at a time, once each; when too many wait the oldest are dropped, and failures are ignored, because the
/// message itself is already stored.
/// </summary>
internal sealed class ReadMarks(WhatsAppClient client, WhatsAppOptions options) : BackgroundService
{
    private const int AtOnce = 4;
    private const int Waiting = 1024;

    private readonly Channel<string> ids = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Never waits.</summary>
    public void Add(string messageId)
    {
        if (options.ReadSigns != ReadSigns.Off) ids.Writer.TryWrite(messageId);
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => MarkAsync(stoppingToken)));

    private async Task MarkAsync(CancellationToken cancellationToken)
    {
        try
        {
            await foreach (var id in ids.Reader.ReadAllAsync(cancellationToken)) await client.MarkReadAsync(id, options.ReadSigns == ReadSigns.Typing, cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The program stops; the ticks stay grey.
        }
    }
}
