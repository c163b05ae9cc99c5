using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Dialogs.Loading;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Publications;

/// <summary>
/// The draft of the scripts: a row for each file that is to be otherwise. Every writer says which version they looked at, and several files are written together or not at all. Thread-safe.
/// </summary>
public sealed class DraftBook(TimeProvider clock)
{
    private const int Named = 6;

    /// <summary>
    /// The version of a file that is not in the draft: 0 where there is none, else below 0 and named by its text. Whoever begins to change it tells with it what they looked at, so that
    /// a publication in between is not undone by them.
    /// </summary>
    public static long VersionOf(string? text)
    {
        if (text is null) return 0;
        Span<byte> name = stackalloc byte[8];
        SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Named).CopyTo(name[(8 - Named)..]);
        return -1 - BinaryPrimitives.ReadInt64BigEndian(name);
    }

    /// <summary>Every row, in order of path.</summary>
    public static async Task<IReadOnlyList<DraftFile>> ReadAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        return await context.DraftFiles.AsNoTracking().OrderBy(d => d.Path).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Writes files together, in a transaction of its own, and returns their versions; null, and nothing written, when one of them is not at the version that its writer looked at. A text that is
    /// what is current takes the row away.
    /// </summary>
    public async Task<IReadOnlyDictionary<string, long>?> WriteAsync(
        CasebookContext context, PublicationSource current, IReadOnlyList<DraftChange> changes, string? accountId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        try
        {
            return await context.ChangeAsync(() => ChangeAsync(context, current, changes, accountId, cancellationToken), cancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another was faster between the look and the write.
            context.ChangeTracker.Clear();
            return null;
        }
    }

    /// <summary>Takes rows away that were published, in the caller's transaction. What somebody wrote since they were read stays.</summary>
    public static async Task ClearAsync(CasebookContext context, IEnumerable<DraftFile> published, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        foreach (var row in published) await context.DraftFiles.Where(d => d.Path == row.Path && d.Version == row.Version).ExecuteDeleteAsync(cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, long>?> ChangeAsync(
        CasebookContext context, PublicationSource current, IReadOnlyList<DraftChange> changes, string? accountId, CancellationToken cancellationToken)
    {
        var paths = changes.Select(c => c.Path).ToArray();
        var rows = await context.DraftFiles.Where(d => paths.Contains(d.Path)).ToDictionaryAsync(d => d.Path, cancellationToken);
        if (changes.Any(c => c.Version != (rows.TryGetValue(c.Path, out var row) ? row.Version : VersionOf(current.Files.GetValueOrDefault(c.Path))))) return null;
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var change in changes) versions[change.Path] = Write(context, rows.GetValueOrDefault(change.Path), current.Files.GetValueOrDefault(change.Path), change, accountId);
        return versions;
    }

    private long Write(CasebookContext context, DraftFile? row, string? current, DraftChange change, string? accountId)
    {
        if (change.Text == current)
        {
            if (row is not null) context.DraftFiles.Remove(row);
            return VersionOf(current);
        }

        if (row is not null && row.Text == change.Text) return row.Version;
        var now = clock.GetUtcNow();
        // By the clock, so that a file that left the draft and came back has a version that it never had.
        var version = Math.Max(now.ToUnixTimeMilliseconds(), (row?.Version ?? 0) + 1);
        if (row is null) context.DraftFiles.Add(row = new DraftFile { Path = change.Path, Version = version, Base = VersionOf(current), At = now });
        (row.Text, row.Version, row.AccountId, row.At) = (change.Text, version, accountId, now);
        return version;
    }
}
