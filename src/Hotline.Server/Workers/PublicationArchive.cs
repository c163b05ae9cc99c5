using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Workers;

/// <summary>Publications in the casebook, as their packed source: kept while a conversation may be pinned to them. Thread-safe.</summary>
internal sealed partial class PublicationArchive(IDbContextFactory<CasebookContext> casebook, TimeProvider time, ChannelTable channels, ILogger<PublicationArchive> logger)
{
    /// <summary>
    /// Keeps what is used, once; the same structure and text again change nothing. What was <paramref name="published"/> has its files already, unless this program counts its structure otherwise than the one that published it.
    /// </summary>
    public async Task KeepAsync(Publication publication, PublicationSource source, bool published, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        // Servers that start side by side keep the same: whoever comes second looks again.
        await context.ChangeAsync(
            async () =>
            {
                if (published && await context.PublicationEntries.AnyAsync(e => e.Structure == publication.Structure, cancellationToken)) return;
                if (await context.Publications.AnyAsync(p => p.Structure == publication.Structure && p.Text == publication.Text, cancellationToken)) return;
                context.Publications.Add(new StoredPublication { Structure = publication.Structure, Text = publication.Text, Source = source.Pack(), PublishedAt = time.GetUtcNow() });
            },
            cancellationToken);
    }

    /// <summary>The newest publication of a structure that was published or kept; null when there is none, or none that can be read.</summary>
    public async Task<Publication?> FindAsync(string structure, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var packed = await context.PublicationEntries.Where(e => e.Structure == structure).OrderByDescending(e => e.Number)
                .Join(context.PublishedFiles, e => e.Hash, f => f.Hash, (_, f) => f.Source).FirstOrDefaultAsync(cancellationToken)
            ?? await context.Publications.Where(p => p.Structure == structure).OrderByDescending(p => p.PublishedAt).Select(p => p.Source).FirstOrDefaultAsync(cancellationToken);
        return packed is null ? null : Read(structure, packed);
    }

    /// <summary>Whoever is pinned to what cannot be read must not be met with silence: they go on with the newest.</summary>
    private Publication? Read(string structure, byte[] packed)
    {
        try
        {
            var (publication, faults) = PublicationReader.Read(PublicationSource.Unpack(packed), new ReadOptions { Channels = channels, Rules = false });
            if (publication is null) Log.Unreadable(logger, structure, $"it has {faults.Count(f => f.Severity == FaultSeverity.Error)} errors for this program.");
            return publication;
        }
        catch (InvalidDataException damaged)
        {
            Log.Unreadable(logger, structure, damaged.Message);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The publication of structure {Structure}, with which people began, cannot be used: {Words} They go on with the newest one")]
        public static partial void Unreadable(ILogger logger, string structure, string words);
    }
}
