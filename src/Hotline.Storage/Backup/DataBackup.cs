using Hotline.Storage.Casebook;
using Hotline.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Backup;

/// <summary>
/// A copy of the data folder, made while the program runs, in two parts that are kept apart: the data (<c>runtime.db</c>, <c>casebook.db</c>) without any key, and
/// <c>keys.db</c> with the people's keys, still wrapped under the master key. Who is erased is gone from later key files, so a key file older than 30 days must be
/// destroyed; the data may be kept longer. The master key and the list of erasures are never copied. Where the runtime is on Redis, its own file is the backup of it, and
/// only the casebook is copied. Where the casebook is on PostgreSQL, its parts are <c>casebook.dump</c> and <c>keys.dump</c> (<see cref="PostgresDump"/>).
/// </summary>
public static class DataBackup
{
    /// <summary>The folder of the backup that holds the files of people, sealed as they lie.</summary>
    public const string MediaFolderName = Media.MediaOptions.DefaultName;

    /// <summary>The file that holds the people's keys.</summary>
    public const string KeysFileName = "keys.db";

    /// <summary>The same for a casebook on PostgreSQL.</summary>
    public const string KeysDumpName = "keys.dump";

    private const string Part = ".part";

    /// <summary>More changes of its holder than a case has between two backups.</summary>
    private const int Ahead = 1000;

    private static readonly string Returning = $"UPDATE cases SET version = version + {Ahead}, status = 'Waiting', holder_id = NULL, holder_alias = NULL WHERE status <> 'Closed'";

    /// <summary>Copies a data folder into a new folder, and the casebook on <paramref name="postgres"/> where it is named; with <paramref name="onRedis"/> a <c>runtime.db</c> that still lies there is old and stays. Throws <see cref="StorageStartException"/> with words when there is nothing to copy or the target is not empty.</summary>
    public static async Task WriteAsync(string data, string target, bool onRedis, CancellationToken cancellationToken, string? media = null, CasebookOptions? postgres = null)
    {
        var files = Files(onRedis, postgres);
        if (!files.All(f => File.Exists(Path.Combine(data, f))))
            throw new StorageStartException($"There is nothing to back up in {data}: start hotline once first, or name the data folder with the setting Data.");
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
            throw new StorageStartException($"{target} is not empty. Name a new folder for the backup.");
        DataFolder.Ensure(target);
        foreach (var file in files) await Task.Run(() => Copy(Path.Combine(data, file), Path.Combine(target, file)), cancellationToken);
        await Task.Run(() => KeyTables.MoveOut(target, files), cancellationToken);
        if (postgres is not null) await PostgresDump.WriteAsync(postgres, target, cancellationToken);
        // After the rows: a file that a row names is there, or was deleted with its person since.
        await Task.Run(() => CopyFiles(media ?? Path.Combine(data, MediaFolderName), Path.Combine(target, MediaFolderName)), cancellationToken);
    }

    /// <summary>
    /// Puts a backup back into a data folder whose program is stopped and which has no stores (they are moved aside by hand, never overwritten). Its <c>erasures.db</c>, when it
    /// is still there (or Redis, which remembers too), makes the next start erase again whoever was erased since. With <paramref name="onRedis"/> only the casebook is put back. Open cases go back to the queue. Throws <see cref="StorageStartException"/> with words.
    /// </summary>
    public static async Task RestoreAsync(string backup, string data, bool onRedis, CancellationToken cancellationToken, string? media = null, CasebookOptions? postgres = null)
    {
        var files = Files(onRedis, postgres);
        string[] keys = files.Length > 0 ? [KeysFileName] : [];
        string[] dumps = postgres is null ? [] : PostgresDump.Files;
        string[] copied = [.. files, .. keys];
        string[] needed = [.. copied, .. dumps];
        if (needed.FirstOrDefault(f => !File.Exists(Path.Combine(backup, f))) is { } missing)
            throw new StorageStartException($"{backup} has no {missing}. A restore needs {string.Join(", ", needed)} in one folder; without the keys nothing can be read.");
        using var folder = DataFolder.Take(data);
        if (files.FirstOrDefault(f => File.Exists(Path.Combine(data, f))) is { } there)
            throw new StorageStartException($"{data} already has a {there}. Move it and its -wal and -shm files aside first.");
        foreach (var file in copied) await Task.Run(() => File.Copy(Path.Combine(backup, file), Path.Combine(data, file + Part), overwrite: true), cancellationToken);
        await Task.Run(() => KeyTables.MoveIn(data, Part, files), cancellationToken);
        if (postgres is null) await Task.Run(() => ReturnCases(Path.Combine(data, CasebookServices.FileName + Part)), cancellationToken);
        else await PostgresDump.RestoreAsync(postgres, backup, Returning, cancellationToken);
        await Task.Run(() => CopyFiles(Path.Combine(backup, MediaFolderName), media ?? Path.Combine(data, MediaFolderName)), cancellationToken);
        foreach (var file in files) File.Move(Path.Combine(data, file + Part), Path.Combine(data, file));
        foreach (var file in keys) File.Delete(Path.Combine(data, file + Part));
    }

    /// <summary>The stores that are files.</summary>
    private static string[] Files(bool onRedis, CasebookOptions? postgres) =>
        [.. onRedis ? [] : new[] { SqliteRuntime.FileName }, .. postgres is null ? new[] { CasebookServices.FileName } : []];

    /// <summary>
    /// What the conversations know of holders may be newer than what the casebook knows now, and a command of an old version is refused for ever. So who takes a case takes it anew,
    /// under a version that no conversation has seen.
    /// </summary>
    private static void ReturnCases(string casebook)
    {
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = casebook, Pooling = false }.ToString());
        connection.Open();
        SqliteSchema.Execute(connection, Returning);
    }

    /// <summary>Files never change once they are there, so what is there already stays. One that goes meanwhile goes with its person.</summary>
    private static void CopyFiles(string from, string to)
    {
        from = Path.Combine(from, "files");
        if (!Directory.Exists(from)) return;
        DataFolder.Ensure(to);
        to = Path.Combine(to, "files");
        DataFolder.Ensure(to);
        foreach (var path in Directory.EnumerateFiles(from).Where(path => Path.GetExtension(path).Length == 0))
        {
            var target = Path.Combine(to, Path.GetFileName(path));
            if (File.Exists(target)) continue;
            try
            {
                File.Copy(path, target + Part, overwrite: true);
                File.Move(target + Part, target);
            }
            catch (FileNotFoundException)
            {
                // Erased in this moment.
            }
        }
    }

    private static void Copy(string from, string to)
    {
        using var source = SqliteFile.OpenForReading(from);
        using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        target.Open();
        source.BackupDatabase(target);
        // A copy is one file: no log beside it that could be forgotten.
        SqliteSchema.Execute(target, "PRAGMA journal_mode = DELETE");
    }
}
