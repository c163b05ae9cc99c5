using System.Collections.Concurrent;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Server.Workers;

/// <summary>
/// The publications in use: the newest, and those that conversations are still pinned to. A pinned one that is not in memory is read back from the casebook once.
/// Without an archive it knows only what this run uses. Thread-safe.
/// </summary>
internal sealed class PublicationLibrary(PublicationArchive? archive = null)
{
    private readonly ConcurrentDictionary<string, Publication> _known = new(StringComparer.Ordinal);
    private volatile Publication? _newest;

    public Publication Newest => _newest ?? throw new InvalidOperationException("No publication is loaded yet.");

    public bool Loaded => _newest is not null;

    /// <summary>Makes a publication the newest one for all turns that begin from now on, and keeps its source in the casebook.</summary>
    public async Task UseAsync(Publication publication, PublicationSource source, CancellationToken cancellationToken)
    {
        if (archive is not null) await archive.KeepAsync(publication, source, cancellationToken);
        _known[publication.Structure] = publication;
        _newest = publication;
    }

    /// <summary>The set for a conversation: a pinned structure that is nowhere to be found falls back to the newest.</summary>
    public async ValueTask<Publications> ForAsync(ConversationState? state, CancellationToken cancellationToken)
    {
        var newest = Newest;
        if (state?.Publication is not { } pinned || pinned == newest.Structure) return new Publications(newest, newest);
        if (_known.TryGetValue(pinned, out var known)) return new Publications(newest, known);
        var read = archive is null ? newest : await archive.FindAsync(pinned, cancellationToken) ?? newest;
        return new Publications(newest, _known.GetOrAdd(pinned, read));
    }
}
