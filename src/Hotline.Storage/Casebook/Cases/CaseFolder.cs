using Hotline.Storage.Casebook.Conversations;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>Everything that one screen shows of a case, opened. <paramref name="Mode"/> is null once the person was erased.</summary>
public sealed record CaseFolder(
    Case Case, string? Mode, IReadOnlyList<KeyValuePair<string, string>> Summary, IReadOnlyList<FolderLine> Transcript, IReadOnlyList<FolderNote> Notes)
{
    /// <summary>From where the person writes or wrote, the first first; empty while there is one address only.</summary>
    public IReadOnlyList<FolderAddress> Addresses { get; init; } = [];

    /// <summary>The person's other cases, in this conversation and at their other addresses, the newest first.</summary>
    public IReadOnlyList<Case> Others { get; init; } = [];

    public required FolderCodes Codes { get; init; }

    /// <summary>Where older lines than those of the transcript begin; null when it has all.</summary>
    public LinePlace? Earlier { get; init; }
}

/// <summary>The codes of a case: its fields by name, what operators decided of its violation codes, what came of it, and every change of them, the newest last.</summary>
public sealed record FolderCodes(
    IReadOnlyDictionary<string, IReadOnlyList<string>> Fields, IReadOnlyList<CaseFlag> Flags, IReadOnlyList<CaseOutcome> Outcomes, IReadOnlyList<CodeChange> Changes);

/// <summary>One address, by its channel alone. <paramref name="Ended"/> is <c>gone</c>, <c>changed</c> or <c>declined</c>; null while it has not ended.</summary>
public sealed record FolderAddress(string Channel, DateTimeOffset? Since, DateTimeOffset? Until, string? Ended, bool Agreed, bool InUse, string Pseudonym)
{
    /// <summary>Its pseudonym, where a reply may be sent there; else null.</summary>
    public string? Choice { get; init; }
}

/// <summary>
/// One line as it is read. <paramref name="Delivery"/> is <c>waiting</c>, <c>held</c> (until the person writes), <c>sent</c>, <c>delivered</c>, <c>read</c>, <c>failed</c> (it never left us), <c>undelivered</c> (the provider had it and could
/// not bring it) or <c>refused</c>, null for what the person did.
/// </summary>
public sealed record FolderLine(
    string Id, DateTimeOffset At, LineAuthor Author, string Kind, string Text, IReadOnlyList<string> Choices, string? Alias, string? Delivery, string? Words)
{
    /// <summary>The codes of <see cref="Delivery"/>.</summary>
    public static readonly IReadOnlyList<string> Deliveries = ["waiting", "held", "sent", "delivered", "read", "failed", "undelivered", "refused"];

    /// <summary>The file that came or went with it.</summary>
    public FolderFile? File { get; init; }

    /// <summary>The node that spoke, for lines of the bot.</summary>
    public string? Place { get; init; }
}

/// <summary>A file of a line. <paramref name="State"/> is one of <see cref="Media.MediaState"/>; <paramref name="Type"/> and <paramref name="Bytes"/> are known once it is kept.</summary>
public sealed record FolderFile(string Id, string State, string? Type, long? Bytes, string? Words);

/// <summary>A note of staff.</summary>
public sealed record FolderNote(DateTimeOffset At, string Alias, string Kind, string Text);
