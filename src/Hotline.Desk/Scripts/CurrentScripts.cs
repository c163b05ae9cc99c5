using Hotline.Core.Dialogs.Loading;
using Hotline.Storage.Casebook.Publications;

namespace Hotline.Desk.Scripts;

/// <summary>The files that people hear now, or will after the next start. <paramref name="Number"/>: which publication; null where the folders are the source.</summary>
internal sealed record CurrentSource(long? Number, PublicationSource Source);

/// <summary>Finds what is current: the newest publication, or the folders as they stand. Thread-safe.</summary>
internal sealed class CurrentScripts(ScriptsHome home, PublicationBook book)
{
    private volatile CurrentSource? _newest;

    public async Task<CurrentSource> ReadAsync(CancellationToken cancellationToken)
    {
        if (!home.IsServer) return new CurrentSource(null, home.Folders());
        var number = await book.NumberAsync(cancellationToken);
        if (_newest is { } known && known.Number == number) return known;
        if (await book.FindAsync(null, cancellationToken) is not var (entry, source)) return new CurrentSource(0, home.Folders());
        return _newest = new CurrentSource(entry.Number, source);
    }
}
