namespace Hotline.Storage.Casebook.Journal;

/// <summary>How far a partition of the journal stands in the casebook. Moved by compare-and-set in the transaction of the rows.</summary>
public sealed class JournalPosition
{
    public required int Partition { get; init; }

    public required long Position { get; init; }

    /// <summary>How old the oldest record of the last batch was when it was projected.</summary>
    public required long LagMs { get; init; }

    public required DateTimeOffset MovedAt { get; init; }
}
