using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Contacts;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>Words of staff for staff, sealed under the contact's key and erased with it.</summary>
public sealed class CaseNote
{
    /// <summary>Kind: written by itself.</summary>
    public const string Written = "note";

    /// <summary>Kind: the summary that stands above the case; the last one counts, and an empty one takes it down.</summary>
    public const string Pinned = "pinned";

    /// <summary>Kind: an address of the person was looked at, and why.</summary>
    public const string AddressRevealed = "address_revealed";

    public long Id { get; init; }

    public required string CaseId { get; init; }

    public required string ConversationId { get; init; }

    public required string AccountId { get; init; }

    public required string Alias { get; init; }

    /// <summary>What it is, or what it came with: a code of <c>CommandKind</c>. No account wrote those of the program: the text of <c>escalated</c> is the step's code,
    /// that of <c>silent</c> and <c>away</c> the name of the one who held the case.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Sealed { get; init; }

    /// <summary>A note of an operator, now.</summary>
    public static CaseNote Of(Case about, Account by, string kind, string text, ContactSeal seal, DateTimeOffset now) => new()
    {
        CaseId = about.Id,
        ConversationId = about.ConversationId!,
        AccountId = by.Id,
        Alias = by.Alias,
        Kind = kind,
        At = now,
        Sealed = seal.Seal(SealPurpose.Note, text),
    };
}
