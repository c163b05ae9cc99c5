namespace Hotline.Storage.Casebook.Journal;

/// <summary>The id of a journal record whose rows are in the casebook: a second time it changes nothing, whatever its position.</summary>
public sealed class AppliedRecord
{
    public required string ConversationId { get; init; }

    /// <summary>Kind and id (<c>turn:…</c>, <c>delivery:…</c>).</summary>
    public required string Record { get; init; }
}
