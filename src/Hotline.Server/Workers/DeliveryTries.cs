using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Protection;

namespace Hotline.Server.Workers;

/// <summary>
/// Makes of a stored delivery what a channel is given for one try: with the return code, which stands nowhere but in what is sent, with the names that come back in receipts, and, where it was held
/// before or its provider never answered, with the parts that have arrived: nothing is known of them without a casebook, in a conversation that is thrown away. Thread-safe.
/// </summary>
internal sealed class DeliveryTries(ReturnCodeKeys codes, AddressMarks marks, TakenMarks taken, SaidLines? lines = null)
{
    /// <summary><paramref name="tellsLater"/>: see <see cref="IChannel.TellsLater"/>.</summary>
    public async ValueTask<Delivery> OfAsync(OutboxEntry entry, bool tellsLater, CallTime time, CancellationToken cancellationToken)
    {
        var tried = new DeliveryTry(entry.TryName, marks.Of(entry.Delivery.To)) { Time = time, Since = entry.Attempt > 1 ? entry.Begun : null };
        var doubted = tellsLater && entry.Attempt > 1;
        HashSet<(int Part, int Parts)> arrived = entry.Delivery.Message.WasHeld || doubted ? [.. await ArrivedAsync(entry, doubted, cancellationToken)] : [];
        if (doubted) arrived.UnionWith(taken.PartsOf(entry.Delivery.Mark with { Attempt = entry.TryName }));
        return WithCode(entry.Delivery) with { Try = tried with { Arrived = arrived } };
    }

    private Delivery WithCode(Delivery delivery)
    {
        if (delivery.Message.ReturnCode is not { } madeBy) return delivery;
        var code = ReturnCode.Show(codes.Make(delivery.Conversation, madeBy));
        return delivery with { Message = delivery.Message with { Text = delivery.Message.Text.Replace(ReturnCode.Mark, code, StringComparison.Ordinal), ReturnCode = null } };
    }

    private async ValueTask<IReadOnlyCollection<(int Part, int Parts)>> ArrivedAsync(OutboxEntry entry, bool doubted, CancellationToken cancellationToken)
    {
        if (lines is null) return [];
        try
        {
            if (doubted && await lines.HasArrivedAsync(entry.Delivery.Mark, cancellationToken)) return [DeliveryTry.Whole];
            return await lines.PartsThatArrivedAsync(entry.Conversation, entry.Delivery.Id, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // A part twice is better than none.
            return [];
        }
    }
}
