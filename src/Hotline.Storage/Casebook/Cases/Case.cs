using Hotline.Core.Cases;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>
/// A case. What it is about follows the journal (the runtime's last snapshot overwrites it); who holds it, its <see cref="Version"/> and its end are the casebook's own.
/// After an erasure only the coded columns stay, without conversation or text.
/// </summary>
public sealed class Case
{
    /// <summary>Of <see cref="EndedByPerson"/>: they deleted their data.</summary>
    public const string Erased = "erased";

    public required string Id { get; init; }

    /// <summary>Null once the person was erased.</summary>
    public string? ConversationId { get; set; }

    public required string Channel { get; set; }

    public required string Topic { get; set; }

    public required Urgency Urgency { get; set; }

    public required IReadOnlyList<string> Reasons { get; set; }

    /// <summary>The violation codes that stand: those of the conversation, and what operators decided of them (<see cref="CaseFlag"/>).</summary>
    public required IReadOnlyList<string> Flags { get; set; }

    public required string Language { get; set; }

    /// <summary>Sealed list of slot and answer.</summary>
    public byte[]? SealedSummary { get; set; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Since when the person waits for a human; the clock of the queue.</summary>
    public required DateTimeOffset WaitingSince { get; set; }

    /// <summary>When an operator spoke to the person for the first time; null while none has.</summary>
    public DateTimeOffset? FirstAnsweredAt { get; set; }

    /// <summary>When an operator last spoke to the person.</summary>
    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>When it last became as urgent as it is; null when it always was.</summary>
    public DateTimeOffset? UrgencySince { get; set; }

    /// <summary>From when the response target runs that <see cref="Due"/> and <see cref="Step"/> are about; null until <see cref="CaseClocks"/> has looked.</summary>
    public DateTimeOffset? ClockSince { get; set; }

    /// <summary>When a human should have answered at the latest.</summary>
    public DateTimeOffset? Due { get; set; }

    /// <summary>Who it was marked for because nobody answered in time.</summary>
    public EscalationStep Step { get; set; }

    /// <summary>When the next step is due; null when there is none.</summary>
    public DateTimeOffset? NextStepAt { get; set; }

    /// <summary>When the present holder took it.</summary>
    public DateTimeOffset? TakenAt { get; set; }

    /// <summary>Since when the person's words wait for an answer of an operator who has spoken before; null when theirs were the last.</summary>
    public DateTimeOffset? PersonWaitsSince { get; set; }

    public CaseStatus Status { get; set; }

    public string? HolderId { get; set; }

    /// <summary>The holder's name as the person and colleagues see it.</summary>
    public string? HolderAlias { get; set; }

    /// <summary>Rises with every change of who holds the case. Commands carry it; a stale one changes nothing.</summary>
    public required long Version { get; set; }

    /// <summary>Rises with every change of its codes: fields, flags, outcomes. Whoever changes them says which version they saw.</summary>
    public long CodesVersion { get; set; }

    /// <summary>What came of it in the first place; all of it is in <see cref="CaseOutcome"/>.</summary>
    public string? Outcome { get; set; }

    public DateTimeOffset? ClosedAt { get; set; }

    /// <summary>How the person ended it, when they did: <c>stopped</c>, <c>left</c>, <c>erased</c>.</summary>
    public string? EndedByPerson { get; set; }

    /// <summary>True when the conversation has closed the case too; what it says of the case later is a new beginning.</summary>
    public bool ClosedInConversation { get; set; }
}
