using Hotline.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio;

/// <summary>Takes messages in, however they came: by webhook, or found in Twilio's list. What is stored may go at Twilio. Thread-safe.</summary>
internal sealed partial class TwilioIntake(IInbox inbox, TwilioLines lines, TwilioRedactor redactor, ILogger<TwilioIntake> logger)
{
    /// <summary>Throws <see cref="StoreUnavailableException"/> when nothing could be stored.</summary>
    public async Task<TwilioTaken> TakeAsync(TwilioFields fields, DateTimeOffset at, CancellationToken cancellationToken)
    {
        switch (TwilioReader.Read(fields, lines, at))
        {
            case TwilioReading.Heard heard:
                return await StoreAsync(heard, cancellationToken);
            case TwilioReading.Ignored ignored:
                Log.Ignored(logger, ignored.Reason);
                // What is not for a sender of ours is not ours to change.
                if (ignored.Reason != TwilioIgnored.OtherChannel) redactor.Add(ignored.Sid, hasFiles: false);
                return TwilioTaken.Known;
            default:
                Log.Unreadable(logger);
                return TwilioTaken.Known;
        }
    }

    private async Task<TwilioTaken> StoreAsync(TwilioReading.Heard heard, CancellationToken cancellationToken)
    {
        var taken = TwilioTaken.Known;
        foreach (var message in heard.Messages)
        {
            var acceptance = await inbox.AcceptAsync(message, cancellationToken);
            if (acceptance == Acceptance.Full) return TwilioTaken.Full;
            if (acceptance is not (Acceptance.Duplicate or Acceptance.Erased)) taken = TwilioTaken.New;
        }

        redactor.Add(heard.Sid, heard.HasFiles);
        return taken;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A message from Twilio was left alone: {Reason}")]
        public static partial void Ignored(ILogger logger, TwilioIgnored reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A call from Twilio held no message; it was acknowledged and dropped")]
        public static partial void Unreadable(ILogger logger);
    }
}
