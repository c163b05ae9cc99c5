using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Microsoft.Extensions.Logging;

namespace Hotline.Storage.Redis;

/// <summary>
/// Mailboxes on Redis. Each message has a key of its own, so that it goes in with one round trip, and the farewell of an erasure can still be read when the
/// conversation's key is gone.
/// </summary>
internal sealed partial class RedisMailbox(RedisLink link, Wakes wakes, RuntimeSeals seals, Pseudonyms pseudonyms, ILogger log) : IMailbox
{
    /// <summary>Messages that one box holds; the oldest go first.</summary>
    private const int Kept = 1_000;

    private const int WrappedSize = Sealer.Overhead + MasterKey.Size;

    /// <summary>How long a closed box refuses. Nobody comes back to a session of last year; its token is gone with the page.</summary>
    internal static readonly TimeSpan ClosedFor = TimeSpan.FromDays(400);

    public async Task<bool> PutAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        var id = pseudonyms.Of(delivery.To);
        var key = KeyWrap.NewKey();
        using var sealing = new SealKey(key);
        byte[] body = [.. seals.WrapMailboxKey(id, key), .. seals.SealMail(sealing, id, delivery)];
        var answer = await link.RunAsync(link.Scripts.MailPut, link.Keys.PartitionOf(id), [id.Value, delivery.Id, body, (long)IMailbox.Keep.TotalMilliseconds, Kept]);
        if (answer[0] != '1') return false;
        wakes.MailCame(id);
        return true;
    }

    public async Task<IReadOnlyList<MailboxItem>> ReadAsync(Address address, long after, int max, CancellationToken cancellationToken)
    {
        var id = pseudonyms.Of(address);
        _ = wakes.Mail.Watch(id);
        return Open(id, await LookAsync(id, after, max));
    }

    public Task WaitAsync(Address address, TimeSpan atMost, CancellationToken cancellationToken) => wakes.WaitForMailAsync(pseudonyms.Of(address), atMost, cancellationToken);

    public async Task CloseAsync(Address address, CancellationToken cancellationToken)
    {
        var id = pseudonyms.Of(address);
        await link.RunAsync(link.Scripts.MailClose, link.Keys.PartitionOf(id), [id.Value, (long)ClosedFor.TotalMilliseconds]);
        wakes.MailCame(id);
    }

    public async Task<MailboxState> StateAsync(Address address, CancellationToken cancellationToken) => (MailboxState)(await LookAsync(pseudonyms.Of(address), 0, 0))[0];

    private Task<byte[]> LookAsync(ConversationId id, long after, int max) =>
        link.RunAsync(link.Scripts.MailRead, link.Keys.PartitionOf(id), [id.Value, after, max, (long)IMailbox.Keep.TotalMilliseconds]);

    /// <summary>In order, up to the first that a newer program wrote: it waits for one. What is damaged is left out.</summary>
    private List<MailboxItem> Open(ConversationId id, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        var items = new List<MailboxItem>();
        answer.Byte();
        while (!answer.AtEnd)
        {
            var (position, at) = (answer.Number64(), DateTimeOffset.FromUnixTimeMilliseconds(answer.Time()));
            answer.Text8();
            var body = answer.Bytes24();
            try
            {
                using var key = new SealKey(seals.UnwrapMailboxKey(id, body.AsSpan(0, WrappedSize)));
                var mail = seals.OpenMail(key, id, body.AsSpan(WrappedSize));
                items.Add(new MailboxItem(position, mail.Id, mail.Message, at));
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

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A message in the mailbox of conversation {Conversation} could not be read and is left out")]
        public static partial void Unreadable(ILogger logger, string conversation);
    }
}
