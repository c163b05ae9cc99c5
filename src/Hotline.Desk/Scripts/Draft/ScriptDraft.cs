using Hotline.Core.Dialogs.Loading;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Publications;

namespace Hotline.Desk.Scripts.Draft;

/// <summary>
/// The draft at one moment. <paramref name="Base"/>: what is current. <paramref name="Source"/>: the draft's files, with every translation brought up to its scripts, so that what became stale shows at once;
/// what is current itself where nothing was changed. <paramref name="Changed"/>: the rows by path.
/// </summary>
internal sealed record DraftView(CurrentSource Base, PublicationSource Source, IReadOnlyDictionary<string, DraftFile> Changed)
{
    /// <summary>What a writer of this file must say that they looked at.</summary>
    public long Version(string path) => Changed.TryGetValue(path, out var row) ? row.Version : DraftBook.VersionOf(Base.Source.Files.GetValueOrDefault(path));
}

/// <summary>What the whole team is writing, on top of what is current. For one request.</summary>
internal sealed class ScriptDraft(CasebookContext context, DraftBook book, CurrentScripts current, ScriptReadings readings, CasebookChanges changes, DeskSession session)
{
    /// <summary>Most files of the scripts, those of the draft included.</summary>
    public const int MostFiles = 2000;

    public static readonly DeskError Changed =
        DeskError.Conflict("changed", "Somebody else has changed these files since you opened them. Look at what they wrote, then save yours again; nothing was overwritten.");

    private static readonly DeskError NoFiles = DeskError.Invalid("Say which files to change: each once, with the version that you looked at.");
    private static readonly DeskError NoText = DeskError.Invalid("A file holds a sign that no text may hold (code 0). Remove it and save again; nothing was changed.");
    private static readonly DeskError TooLarge = DeskError.Invalid($"All files together would be larger than any publication may be: {MostFiles} files and {PublicationSource.Largest / 1_048_576} MB at most. Nothing was changed.");

    public async Task<DraftView> ReadAsync(CancellationToken cancellationToken)
    {
        var (now, rows) = (await current.ReadAsync(cancellationToken), await DraftBook.ReadAsync(context, cancellationToken));
        var source = rows.Count == 0 ? now.Source : await readings.UpToDateAsync(now.Source.With(rows.Select(row => KeyValuePair.Create(row.Path, row.Text))), cancellationToken);
        return new DraftView(now, source, rows.ToDictionary(row => row.Path, StringComparer.Ordinal));
    }

    /// <summary>Writes one file; see <see cref="WriteAsync(IReadOnlyList{DraftChange}, CancellationToken)"/>.</summary>
    public Task<DeskResult<IReadOnlyDictionary<string, long>>> WriteAsync(string path, long version, string? text, CancellationToken cancellationToken) =>
        WriteAsync([new DraftChange(path, version, text)], cancellationToken);

    /// <summary>Writes files together or not at all, and tells the pages. Returns their new versions; refuses what is no file of a publication, and what somebody else has changed.</summary>
    public async Task<DeskResult<IReadOnlyDictionary<string, long>>> WriteAsync(IReadOnlyList<DraftChange> files, CancellationToken cancellationToken)
    {
        IReadOnlyList<DraftChange> written = [.. files.Select(f => f with { Text = f.Text is null ? null : Whole(f.Text) })];
        var now = await current.ReadAsync(cancellationToken);
        if ((Fault(written) ?? await SizeFaultAsync(now, written, cancellationToken)) is { } fault) return fault;
        if (await book.WriteAsync(context, now.Source, written, session.Operator.Id, cancellationToken) is not { } versions) return Changed;
        changes.Publish(CasebookChange.Scripts);
        return DeskResult<IReadOnlyDictionary<string, long>>.Ok(versions);
    }

    private static DeskError? Fault(IReadOnlyList<DraftChange> files)
    {
        if (files.Count is 0 or > MostFiles || files.DistinctBy(f => f.Path, StringComparer.Ordinal).Count() != files.Count) return NoFiles;
        foreach (var file in files)
        {
            if (PublicationSource.LimitOf(file.Path) is not { } limit)
                return DeskError.Invalid($"'{Short(file.Path)}' is no file of the scripts. Scripts and tests are .yaml, facts .csv, examples .tsv, texts .po, each in its folder.");
            if (file.Text is null) continue;
            if (file.Text.Contains('\0', StringComparison.Ordinal)) return NoText;
            if (System.Text.Encoding.UTF8.GetByteCount(file.Text) > limit) return DeskError.Invalid($"'{file.Path}' would be too large: {limit / 1024} kB at most. Nothing was changed.");
        }

        return null;
    }

    private async Task<DeskError?> SizeFaultAsync(CurrentSource now, IReadOnlyList<DraftChange> files, CancellationToken cancellationToken)
    {
        var rows = await DraftBook.ReadAsync(context, cancellationToken);
        var texts = now.Source.Files.ToDictionary(StringComparer.Ordinal);
        foreach (var (path, text) in rows.Select(r => (r.Path, r.Text)).Concat(files.Select(f => (f.Path, f.Text))))
        {
            if (text is null) texts.Remove(path);
            else texts[path] = text;
        }

        return texts.Count > MostFiles || texts.Values.Sum(text => (long)System.Text.Encoding.UTF8.GetByteCount(text)) > PublicationSource.Largest ? TooLarge : null;
    }

    /// <summary>As it would come back from a file: without halves of signs.</summary>
    private static string Whole(string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));

    private static string Short(string path) => path.Length <= 60 ? path : path[..60] + "…";
}
