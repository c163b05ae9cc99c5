using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Microsoft.Extensions.Logging;

namespace Hotline.Channels.WhatsApp;

/// <summary>Takes a notification in, element by element: what people wrote first, then what became of our messages. Thread-safe.</summary>
internal sealed partial class WhatsAppIntake(WhatsAppOptions options, IInbox inbox, IReceipts receipts, ReadMarks marks, WhatsAppTyping typing, TimeProvider time, ILogger<WhatsAppIntake> logger)
{
    /// <summary>Receipts that may be refused before the rest is left for the next time: one may belong to a conversation that is full, several mean that the store is away.</summary>
    private const int MostRefused = 3;

    private readonly HourlyWarning otherNumber = new(time);

    /// <summary>
    /// True: the notification may be acknowledged, because everything in it that can be read is durable, was there already, or is left alone on purpose. False: something was not stored and must
    /// come again; what was stored is a duplicate then.
    /// </summary>
    public async Task<bool> StoreAsync(JsonElement notification, CancellationToken cancellationToken)
    {
        var readings = WhatsAppReader.Read(notification, options.PhoneNumberId, time.GetUtcNow()).ToList();
        foreach (var reading in readings) Tell(reading);
        try
        {
            var all = true;
            foreach (var moved in readings.OfType<WhatsAppReading.Moved>()) all &= await StoredAsync(() => StoreAsync(moved, cancellationToken));
            foreach (var heard in readings.OfType<WhatsAppReading.Heard>()) all &= await StoredAsync(() => StoreAsync(heard, cancellationToken));
            return await NoteAsync(readings.OfType<WhatsAppReading.Receipt>(), cancellationToken) && all;
        }
        catch (StoreUnavailableException e)
        {
            Log.NotStored(logger, e.Message);
            return false;
        }
    }

    /// <summary>One element that the store takes badly keeps none of the others out. It is never set aside here: Meta brings it again for a week, and gives up by itself.</summary>
    private async Task<bool> StoredAsync(Func<Task<bool>> store)
    {
        try
        {
            return await store();
        }
        catch (Exception fault) when (fault is not (StoreUnavailableException or OperationCanceledException))
        {
            Log.Unforeseen(logger, fault.GetType().Name);
            return false;
        }
    }

    /// <summary>False when the conversation is full.</summary>
    private async Task<bool> StoreAsync(WhatsAppReading.Heard heard, CancellationToken cancellationToken)
    {
        var acceptance = await inbox.AcceptAsync(heard.Message with { AlsoKnown = heard.UserId }, cancellationToken);
        if (acceptance == Acceptance.Stored && heard is { Late: false, MetaId: { } id, Message: { From: var from, Content.WantsAnswer: true } })
        {
            marks.Add(id, from);
            typing.Heard(from, id);
        }

        return acceptance != Acceptance.Full;
    }

    /// <summary>Meta itself says where the person is now, under its signature: their conversation goes there with them. False when it is full.</summary>
    private async Task<bool> StoreAsync(WhatsAppReading.Moved moved, CancellationToken cancellationToken) =>
        moved is not { From: { } from, To: { } to } || await inbox.AcceptAsync(new InboundMessage(from, moved.Key, moved.At, new InboundMoved(to)), cancellationToken) != Acceptance.Full;

    /// <summary>False when not all of them could be noted.</summary>
    private async Task<bool> NoteAsync(IEnumerable<WhatsAppReading.Receipt> noted, CancellationToken cancellationToken)
    {
        var refused = 0;
        foreach (var receipt in noted)
        {
            try
            {
                await receipts.NoteAsync(receipt.What, cancellationToken);
            }
            catch (StoreUnavailableException e)
            {
                Log.NotStored(logger, e.Message);
                if (++refused == MostRefused) break;
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                Log.Unforeseen(logger, fault.GetType().Name);
                refused++;
            }
        }

        return refused == 0;
    }

    private void Tell(WhatsAppReading reading)
    {
        switch (reading)
        {
            case WhatsAppReading.Heard { Late: true, Message: var message }:
                Log.Late(logger, (long)(time.GetUtcNow() - message.SentAt).TotalHours);
                break;
            case WhatsAppReading.Moved { From: null } or WhatsAppReading.Moved { To: null }:
                Log.Moved(logger);
                break;
            case WhatsAppReading.Alert alert:
                Log.Alert(logger, alert.Field, alert.Event ?? "no word");
                break;
            case WhatsAppReading.Ignored { Reason: IgnoredReason.OtherNumber } when otherNumber.IsDue():
                Log.OtherNumber(logger);
                break;
            case WhatsAppReading.Ignored ignored:
                Log.Ignored(logger, ignored.Reason);
                break;
            case WhatsAppReading.Unreadable:
                Log.Unreadable(logger);
                break;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A WhatsApp notification could not be stored whole, Meta sends it again: {Words}")]
        public static partial void NotStored(ILogger logger, string words);

        [LoggerMessage(2, LogLevel.Warning, "A WhatsApp message came {Hours} hours after it was written")]
        public static partial void Late(ILogger logger, long hours);

        [LoggerMessage(3, LogLevel.Warning, "A person's WhatsApp address has changed, and Meta did not say from which to which; what they write from the new one begins a conversation of its own")]
        public static partial void Moved(ILogger logger);

        [LoggerMessage(4, LogLevel.Warning, "Meta reports {Field}: {Event}. Look at WhatsApp Manager")]
        public static partial void Alert(ILogger logger, string field, string @event);

        [LoggerMessage(5, LogLevel.Debug, "Something of a WhatsApp notification was left alone: {Reason}")]
        public static partial void Ignored(ILogger logger, IgnoredReason reason);

        [LoggerMessage(7, LogLevel.Warning, "Messages to another number of the business than WhatsApp:PhoneNumberId come here; they are left alone, because they would be answered from a number that nobody wrote to. Give that number a webhook of its own at Meta, or its own Hotline; \"hotline doctor\" looks for such numbers. This is said once an hour")]
        public static partial void OtherNumber(ILogger logger);

        // The type alone: the words of a fault could quote what a person wrote.
        [LoggerMessage(8, LogLevel.Error, "Something of a WhatsApp notification could not be stored ({Fault}); the rest of it was, and Meta sends the whole again")]
        public static partial void Unforeseen(ILogger logger, string fault);

        [LoggerMessage(6, LogLevel.Warning, "Something of a WhatsApp notification could not be read; it was acknowledged and dropped")]
        public static partial void Unreadable(ILogger logger);
    }
}
