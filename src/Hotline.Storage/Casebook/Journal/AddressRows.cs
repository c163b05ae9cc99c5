using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Protection;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>The addresses of people who have several, as their conversation last said. For one batch, by one caller.</summary>
internal sealed class AddressRows : IDisposable
{
    private readonly Pseudonyms _pseudonyms;
    private readonly Statement _left;
    private readonly Statement _known;
    private readonly Statement _own;
    private readonly Statement _use;

    public AddressRows(CasebookContext context, Pseudonyms pseudonyms)
    {
        _pseudonyms = pseudonyms;
        _left = new Statement(context, "UPDATE address_uses SET in_use = @p1 WHERE contact_id = @p0", 2);
        _known = new Statement(
            context,
            """
            INSERT INTO address_uses (contact_id, pseudonym, channel, since, until, ended, agreed, in_use, own_words, sealed) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9)
            ON CONFLICT (contact_id, pseudonym) DO UPDATE SET until = @p4, ended = @p5, agreed = @p6, in_use = @p7, own_words = @p8, sealed = @p9
            """,
            10);
        _own = new Statement(context, "INSERT INTO addresses (pseudonym, contact_id, channel, sealed) VALUES (@p0, @p1, @p2, @p3) ON CONFLICT (pseudonym) DO NOTHING", 4);
        _use = new Statement(context, "UPDATE address_uses SET sealed = @p2 WHERE contact_id = @p0 AND pseudonym = @p1", 3);
    }

    /// <summary>The address of a person who needs a human again: it may have been let go with their last case.</summary>
    public async Task BackAsync(string conversation, string contact, TurnRecord turn, ContactSeal seal, CancellationToken cancellationToken)
    {
        var (here, address) = (_pseudonyms.Of(turn.Address).Value, seal.Seal(SealPurpose.Address, turn.Address.Value));
        if (here == conversation) await _own.RunAsync(cancellationToken, conversation, contact, turn.Address.Channel.Value, address);
        await _use.RunAsync(cancellationToken, contact, here, address);
    }

    public async Task WriteAsync(string contact, TurnRecord turn, ContactSeal seal, CancellationToken cancellationToken)
    {
        if (turn.Addresses is not { } addresses) return;
        await _left.RunAsync(cancellationToken, contact, false);
        foreach (var known in addresses)
            await _known.RunAsync(
                cancellationToken,
                contact, _pseudonyms.Of(known.Address).Value, known.Address.Channel.Value, known.Since?.ToUnixTimeMilliseconds(), known.Until?.ToUnixTimeMilliseconds(),
                Ended(known.End), known.Agreed, known.Address == turn.Address, known.Conversation is not null, seal.Seal(SealPurpose.Address, known.Address.Value));
    }

    public void Dispose()
    {
        _left.Dispose();
        _known.Dispose();
        _own.Dispose();
        _use.Dispose();
    }

    private static string? Ended(AddressEnd end) => end switch
    {
        AddressEnd.Gone => "gone",
        AddressEnd.Changed => "changed",
        AddressEnd.Declined => "declined",
        _ => null,
    };
}
