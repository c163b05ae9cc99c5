using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Protection;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Commands.Doctor;

/// <summary>The master key and the stores: present, of this program's version, and belonging together. Reads beside a running program; makes no key and no file.</summary>
internal static class StoresCheck
{
    private const string Key = "key";
    private const string Runtime = "runtime";
    private const string Casebook = "casebook";
    private const string KeyFileName = "master.key";

    public static async Task<IReadOnlyList<Finding>> LookAsync(IConfiguration configuration, string data, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        RuntimeFileFacts? facts = null;
        try
        {
            facts = StoreInspection.ReadRuntime(data);
            findings.Add(facts is null
                ? Finding.Ok(Runtime, "no store yet; the first start makes it")
                : facts.Version > facts.Known
                    ? Finding.Fail(Runtime, $"the store is of version {facts.Version}, written by a newer hotline; this one knows {facts.Known}. Start the newer program again.")
                    : Finding.Ok(Runtime, $"version {facts.Version} of {facts.Known}{(facts.Version < facts.Known ? "; the next start brings it up" : "")}"));
        }
        catch (StorageStartException fault)
        {
            findings.Add(Finding.Fail(Runtime, fault.Message));
        }

        findings.Insert(0, KeyFinding(configuration, data, facts));
        findings.Add(await CasebookAsync(configuration, data, cancellationToken));
        return findings;
    }

    private static Finding KeyFinding(IConfiguration configuration, string data, RuntimeFileFacts? facts)
    {
        var (text, origin) = (configuration["Protection:MasterKey"], "The setting Protection:MasterKey");
        try
        {
            var file = Path.Combine(data, KeyFileName);
            if (string.IsNullOrWhiteSpace(text) && File.Exists(file)) (text, origin) = (File.ReadAllText(file), file);
            if (string.IsNullOrWhiteSpace(text))
                return facts is null
                    ? Finding.Ok(Key, $"none yet; the first start makes {KeyFileName} in the data folder")
                    : Finding.Fail(Key, "there is data and no master key: nothing can be read. Put the key back (setting Protection:MasterKey, or master.key in the data folder).");
            var key = MasterKey.FromText(text, origin);
            if (facts?.Fingerprint is { } written) key.EnsureWrote(written, data);
            return Finding.Ok(Key, $"{key}{(facts is null ? "" : ", the one that the data was written with")}");
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

    private static async Task<Finding> CasebookAsync(IConfiguration configuration, string data, CancellationToken cancellationToken)
    {
        if (!File.Exists(Path.Combine(data, CasebookServices.FileName))) return Finding.Ok(Casebook, "no casebook yet; the first start makes it");
        await using var services = new ServiceCollection().AddSingleton(configuration).AddCasebook().BuildServiceProvider();
        await using var context = await services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContextAsync(cancellationToken);
        try
        {
            var known = context.Database.GetMigrations().ToArray();
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancellationToken)).ToArray();
            if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown) return Finding.Fail(Casebook, new CasebookTooNewException(unknown).Message);
            var missing = known.Length - applied.Length;
            return Finding.Ok(Casebook, missing == 0 ? "up to date" : $"{missing} steps behind this program; the next start brings it up, or 'hotline migrate'");
        }
        catch (Microsoft.Data.Sqlite.SqliteException fault)
        {
            return Finding.Fail(Casebook, $"it cannot be read (SQLite error {fault.SqliteErrorCode}). Run the doctor as the service's user; if it is damaged, restore the last backup.");
        }
    }
}
