using Hotline.Storage.Casebook;

namespace Hotline.Storage;

/// <summary>A runtime and its casebook know each other: neither works with a third.</summary>
public static class StorePair
{
    /// <summary>Binds each to the other, once both are open and upgraded; later it only compares.</summary>
    /// <exception cref="StorageStartException">One of them belongs elsewhere; the message says what to do.</exception>
    public static async Task BindAsync(IRuntimeStore runtime, ICasebookDatabase casebook, CancellationToken cancellationToken)
    {
        await runtime.BelongToAsync(await casebook.MarkAsync(cancellationToken), cancellationToken);
        await casebook.FeedFromAsync(await runtime.MarkAsync(cancellationToken), cancellationToken);
    }
}
