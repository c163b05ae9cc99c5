namespace Hotline.Storage.Casebook.Retention;

/// <summary>
/// One kind of data that goes by age. What is due is found anew each time, by a query: a crash in the middle loses nothing, and a case that was opened meanwhile keeps what it needs.
/// </summary>
internal abstract class AgedKind
{
    /// <summary>Its code in the API: <c>unfinished</c>, <c>text</c>, …</summary>
    public abstract string Name { get; }

    /// <summary>What is counted: <c>people</c>, <c>places</c>, <c>addresses</c>, <c>files</c> or <c>entries</c>.</summary>
    public abstract string Unit { get; }

    public abstract TimeSpan Age(RetentionOptions options);

    /// <summary>How much would go at a time. <paramref name="before"/> is that time less the age.</summary>
    public abstract Task<int> CountAsync(CasebookContext context, DateTimeOffset before, CancellationToken cancellationToken);

    /// <summary>At most so many that are due. May take long, so it is read outside of every transaction.</summary>
    public abstract Task<IReadOnlyList<AgedItem>> FindAsync(CasebookContext context, DateTimeOffset before, int most, CancellationToken cancellationToken);

    /// <summary>Lets those of them go that are still due, within the caller's transaction; returns how many. By their keys, so it is short.</summary>
    public abstract Task<int> DropAsync(CasebookContext context, DateTimeOffset before, IReadOnlyList<AgedItem> items, CancellationToken cancellationToken);
}
