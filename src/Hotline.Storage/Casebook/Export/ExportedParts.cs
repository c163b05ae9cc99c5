using Hotline.Core.Cases;

namespace Hotline.Storage.Casebook.Export;

/// <summary>An address of the person. <paramref name="Address"/> is null once only its pseudonym is kept.</summary>
internal sealed record ExportedAddress(string Channel, string? Address, DateTimeOffset? Since, DateTimeOffset? Until, string? Ended, bool Agreed, bool InUse);

/// <summary>One line of a transcript. <paramref name="File"/> is the id of the file that came or went with it.</summary>
internal sealed record ExportedLine(DateTimeOffset At, string From, string Kind, string Text, IReadOnlyList<string> Choices, string? Alias, string? Delivery, string? File);

/// <summary>Words of staff about the person. Who wrote them is not the person's data.</summary>
internal sealed record ExportedNote(DateTimeOffset At, string Kind, string Text);

/// <summary>What an operator decided of a violation code.</summary>
internal sealed record ExportedFlag(string Code, bool Stands, string? Source, string? Confidence, string? Since, string? Until);

/// <summary>Something that came of the case.</summary>
internal sealed record ExportedOutcome(string Code, string? Day, string ConfirmedBy, string? Share);

/// <summary>The case was marked for somebody because nobody had answered.</summary>
internal sealed record ExportedStep(DateTimeOffset At, EscalationStep Step);

/// <summary>One case. <paramref name="NotesAboutStaff"/> counts the notes that are left out; <paramref name="Looked"/> says how often what was done with it, by the audit's codes.</summary>
internal sealed record ExportedCase(
    string Code,
    string Topic,
    string Urgency,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Violations,
    string Language,
    string Channel,
    string Status,
    DateTimeOffset OpenedAt,
    DateTimeOffset? ClosedAt,
    string? Outcome,
    string? EndedByPerson,
    IReadOnlyList<KeyValuePair<string, string>> Answers,
    IReadOnlyList<ExportedNote> Notes,
    int NotesAboutStaff,
    IReadOnlyList<KeyValuePair<string, string>> Fields,
    IReadOnlyList<ExportedFlag> Flags,
    IReadOnlyList<ExportedOutcome> Outcomes,
    IReadOnlyList<ExportedStep> Steps,
    IReadOnlyDictionary<string, int> Looked);
