using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Protection;

namespace Hotline.Server.Workers;

/// <summary>
/// Says in a delivery's mark which of a person's addresses it went to, so that a receipt that comes back with it is about that one. What a provider itself says of the address may be missing or spelled
/// in another way. It is the beginning of the address's pseudonym, so nobody outside can tell anything by it. Thread-safe.
/// </summary>
internal sealed class AddressMarks(Pseudonyms pseudonyms)
{
    /// <summary>50 bits: one person has at most <see cref="Ties.Most"/> addresses.</summary>
    private const int Characters = 10;

    public string Of(Address address) => pseudonyms.Of(address).Value[..Characters];

    /// <summary>Null when the mark does not say, or when the person is not known there.</summary>
    public Address? Find(DeliveryMark mark, ConversationState person)
    {
        if (mark.To is not { } to) return null;
        if (Of(person.Address) == to) return person.Address;
        foreach (var known in person.Ties?.Addresses ?? [])
            if (Of(known.Address) == to) return known.Address;
        return null;
    }
}
