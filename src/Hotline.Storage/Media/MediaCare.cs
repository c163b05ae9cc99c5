using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Media;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Media;

/// <summary>What a round of care found. <paramref name="FolderEmpty"/>: rows say that files are kept, and none of them is there: the folder is not mounted, or is another one.</summary>
public sealed record MediaFindings(int Deleted, int Missing, bool FolderEmpty);

/// <summary>Keeps folder and rows together: files of erased people, files without a row, rows without a file, and what was begun and never finished. Thread-safe.</summary>
public sealed class MediaCare(IDbContextFactory<CasebookContext> contexts, MediaFolder folder, TimeProvider clock)
{
    /// <summary>A file has its row by then, or never gets one.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(1);

    /// <summary>Uploads, and operators' files that were not sent, live no longer.</summary>
    public static readonly TimeSpan Unsent = TimeSpan.FromDays(1);

    private const int Batch = 500;
    private const string AgedWords = "Deleted: it was looked at, and is not kept longer.";
    private const string MissingWords = "This file is missing on the server's disk. Ask the person to send it again.";

    /// <summary>
    /// Deletes the files of erased people, then their rows; and files that a line still shows and that were kept long enough: their rows stay and say so. False when one could not be deleted: asked again later.
    /// </summary>
    internal async Task<bool> BuryAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        while (true)
        {
            var ids = await context.Media.Where(m => m.State == MediaState.Erased).OrderBy(m => m.Id).Select(m => m.Id).Take(Batch).ToListAsync(cancellationToken);
            if (ids.Count == 0) return true;
            var deleted = ids.Where(id => MediaFolder.Delete(folder.PathOf(id))).ToList();
            await context.Media.Where(m => deleted.Contains(m.Id) && m.ConversationId != "" && m.LineKey != null)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MediaState.Gone).SetProperty(m => m.Words, AgedWords), cancellationToken);
            await context.Media.Where(m => deleted.Contains(m.Id) && m.State == MediaState.Erased).ExecuteDeleteAsync(cancellationToken);
            if (deleted.Count < ids.Count) return false;
        }
    }

    /// <summary>One whole round, as at every start and once a day.</summary>
    public async Task<MediaFindings> LookAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await BuryAsync(context, cancellationToken);
        var unsent = clock.GetUtcNow() - Unsent;
        await context.Media.Where(m => m.Outbound && m.LineKey == null && m.State == MediaState.Kept && m.CreatedAt < unsent)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MediaState.Erased), cancellationToken);
        await BuryAsync(context, cancellationToken);
        var deleted = await WithoutRowAsync(context, cancellationToken) + Old(folder.Uploads, Unsent);
        var (missing, empty) = await WithoutFileAsync(context, cancellationToken);
        return new MediaFindings(deleted, missing, empty);
    }

    private async Task<int> WithoutRowAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        var deleted = 0;
        foreach (var paths in Aged(folder.Files, Grace).Chunk(Batch))
        {
            var ids = paths.Select(p => Path.GetFileName(p)).ToArray();
            var known = (await context.Media.Where(m => ids.Contains(m.Id)).Select(m => m.Id).ToListAsync(cancellationToken)).ToHashSet(StringComparer.Ordinal);
            deleted += paths.Count(path => !known.Contains(Path.GetFileName(path)) && MediaFolder.Delete(path));
        }

        return deleted;
    }

    /// <summary>Nothing is marked where not one file is found: a volume that is not mounted would cost every file.</summary>
    private async Task<(int Missing, bool Empty)> WithoutFileAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        var (missing, kept, after) = (new List<string>(), 0, "");
        while (await NextAsync(after) is { Count: > 0 } ids)
        {
            after = ids[^1];
            kept += ids.Count;
            missing.AddRange(ids.Where(id => !File.Exists(folder.PathOf(id))));
        }

        if (missing.Count == 0 || missing.Count == kept && kept > 1) return (0, missing.Count > 0);
        foreach (var ids in missing.Chunk(Batch))
        {
            await context.Media.Where(m => ids.Contains(m.Id) && m.State == MediaState.Kept)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, MediaState.Gone).SetProperty(m => m.Words, MissingWords), cancellationToken);
        }

        return (missing.Count, false);

        Task<List<string>> NextAsync(string from) =>
            context.Media.Where(m => m.State == MediaState.Kept && string.Compare(m.Id, from) > 0).OrderBy(m => m.Id).Select(m => m.Id).Take(Batch).ToListAsync(cancellationToken);
    }

    private int Old(string path, TimeSpan age) => Aged(path, age).Count(MediaFolder.Delete);

    private IEnumerable<string> Aged(string path, TimeSpan age)
    {
        var before = (clock.GetUtcNow() - age).UtcDateTime;
        return Directory.Exists(path) ? Directory.EnumerateFiles(path).Where(file => File.GetLastWriteTimeUtc(file) < before) : [];
    }
}
