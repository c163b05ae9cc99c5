using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Workers;

/// <summary>Publications in the casebook, as their packed source: kept while a conversation may be pinned to them. Thread-safe.</summary>
internal sealed class PublicationArchive(IDbContextFactory<CasebookContext> casebook, TimeProvider time, ChannelTable channels)
{
    /// <summary>Keeps what the folders hold once; the same structure and text again change nothing.</summary>
    public async Task KeepAsync(Publication publication, PublicationSource source, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        // Servers that start side by side keep the same: whoever comes second looks again.
        await context.ChangeAsync(
            async () =>
            {
                if (await context.Publications.AnyAsync(p => p.Structure == publication.Structure && p.Text == publication.Text, cancellationToken)) return;
                context.Publications.Add(new StoredPublication { Structure = publication.Structure, Text = publication.Text, Source = source.Pack(), PublishedAt = time.GetUtcNow() });
            },
            cancellationToken);
    }

    /// <summary>The newest publication of a structure that was published or kept, or null.</summary>
    public async Task<Publication?> FindAsync(string structure, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var packed = await context.PublicationEntries.Where(e => e.Structure == structure).OrderByDescending(e => e.Number)
                .Join(context.PublishedFiles, e => e.Hash, f => f.Hash, (_, f) => f.Source).FirstOrDefaultAsync(cancellationToken)
            ?? await context.Publications.Where(p => p.Structure == structure).OrderByDescending(p => p.PublishedAt).Select(p => p.Source).FirstOrDefaultAsync(cancellationToken);
        return packed is null ? null : PublicationReader.Read(PublicationSource.Unpack(packed), new ReadOptions { Channels = channels, Rules = false }).Publication;
    }
}
