using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Hotline.Storage.Waiting;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// Mailboxes on SQLite. Each box has a key of its own, so that the farewell of an erasure can still be read when the conversation's key is gone.
/// </summary>
internal sealed partial class SqliteMailbox(
    SqliteWriter writer, ReadSessions reads, RuntimeSeals seals, Pseudonyms pseudonyms, MailSignals signals, TimeProvider time, ILogger log) : IMailbox
{
    public Task<bool> PutAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var id = pseudonyms.Of(delivery.To);
        return writer.RunAsync(session => Put(session, id, delivery), cancellationToken);
    }

    public async Task<IReadOnlyList<MailboxItem>> ReadAsync(Address address, long after, int max, CancellationToken cancellationToken)
    {
        var id = pseudonyms.Of(address);
        _ = signals.Watch(id);
        var notBefore = (time.GetUtcNow() - IMailbox.Keep).ToUnixTimeMilliseconds();
        var rows = await reads.RunAsync(session => session.Mail(id, after, notBefore, max), cancellationToken);
        return rows.Count == 0 ? [] : Open(id, rows);
    }

    public Task WaitAsync(Address address, TimeSpan atMost, CancellationToken cancellationToken) =>
        signals.Watch(pseudonyms.Of(address)).WaitAsync(atMost, time, cancellationToken);

    public Task CloseAsync(Address address, CancellationToken cancellationToken)
    {
        var id = pseudonyms.Of(address);
        return writer.RunAsync(session => Close(session, id), cancellationToken);
    }

    public Task<MailboxState> StateAsync(Address address, CancellationToken cancellationToken)
    {
        var id = pseudonyms.Of(address);
        return reads.RunAsync(session => session.MailboxState(id), cancellationToken);
    }

    /// <summary>In order, up to the first that a newer program wrote: it waits for one. What is damaged is left out.</summary>
    private List<MailboxItem> Open(ConversationId id, List<(long Position, long At, byte[] Body, byte[] Key)> rows)
    {
        var items = new List<MailboxItem>(rows.Count);
        using var key = new SealKey(seals.UnwrapMailboxKey(id, rows[0].Key));
        foreach (var row in rows)
        {
            try
            {
                var mail = seals.OpenMail(key, id, row.Body);
                items.Add(new MailboxItem(row.Position, mail.Id, mail.Message, DateTimeOffset.FromUnixTimeMilliseconds(row.At)));
            }
            catch (SealedDataException)
            {
                Log.Unreadable(log, id.Value);
            }
            catch (NewerFormatException)
            {
                break;
            }
        }

        return items;
    }

    private static bool Put(SqliteSession session, ConversationId id, Delivery delivery)
    {
        var box = session.Mailboxes.Find(id);
        if (box is { Closed: true }) return false;
        var key = box?.Key is { } wrapped ? session.Seals.UnwrapMailboxKey(id, wrapped) : KeyWrap.NewKey();
        var n = box?.N ?? session.Mailboxes.Insert(id, null);
        if (box?.Key is null) session.Mailboxes.SetKey(n, session.Seals.WrapMailboxKey(id, key));
        using var sealing = new SealKey(key);
        session.Mailboxes.Put(n, session.Numbers.Next(), delivery.Id, session.Now, session.Seals.SealMail(sealing, id, delivery));
        session.Changes.Mail.Add(id);
        return true;
    }

    private static bool Close(SqliteSession session, ConversationId id)
    {
        session.Mailboxes.Close(session.Mailboxes.Find(id)?.N ?? session.Mailboxes.Insert(id, null), MailboxState.Over);
        session.Changes.Mail.Add(id);
        return true;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A message in the mailbox of conversation {Conversation} could not be read and is left out")]
        public static partial void Unreadable(ILogger logger, string conversation);
    }
}
