using Hotline.Storage.Casebook.Schema;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Contacts;

/// <summary>Finds or makes the key of a contact. Thread-safe; keys live in memory only as long as the piece of work that asked.</summary>
public sealed class ContactVault(KeyWrap wrap)
{
    /// <summary>The seal of the contact that has this conversation; null when there is none, or the person was erased.</summary>
    public async Task<ContactSeal?> FindAsync(CasebookContext context, string conversationId, CancellationToken cancellationToken) =>
        await Keys(context, conversationId).FirstOrDefaultAsync(cancellationToken) is { } key ? Open(key) : null;

    /// <summary>The same for one who writes under it in this transaction: an erasure waits for its end, and then erases that too.</summary>
    public async Task<ContactSeal?> HoldAsync(CasebookContext context, string conversationId, CancellationToken cancellationToken) =>
        await Keys(context, conversationId).LockedToStay().FirstOrDefaultAsync(cancellationToken) is { } key ? Open(key) : null;

    /// <summary>Under whose name and key the files of this conversation are sealed; null as above.</summary>
    internal async Task<(string Owner, byte[] Key)?> KeyOfFilesAsync(CasebookContext context, string conversationId, CancellationToken cancellationToken) =>
        await Keys(context, conversationId).FirstOrDefaultAsync(cancellationToken) is { } key ? (key.ContactId, Unwrap(key)) : null;

    internal ContactSeal Open(ContactKey key) => new(key.ContactId, Unwrap(key));

    /// <summary>The key under the newest master key; null when it stands under that already.</summary>
    internal byte[]? Renew(ContactKey key) => wrap.Renew(SealPurpose.Key, key.ContactId, key.Wrapped);

    internal ContactKey NewKey(string contactId, DateTimeOffset now) => new()
    {
        ContactId = contactId,
        Wrapped = wrap.Wrap(SealPurpose.Key, contactId, KeyWrap.NewKey()),
        CreatedAt = now,
    };

    private byte[] Unwrap(ContactKey key) => wrap.Unwrap(SealPurpose.Key, key.ContactId, key.Wrapped);

    private static IQueryable<ContactKey> Keys(CasebookContext context, string conversationId) =>
        context.Conversations.Where(c => c.Id == conversationId).Join(context.ContactKeys, c => c.ContactId, k => k.ContactId, (_, k) => k).AsNoTracking();
}
