using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Commands.Doctor;

/// <summary>The master key and the stores: present, of this program's version, and belonging together. Reads beside a running program; makes no key and no file, and writes nothing to Redis.</summary>
internal static class StoresCheck
{
    private const string Key = "key";
    private const string Runtime = "runtime";
    private const string Casebook = "casebook";
    private const string KeyFileName = "master.key";

    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, string data, CancellationToken cancellationToken)
    {
        var runtime = string.IsNullOrEmpty(configuration["Runtime:Redis"]) ? InFolder(data) : await RedisCheck.LookAsync(configuration, cancellationToken);
        await using var services = new ServiceCollection().AddSingleton(configuration).AddCasebook().BuildServiceProvider();
        var casebook = HostFolder.IsOnPostgres(configuration) ? await PostgresCheck.LookAsync(services, cancellationToken) : new([await InFolderAsync(services, data, cancellationToken)], MayMakeKey: true);
        var files = casebook.Findings.All(f => f.Verdict != Verdict.Fail) ? await FilesCheck.LookAsync(configuration, data, cancellationToken) : [];
        return [KeyFinding(configuration, data, runtime, casebook), .. runtime.Findings, .. casebook.Findings, .. files];
    }

    private static RuntimeLook InFolder(string data)
    {
        try
        {
            if (StoreInspection.ReadRuntime(data) is not { } facts) return new([Finding.Ok(Runtime, "no store yet; the first start makes it")], MayMakeKey: true);
            Finding finding = facts.Version > facts.Known
                ? Finding.Fail(Runtime, $"the store is of version {facts.Version}, written by a newer hotline; this one knows {facts.Known}. Start the newer program again.")
                : Finding.Ok(Runtime, $"version {facts.Version} of {facts.Known}{(facts.Version < facts.Known ? "; the next start brings it up" : "")}");
            return new([finding], MayMakeKey: facts.Fingerprint is null, data, facts.Fingerprint);
        }
        catch (StorageStartException fault)
        {
            return new([Finding.Fail(Runtime, fault.Message)], MayMakeKey: true);
        }
    }

    private static Finding KeyFinding(IConfiguration configuration, string data, params RuntimeLook[] stores)
    {
        var written = stores.Where(store => store.Fingerprint is not null).ToArray();
        var (text, origin) = (configuration["Protection:MasterKey"], "The setting Protection:MasterKey");
        try
        {
            var file = Path.Combine(data, KeyFileName);
            if (string.IsNullOrWhiteSpace(text) && File.Exists(file)) (text, origin) = (File.ReadAllText(file), file);
            if (string.IsNullOrWhiteSpace(text))
                return stores.All(store => store.MayMakeKey)
                    ? Finding.Ok(Key, $"none yet; the first start makes {KeyFileName} in the data folder")
                    : Finding.Fail(Key, written.Length == 0
                        ? "none is given, and with Redis or PostgreSQL it does not make itself. Run 'hotline keys new' and set Protection:MasterKey to what it prints."
                        : "there is data and no master key: nothing can be read. Put the key back (setting Protection:MasterKey, or master.key in the data folder).");
            var key = MasterKey.FromText(text, origin);
            foreach (var store in written) key.EnsureWrote(store.Fingerprint!, store.Where);
            return Finding.Ok(Key, written.Length == 0 ? $"{key}" : $"{key}, the one that the data was written with");
        }
        catch (StorageStartException fault)
        {
            return Finding.Fail(Key, fault.Message);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Finding.Fail(Key, $"{KeyFileName} in {data} cannot be read by this user. Run the doctor as the service's user.");
        }
    }

    private static async Task<Finding> InFolderAsync(IServiceProvider services, string data, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(data, CasebookServices.FileName))) return Finding.Ok(Casebook, "no casebook yet; the first start makes it");
        try
        {
            return await TablesAsync(services, "", cancellationToken);
        }
        catch (Microsoft.Data.Sqlite.SqliteException fault)
        {
            return Finding.Fail(Casebook, $"it cannot be read (SQLite error {fault.SqliteErrorCode}). Run the doctor as the service's user; if it is damaged, restore the last backup.");
        }
    }

    /// <summary>Whether the casebook's tables are of this program's version. <paramref name="where"/> stands before what is said of them.</summary>
    public static async Task<Finding> TablesAsync(IServiceProvider services, string where, CancellationToken cancellationToken)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContextAsync(cancellationToken);
        var known = context.Database.GetMigrations().ToArray();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToArray();
        if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown) return Finding.Fail(Casebook, where + new CasebookTooNewException(unknown).Message);
        if (applied.Length == 0) return Finding.Ok(Casebook, where + "no casebook yet; the first start makes it");
        var missing = known.Length - applied.Length;
        return Finding.Ok(Casebook, where + (missing == 0 ? "up to date" : $"{missing} steps behind this program; the next start brings it up, or 'hotline migrate'"));
    }
}
