namespace Hotline.Storage.Casebook;

/// <summary>
/// Something that desks want to see at once: where to look again, never what is there. <paramref name="Kind"/> is the name of the event that pages hear; letters alone.
/// <paramref name="CaseId"/> is null where it is about no one case.
/// </summary>
public sealed record CasebookChange(string Kind, string? CaseId)
{
    /// <summary>Between servers alone: somebody is still at a case.</summary>
    public const string Here = "here";

    /// <summary>Between servers alone: how far a partition of the journal was carried over; its number stands for the case.</summary>
    public const string Carried = "carried";

    /// <summary>Between servers alone: the <see cref="Kind"/> of <see cref="TypingTo"/>.</summary>
    public const string Typing = "typing";

    /// <summary>The queue is another than it was.</summary>
    public static readonly CasebookChange Queue = new("queue", CaseId: null);

    /// <summary>Another publication is current.</summary>
    public static readonly CasebookChange Publications = new("publications", CaseId: null);

    /// <summary>The draft of the scripts is another than it was, or what is current is.</summary>
    public static readonly CasebookChange Scripts = new("scripts", CaseId: null);

    /// <summary>News may have been lost: everything is to be read anew.</summary>
    public static readonly CasebookChange Again = new("again", CaseId: null);

    /// <summary>A case is another than it was.</summary>
    public CasebookChange(string caseId)
        : this("case", caseId)
    {
    }

    /// <summary>The holder of a case writes to its person, who may see that. <see cref="Detail"/> is the conversation's pseudonym.</summary>
    public static CasebookChange TypingTo(string caseId, string conversation) => new(Typing, caseId) { Detail = conversation };

    /// <summary>More for those who carry it on, never for pages; no spaces and no colon.</summary>
    public string? Detail { get; init; }

    /// <summary>False for what only servers tell one another.</summary>
    public bool IsForDesks => Kind is not (Here or Carried or Typing);

    /// <summary>As one word, for other processes.</summary>
    public string Word => CaseId is null ? Kind : Detail is null ? $"{Kind}:{CaseId}" : $"{Kind}:{CaseId}:{Detail}";

    /// <summary>What a <see cref="Word"/> says; also that of a newer program.</summary>
    public static CasebookChange Read(string word) => word.Split(':', 3) switch
    {
        [var kind, var id, var detail] => new(kind, id) { Detail = detail },
        [var kind, var id] => new(kind, id),
        _ => new(word, CaseId: null),
    };
}
