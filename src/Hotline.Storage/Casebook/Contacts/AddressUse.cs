namespace Hotline.Storage.Casebook.Contacts;

/// <summary>
/// One address of a person who has several, and since when: those that went away stay as history. <see cref="Pseudonym"/> names the address and the conversation of its own. Times are null where they are
/// not known, and where it has not ended.
/// </summary>
public sealed class AddressUse
{
    public required string ContactId { get; init; }

    public required string Pseudonym { get; init; }

    public required string Channel { get; init; }

    public DateTimeOffset? Since { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Why it ended (<c>gone</c>, <c>changed</c>, <c>declined</c>); null while it has not.</summary>
    public string? Ended { get; init; }

    /// <summary>The person agreed to be written to there when they cannot be reached where they are.</summary>
    public required bool Agreed { get; init; }

    /// <summary>The person is there now.</summary>
    public required bool InUse { get; init; }

    /// <summary>What was said in its own conversation before is surely this person's: they came from there with their code.</summary>
    public required bool OwnWords { get; init; }

    public required byte[] Sealed { get; init; }
}
