namespace Hotline.Storage.Casebook.Cases;

/// <summary>Words of staff for staff, sealed under the contact's key and erased with it.</summary>
public sealed class CaseNote
{
    public long Id { get; init; }

    public required string CaseId { get; init; }

    public required string ConversationId { get; init; }

    public required string AccountId { get; init; }

    public required string Alias { get; init; }

    /// <summary>What it came with: a code of <c>CommandKind</c>. No account wrote those of the program: the text of <c>escalated</c> is the step's code,
    /// that of <c>silent</c> and <c>away</c> the name of the one who held the case.</summary>
    public required string Kind { get; init; }

    public required DateTimeOffset At { get; init; }

    public required byte[] Sealed { get; init; }
}
