using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>The addresses of people who have several, as their conversation last said. For one batch, by one caller.</summary>
internal sealed class AddressRows(Writes writes, Pseudonyms pseudonyms)
{
    private const string Left = "UPDATE address_uses SET in_use = @p1 WHERE contact_id = @p0";

    private const string Known =
        """
        INSERT INTO address_uses (contact_id, pseudonym, channel, since, until, ended, agreed, in_use, own_words, sealed) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
        ON CONFLICT (contact_id, pseudonym) DO UPDATE SET until = @p4, ended = @p5, agreed = @p6, in_use = @p7, own_words = @p8, sealed = @p9
        """;

    private const string Own = "INSERT INTO addresses (pseudonym, contact_id, channel, sealed) VALUES (@p0, @p1, @p2, @p3) ON CONFLICT (pseudonym) DO NOTHING";

    private const string Use = "UPDATE address_uses SET sealed = @p2 WHERE contact_id = @p0 AND pseudonym = @p1";

    /// <summary>The address of a person who needs a human again: it may have been let go with their last case.</summary>
    public void Back(string conversation, string contact, TurnRecord turn, ContactSeal seal)
    {
        var (here, address) = (pseudonyms.Of(turn.Address).Value, seal.Seal(SealPurpose.Address, turn.Address.Value));
        if (here == conversation) writes.Add(Own, conversation, contact, turn.Address.Channel.Value, address);
        writes.Add(Use, contact, here, address);
    }

    public void Write(string contact, TurnRecord turn, ContactSeal seal)
    {
        if (turn.Addresses is not { } addresses) return;
        writes.Add(Left, contact, false);
        foreach (var known in addresses)
            writes.Add(
                Known,
                contact, pseudonyms.Of(known.Address).Value, known.Address.Channel.Value, known.Since?.ToUnixTimeMilliseconds(), known.Until?.ToUnixTimeMilliseconds(),
                Ended(known.End), known.Agreed, known.Address == turn.Address, known.Conversation is not null, seal.Seal(SealPurpose.Address, known.Address.Value));
    }

    private static string? Ended(AddressEnd end) => end switch
    {
        AddressEnd.Gone => "gone",
        AddressEnd.Changed => "changed",
        AddressEnd.Declined => "declined",
        _ => null,
    };
}
