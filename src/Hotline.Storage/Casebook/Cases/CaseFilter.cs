using Hotline.Core.Cases;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>What a search asks for; null is no question, and all that is asked must fit. Codes only: nothing searches in what people said.</summary>
public sealed record CaseFilter
{
    public string? Id { get; init; }

    public string? Topic { get; init; }

    public Urgency? Urgency { get; init; }

    public CaseStand? Stand { get; init; }

    public string? Language { get; init; }

    public string? Channel { get; init; }

    /// <summary>Opened then or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Opened earlier than that.</summary>
    public DateTimeOffset? Before { get; init; }

    /// <summary>Account that holds it now.</summary>
    public string? HolderId { get; init; }

    /// <summary>One of its outcomes.</summary>
    public string? Outcome { get; init; }

    /// <summary>An address or a conversation of the person, by its pseudonym: the cases of all their conversations fit.</summary>
    public string? Pseudonym { get; init; }
}

/// <summary>How cases stand, as a search tells them apart.</summary>
public enum CaseStand
{
    Waiting,

    /// <summary>An operator holds it, and the person waits for them.</summary>
    WithOperator,

    /// <summary>An operator holds it, and the last word was theirs.</summary>
    WithPerson,

    Closed,

    /// <summary>Any but closed.</summary>
    Open,
}
