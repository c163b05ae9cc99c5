using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>The contacts, keys, addresses and conversations of one batch. An unknown conversation is a new contact with one address.</summary>
internal sealed class ContactRows
{
    private readonly CasebookContext _context;
    private readonly ContactVault _vault;
    private readonly Dictionary<string, Conversation> _conversations;
    private readonly Dictionary<string, Contact> _contacts;
    private readonly Dictionary<string, ContactSeal> _seals;

    private ContactRows(
        CasebookContext context, ContactVault vault, Dictionary<string, Conversation> conversations, Dictionary<string, Contact> contacts, Dictionary<string, ContactSeal> seals) =>
        (_context, _vault, _conversations, _contacts, _seals) = (context, vault, conversations, contacts, seals);

    public static async Task<ContactRows> LoadAsync(CasebookContext context, ContactVault vault, string[] ids, CancellationToken cancellationToken)
    {
        var conversations = await context.Conversations.Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var people = conversations.Values.Select(c => c.ContactId).Distinct().ToArray();
        var contacts = await context.Contacts.Where(c => people.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var keys = await context.ContactKeys.AsNoTracking().Where(k => people.Contains(k.ContactId)).ToListAsync(cancellationToken);
        return new ContactRows(context, vault, conversations, contacts, keys.ToDictionary(k => k.ContactId, vault.Open));
    }

    /// <summary>Brings the rows up to the turn and returns the seal for everything else that it says.</summary>
    public ContactSeal Upsert(string id, TurnRecord turn, DateTimeOffset now)
    {
        if (!_conversations.TryGetValue(id, out var row)) row = Create(id, turn, now);
        row.Mode = Codes.Of(turn.Mode);
        row.Locale = turn.Locale.Value;
        row.Place = turn.Place?.ToString();
        row.Publication = turn.Publication;
        row.LastAt = turn.At;
        _contacts[row.ContactId].LastSeen = turn.At;
        return _seals[row.ContactId];
    }

    private Conversation Create(string id, TurnRecord turn, DateTimeOffset now)
    {
        var key = _vault.NewKey(id, now);
        var seal = _seals[id] = _vault.Open(key);
        var contact = _contacts[id] = new Contact { Id = id, FirstSeen = turn.At, LastSeen = turn.At };
        var row = _conversations[id] = new Conversation
        {
            Id = id,
            ContactId = id,
            Channel = turn.Address.Channel.Value,
            Mode = Codes.Of(turn.Mode),
            Locale = turn.Locale.Value,
            Publication = turn.Publication,
            LastAt = turn.At,
        };
        var address = new ContactAddress { Pseudonym = id, ContactId = id, Channel = turn.Address.Channel.Value, Sealed = seal.Seal(SealPurpose.Address, turn.Address.Value) };
        _context.AddRange(key, contact, row, address);
        return row;
    }
}
