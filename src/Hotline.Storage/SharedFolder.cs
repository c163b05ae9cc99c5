using Microsoft.Extensions.Options;

namespace Hotline.Storage;

/// <summary>
/// Holds the data folder for a program whose runtime is on Redis: several of them may have one casebook in it, but nobody restores it, or runs on SQLite in it, meanwhile.
/// Held until disposed.
/// </summary>
public sealed class SharedFolder(IOptions<StorageOptions> options) : IDisposable
{
    private DataFolder? held;

    /// <summary>Takes the folder, making it when it is missing.</summary>
    /// <exception cref="StorageStartException">It cannot be written, or another program has it for itself.</exception>
    public void Take() => held = DataFolder.Share(options.Value.Data);

    public void Dispose() => held?.Dispose();
}
