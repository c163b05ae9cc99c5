namespace Hotline.Storage.Casebook.Contacts;

/// <summary>One address of a contact, sealed. It is looked up by its pseudonym, which is also the conversation's id.</summary>
public sealed class ContactAddress
{
    public required string Pseudonym { get; init; }

    public required string ContactId { get; init; }

    public required string Channel { get; init; }

    public required byte[] Sealed { get; init; }
}
