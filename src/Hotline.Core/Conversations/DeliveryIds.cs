using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>The names of deliveries. The same event played again makes the same ones, so that a repeated turn cannot double a delivery. Opaque: they go into callback addresses. Pure.</summary>
public static class DeliveryIds
{
    /// <summary>The name of the line at <paramref name="index"/> of a turn, counted from 0 over all lines, whatever becomes of them.</summary>
    public static string Of(ConversationId conversation, string eventId, int index)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{conversation}|{eventId}|{index}")));
        return Convert.ToHexStringLower(hash.AsSpan(0, 10));
    }

    /// <summary>
    /// The name of the event that a delivery failed: one for each time that it came into the outbox, whether we hear at once or later, of however many of its parts, and of whatever. What the first one
    /// leads to takes care of the whole message; a second one would say it twice.
    /// </summary>
    public static string OfFailure(string deliveryId, string attempt) => $"receipt-{deliveryId}-{attempt}";
}
