using Hotline.Core.Conversations;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Schema;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// The contacts, keys, addresses and conversations of one batch. An unknown conversation is a new contact with one address. However many turns a conversation has in the
/// batch, its row is written once, by <see cref="Write"/>.
/// </summary>
internal sealed class ContactRows : IDisposable
{
    private readonly CasebookContext _context;
    private readonly ContactVault _vault;
    private readonly Dictionary<string, Conversation> _conversations;
    private readonly Dictionary<string, ContactSeal> _seals;
    private readonly HashSet<string> _new = [];
    private readonly HashSet<Conversation> _moved = [];

    private ContactRows(CasebookContext context, ContactVault vault, Dictionary<string, Conversation> conversations, Dictionary<string, ContactSeal> seals) =>
        (_context, _vault, _conversations, _seals) = (context, vault, conversations, seals);

    /// <summary>The conversations of the batch that somebody at the desk may be looking at.</summary>
    public IEnumerable<string> WithPeople => _conversations.Values.Where(c => c.Mode != Codes.Of(ConversationMode.Bot)).Select(c => c.Id);

    public static async Task<ContactRows> LoadAsync(CasebookContext context, ContactVault vault, string[] ids, CancellationToken cancellationToken)
    {
        var conversations = await context.Conversations.AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, cancellationToken);
        var people = conversations.Values.Select(c => c.ContactId).Distinct().ToArray();
        var keys = await context.ContactKeys.AsNoTracking().Where(k => people.Contains(k.ContactId)).LockedToStay().ToListAsync(cancellationToken);
        return new ContactRows(context, vault, conversations, keys.ToDictionary(k => k.ContactId, vault.Open));
    }

    /// <summary>The seal for what the turn says; a conversation seen for the first time becomes a contact.</summary>
    public ContactSeal SealOf(string id, TurnRecord turn, DateTimeOffset now)
    {
        if (!_conversations.TryGetValue(id, out var row)) row = Create(id, turn, now);
        return _seals[row.ContactId];
    }

    /// <summary>The contact of a conversation that <see cref="SealOf"/> knows.</summary>
    public string ContactOf(string id) => _conversations[id].ContactId;

    /// <summary>Whether this batch makes the conversation known; its rows are saved with the context.</summary>
    public bool IsNew(string id) => _new.Contains(id);

    /// <summary>Brings the conversation's row up to the turn.</summary>
    public void Stand(string id, TurnRecord turn)
    {
        var row = _conversations[id];
        row.Mode = Codes.Of(turn.Mode);
        row.Locale = turn.Locale.Value;
        row.Place = turn.Place?.ToString();
        row.Publication = turn.Publication;
        row.LastAt = turn.At;
        if (!_new.Contains(id)) _moved.Add(row);
    }

    /// <summary>Writes the rows of those who were known before; the new ones are saved with the context.</summary>
    public void Write(Writes writes)
    {
        foreach (var row in _moved)
        {
            var at = row.LastAt.ToUnixTimeMilliseconds();
            writes.Add("UPDATE conversations SET mode = @p1, locale = @p2, place = @p3, publication = @p4, last_at = @p5 WHERE id = @p0", row.Id, row.Mode, row.Locale, row.Place, row.Publication, at);
            writes.Add("UPDATE contacts SET last_seen = @p1 WHERE id = @p0", row.ContactId, at);
        }
    }

    public void Dispose()
    {
        foreach (var seal in _seals.Values) seal.Dispose();
    }

    private Conversation Create(string id, TurnRecord turn, DateTimeOffset now)
    {
        var key = _vault.NewKey(id, now);
        var seal = _seals[id] = _vault.Open(key);
        var contact = new Contact { Id = id, FirstSeen = turn.At, LastSeen = turn.At };
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
        _new.Add(id);
        return row;
    }
}
