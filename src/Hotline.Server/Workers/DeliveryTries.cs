using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Protection;

namespace Hotline.Server.Workers;

/// <summary>
/// Makes of a stored delivery what a channel is given for one try: with the return code, which stands nowhere but in what is sent, with the names that come back in receipts, and, where it was held
/// before, with the parts that have arrived: nothing is known of them without a casebook, in a conversation that is thrown away. Thread-safe.
/// </summary>
internal sealed class DeliveryTries(ReturnCodeKeys codes, AddressMarks marks, SaidLines? lines = null)
{
    public async ValueTask<Delivery> OfAsync(OutboxEntry entry, Func<bool> hasTime, CancellationToken cancellationToken) => WithCode(entry.Delivery) with
    {
        Try = new DeliveryTry(entry.TryName, marks.Of(entry.Delivery.To))
        {
            HasTime = hasTime,
            Since = entry.Attempt > 1 ? entry.Begun : null,
            Arrived = entry.Delivery.Message.WasHeld ? await ArrivedAsync(entry, cancellationToken) : [],
        },
    };

    private Delivery WithCode(Delivery delivery)
    {
        if (delivery.Message.ReturnCode is not { } madeBy) return delivery;
        var code = ReturnCode.Show(codes.Make(delivery.Conversation, madeBy));
        return delivery with { Message = delivery.Message with { Text = delivery.Message.Text.Replace(ReturnCode.Mark, code, StringComparison.Ordinal), ReturnCode = null } };
    }

    private async ValueTask<IReadOnlyCollection<(int Part, int Parts)>> ArrivedAsync(OutboxEntry entry, CancellationToken cancellationToken)
    {
        if (lines is null) return [];
        try
        {
            return await lines.PartsThatArrivedAsync(entry.Conversation, entry.Delivery.Id, cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // A part twice is better than none.
            return [];
        }
    }
}
