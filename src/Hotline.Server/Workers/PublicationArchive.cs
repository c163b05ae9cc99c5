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
    /// <summary>Keeps a publication once; the same structure and text again change nothing.</summary>
    public async Task KeepAsync(Publication publication, PublicationSource source, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        if (await context.Publications.AnyAsync(p => p.Structure == publication.Structure && p.Text == publication.Text, cancellationToken)) return;
        context.Publications.Add(new StoredPublication { Structure = publication.Structure, Text = publication.Text, Source = source.Pack(), PublishedAt = time.GetUtcNow() });
        await context.SaveChangesAsync(cancellationToken);
    }

    /// <summary>The newest kept publication of a structure, or null.</summary>
    public async Task<Publication?> FindAsync(string structure, CancellationToken cancellationToken)
    {
        await using var context = await casebook.CreateDbContextAsync(cancellationToken);
        var stored = await context.Publications.Where(p => p.Structure == structure).OrderByDescending(p => p.PublishedAt).FirstOrDefaultAsync(cancellationToken);
        return stored is null ? null : PublicationReader.Read(PublicationSource.Unpack(stored.Source), new ReadOptions { Channels = channels, Rules = false }).Publication;
    }
}
