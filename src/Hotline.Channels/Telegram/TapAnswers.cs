using System.Threading.Channels;
using Hotline.Channels.Receiving;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Telegram;

/// <summary>
/// Tells Telegram that polled taps arrived, so that the button stops spinning (a webhook says it in its own answer). A courtesy: done beside the real work, a few at a time, once each; when too many wait,
/// the oldest are dropped, and failures are ignored, because the tap itself is already stored.
/// </summary>
internal sealed class TapAnswers(TelegramClient client, TimeProvider time, ILogger<TapAnswers> logger) : LastingService(time, logger)
{
    private const int Waiting = 1024;

    private readonly Channel<string> ids = Channel.CreateBounded<string>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });

    public void Add(string tapId) => ids.Writer.TryWrite(tapId);

    protected override int AtOnce => 4;

    protected override async Task RunAsync(CancellationToken stoppingToken)
    {
        try
        {
            await foreach (var id in ids.Reader.ReadAllAsync(stoppingToken))
            {
                await client.AnswerCallbackQueryAsync(id, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops; the button stops spinning by itself.
        }
    }
}
