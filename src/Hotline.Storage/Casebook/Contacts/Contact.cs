namespace Hotline.Storage.Casebook.Contacts;

/// <summary>A person as we know them. <see cref="Id"/> is the pseudonym of the first address that they wrote from; nothing here names them.</summary>
public sealed class Contact
{
    public required string Id { get; init; }

    public required DateTimeOffset FirstSeen { get; init; }

    public required DateTimeOffset LastSeen { get; set; }
}
