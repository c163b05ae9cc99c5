using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>
/// Names one delivery and the conversation it belongs to, so that what a provider says of it later finds its place without the person's address. Opaque: it goes into callback
/// addresses and into what a provider hands back with a status. Written <c>conversation.delivery</c>; letters, digits and one dot.
/// </summary>
public readonly record struct DeliveryMark(ConversationId Conversation, string DeliveryId)
{
    /// <summary>Longest part that is read: a bound against foreign values.</summary>
    private const int MostOfAPart = 64;

    public override string ToString() => $"{Conversation}.{DeliveryId}";

    /// <summary>False for anything that <see cref="ToString"/> did not write. Untrusted: a mark that can be read need not name a delivery that exists.</summary>
    public static bool TryParse(string? text, out DeliveryMark mark)
    {
        mark = default;
        if (text?.Split('.') is not [var conversation, var delivery] || !IsPart(conversation) || !IsPart(delivery)) return false;
        mark = new DeliveryMark(new ConversationId(conversation), delivery);
        return true;
    }

    private static bool IsPart(string part) => part.Length is > 0 and <= MostOfAPart && part.All(char.IsAsciiLetterOrDigit);
}
