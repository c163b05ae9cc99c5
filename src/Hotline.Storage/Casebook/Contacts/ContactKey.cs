namespace Hotline.Storage.Casebook.Contacts;

/// <summary>
/// The one key that opens everything sealed about a contact, wrapped by the master key. It stands here and nowhere else: without this row the
/// contact's texts, summary and addresses are noise.
/// </summary>
public sealed class ContactKey
{
    public required string ContactId { get; init; }

    public required byte[] Wrapped { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }
}
