using System.Collections.Concurrent;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Server.Workers;

/// <summary>
/// The publications in use: the newest, and those that conversations are still pinned to. A pinned one that is not in memory is read back from the casebook once, however many wait for it.
/// Without an archive it knows only what this run uses. Thread-safe.
/// </summary>
internal sealed class PublicationLibrary(PublicationArchive? archive = null)
{
    private readonly ConcurrentDictionary<string, Lazy<Task<Publication?>>> _known = new(StringComparer.Ordinal);
    private volatile Publication? _newest;
    private long _number;

    public Publication Newest => _newest ?? throw new InvalidOperationException("No publication is loaded yet.");

    public bool Loaded => _newest is not null;

    /// <summary>Which publication of the casebook the newest is; 0 where the folders are the source.</summary>
    public long Number => Volatile.Read(ref _number);

    /// <summary>
    /// Makes a publication the newest one for all turns that begin from now on. One without a <paramref name="number"/> comes from the folders. Its source is in the casebook before the first turn. In memory stay this one and
    /// the one before; whoever is pinned to an older one has it read back.
    /// </summary>
    public async Task UseAsync(Publication publication, PublicationSource source, CancellationToken cancellationToken, long number = 0)
    {
        if (archive is not null) await archive.KeepAsync(publication, source, published: number > 0, cancellationToken);
        var before = _newest;
        _known[publication.Structure] = new Lazy<Task<Publication?>>(Task.FromResult<Publication?>(publication));
        _newest = publication;
        Volatile.Write(ref _number, number);
        foreach (var structure in _known.Keys.Where(s => s != publication.Structure && s != before?.Structure)) _known.TryRemove(structure, out _);
    }

    /// <summary>The set for a conversation: a pinned structure that is nowhere to be found falls back to the newest.</summary>
    public async ValueTask<Publications> ForAsync(ConversationState? state, CancellationToken cancellationToken)
    {
        var newest = Newest;
        if (state?.Publication is not { } pinned || pinned == newest.Structure) return new Publications(newest, newest);
        var known = _known.GetOrAdd(pinned, structure => new Lazy<Task<Publication?>>(() => FindAsync(structure)));
        try
        {
            return new Publications(newest, await known.Value.WaitAsync(cancellationToken) ?? newest);
        }
        catch (Exception) when (known.Value.IsFaulted)
        {
            // The casebook was away: the next turn asks again.
            _known.TryRemove(KeyValuePair.Create(pinned, known));
            throw;
        }
    }

    /// <summary>For everybody who waits for it, so nobody's patience ends it.</summary>
    private Task<Publication?> FindAsync(string structure) =>
        archive is null ? Task.FromResult<Publication?>(null) : Task.Run(() => archive.FindAsync(structure, CancellationToken.None));
}
