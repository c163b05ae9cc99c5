namespace Hotline.Storage.Casebook.Commands;

/// <summary>
/// What the desk asked of a conversation, written in the transaction of the change that it belongs to and handed to the inbox afterwards, in the order of <see cref="Sequence"/>.
/// </summary>
public sealed class DeskCommand
{
    public long Sequence { get; init; }

    /// <summary>The event's id in the inbox.</summary>
    public required string Id { get; init; }

    public required string ConversationId { get; init; }

    /// <summary>Empty for a command that is about the whole person.</summary>
    public required string CaseId { get; init; }

    /// <summary>Empty for what the program does by itself, and for a command of the host at the server's terminal.</summary>
    public required string AccountId { get; init; }

    /// <summary>Name shown to the person.</summary>
    public required string Alias { get; init; }

    /// <summary><c>taken</c>, <c>handed_over</c>, <c>returned</c>, <c>escalated</c>, <c>reply</c>, <c>closed</c>, <c>reopened</c>, <c>urgency</c> or <c>erase</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Made by the page; a repeated click is one command.</summary>
    public string? ClientId { get; init; }

    /// <summary>The sealed event; null once the conversation has accepted it.</summary>
    public byte[]? Sealed { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DeliveredAt { get; set; }

    /// <summary>Null until the conversation had its turn; then <c>accepted</c> or <c>refused</c>.</summary>
    public string? Outcome { get; set; }

    /// <summary>Why it was refused, for the operator.</summary>
    public string? Words { get; set; }
}
