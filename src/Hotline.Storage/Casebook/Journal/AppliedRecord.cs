namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// The id of a turn whose rows are in the casebook and that left no line of a person (a timer, a command), or a part of a message that arrived: a second time it changes nothing, whatever its position.
/// </summary>
public sealed class AppliedRecord
{
    public required string ConversationId { get; init; }

    /// <summary>Kind and id (<c>turn:…</c>, <see cref="PartsArrived"/>).</summary>
    public required string Record { get; init; }
}
