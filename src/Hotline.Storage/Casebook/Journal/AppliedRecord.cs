namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// The id of a turn whose rows are in the casebook and that left no line of a person (a timer, a command): a second time it changes nothing, whatever its position.
/// </summary>
public sealed class AppliedRecord
{
    public required string ConversationId { get; init; }

    /// <summary>Kind and id (<c>turn:…</c>).</summary>
    public required string Record { get; init; }
}
