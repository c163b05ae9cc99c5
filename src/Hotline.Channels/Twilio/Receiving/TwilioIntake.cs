using Hotline.Channels.Receiving;
using Hotline.Channels.Twilio.Redacting;
using Hotline.Core.Conversations;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.Twilio.Receiving;

/// <summary>Takes messages in, however they came: by webhook, or found in Twilio's list. What is stored may go at Twilio. Thread-safe.</summary>
internal sealed partial class TwilioIntake(IInbox inbox, OurNumbers ours, TwilioRedactor redactor, TimeProvider time, ILogger<TwilioIntake> logger)
{
    private readonly HourlyWarning otherNumber = new(time);

    /// <summary>Throws <see cref="StoreUnavailableException"/> when nothing could be stored. Without <paramref name="hasWords"/> there are none to take away at Twilio.</summary>
    public async Task<TwilioTaken> TakeAsync(TwilioFields fields, DateTimeOffset at, bool hasWords, CancellationToken cancellationToken)
    {
        switch (TwilioReader.Read(fields, ours, at))
        {
            case TwilioReading.Heard heard:
                return await StoreAsync(heard, hasWords, cancellationToken);
            case TwilioReading.Ignored ignored:
                LeaveAlone(ignored);
                return TwilioTaken.Known;
            default:
                Log.Unreadable(logger);
                return TwilioTaken.Known;
        }
    }

    private void LeaveAlone(TwilioReading.Ignored ignored)
    {
        if (ignored.Reason == TwilioIgnored.OwnStatus) Log.OwnStatus(logger, TwilioWebhook.Path);
        else if (ignored.Reason == TwilioIgnored.OtherNumber && otherNumber.IsDue()) Log.OtherNumber(logger);
        else Log.Ignored(logger, ignored.Reason);
        // What is not for a sender of ours is not ours to change, and what is on its way may be looked for.
        if (ignored.Reason is not (TwilioIgnored.OtherChannel or TwilioIgnored.OtherNumber or TwilioIgnored.OwnStatus)) redactor.AddLeftAlone(ignored.Sid);
    }

    private async Task<TwilioTaken> StoreAsync(TwilioReading.Heard heard, bool hasWords, CancellationToken cancellationToken)
    {
        var taken = TwilioTaken.Known;
        foreach (var message in heard.Messages)
        {
            var acceptance = await inbox.AcceptAsync(message, cancellationToken);
            if (acceptance == Acceptance.Full) return TwilioTaken.Full;
            if (acceptance is not (Acceptance.Duplicate or Acceptance.Erased)) taken = TwilioTaken.New;
        }

        if (hasWords) redactor.Add(heard.Sid, heard.HasFiles);
        return taken;
    }

    private static partial class Log
    {
        [LoggerMessage(Level = LogLevel.Information, Message = "A message from Twilio was left alone: {Reason}")]
        public static partial void Ignored(ILogger logger, TwilioIgnored reason);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Messages to another number of the account than Twilio:SmsFrom and Twilio:WhatsAppFrom come here; they are left alone, because they would be answered from a number that nobody wrote to. In Twilio's console give that number another webhook, or, where it is a number of the same messaging service, name it in Twilio:SmsNumbers; \"hotline doctor\" looks for such numbers. This is said once an hour")]
        public static partial void OtherNumber(ILogger logger);

        [LoggerMessage(Level = LogLevel.Warning, Message = "Twilio posts what became of our messages to {Path}, which is for messages of people; it was left alone. In Twilio's console empty the status callback of the number, of the WhatsApp sender and of the messaging service: Hotline names its own address with every message")]
        public static partial void OwnStatus(ILogger logger, string path);

        [LoggerMessage(Level = LogLevel.Warning, Message = "A call from Twilio held no message; it was acknowledged and dropped")]
        public static partial void Unreadable(ILogger logger);
    }
}
