using System.Threading.Channels;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// Shows people that their message was taken in. A courtesy: done beside the real work, a few at a time, once each; when too many wait the oldest are dropped, and failures are ignored, because the
/// message itself is already stored. "Typing" is shown where the bot will answer at once, nothing at all while a human holds the conversation (they have not read it yet), and to a Meta that fails or asked
/// us to wait nothing is said: a tick that comes later is of no use.
/// </summary>
internal sealed class ReadMarks(WhatsAppClient client, WhatsAppOptions options, ICourtesies courtesies, TimeProvider time, ILogger<ReadMarks> logger) : LastingService(time, logger)
{
    private const int Waiting = 1024;

    private readonly Channel<(string Id, Address From)> arrived = Channel.CreateBounded<(string, Address)>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });

    /// <summary>Never waits.</summary>
    public void Add(string messageId, Address from)
    {
        if (options.ReadSigns != ReadSigns.Off) arrived.Writer.TryWrite((messageId, from));
    }

    protected override int AtOnce => 4;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var (id, from) in arrived.Reader.ReadAllAsync(stoppingToken))
            {
                if (courtesies.WaitFor(ChannelId.WhatsApp) > TimeSpan.Zero) continue;
                var mode = await courtesies.ModeAsync(from, stoppingToken);
                if (mode == ConversationMode.Human) continue;
                await client.MarkReadAsync(id, options.ReadSigns == ReadSigns.Typing && mode != ConversationMode.Waiting, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; the ticks stay grey.
        }
    }
}
