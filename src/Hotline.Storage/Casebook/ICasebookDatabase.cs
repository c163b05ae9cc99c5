namespace Hotline.Storage.Casebook;

/// <summary>
/// What the model and LINQ cannot say alike on SQLite and PostgreSQL, and nothing else. Each database has one, in a folder of its own. Thread-safe.
/// </summary>
public interface ICasebookDatabase
{
    /// <summary>
    /// Makes sure that it can be reached and is one that this program may use, before its tables are touched. With <paramref name="patient"/> one that is away is tried again until
    /// it is there, with a line in the log each time.
    /// </summary>
    /// <exception cref="StorageStartException">It must not be used as it is; the message says what to change.</exception>
    /// <exception cref="CasebookAwayException">It cannot be reached, and nobody is patient.</exception>
    Task OpenAsync(bool patient, CancellationToken cancellationToken);

    /// <summary>After the migrations: refuses a casebook that was written under another master key.</summary>
    /// <exception cref="StorageStartException">It was; the message says what to do.</exception>
    Task CheckKeyAsync(CancellationToken cancellationToken);

    /// <summary>The fingerprints of the master keys that something here may need, as <see cref="Protection.MasterKey.EnsureWrote"/> reads them; null where another store says it.</summary>
    Task<string?> FingerprintAsync(CancellationToken cancellationToken);

    /// <summary>Writes down that nothing here needs an older master key any more. The caller has looked.</summary>
    Task SettleKeyAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Removes what was deleted before from where it lay. With <paramref name="keysLive"/> the keys of what was deleted were not deleted with it, so that its bytes would still open. False while somebody still
    /// reads an old state: ask again later.
    /// </summary>
    Task<bool> ScrubAsync(bool keysLive, CancellationToken cancellationToken);

    /// <summary>A number that this casebook carries through every copy and restore, so that a runtime knows its casebook again. Made when there is none.</summary>
    Task<string> MarkAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Binds the casebook to the runtime of this mark. Two runtimes with people of their own would take what is said from each other: whoever is first moves the casebook's place in the journal, and it is one place for both.
    /// </summary>
    /// <exception cref="StorageStartException">Another one feeds it; the message says what to do.</exception>
    Task FeedFromAsync(string runtime, CancellationToken cancellationToken);

    /// <summary>A sentence for <see cref="CasebookAwayException"/> when a fault means that this database cannot be used now, null for any other.</summary>
    string? Explain(Exception fault);
}
