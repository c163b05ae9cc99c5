using Hotline.Storage.Casebook;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Support;

/// <summary>
/// An empty casebook with today's tables, made by the migrations once in a run and copied for every test that wants one: making it takes longer than most of them.
/// The migrations have tests of their own, from nothing.
/// </summary>
internal static class EmptyCasebook
{
    private static readonly Lazy<Task<byte[]>> Made = new(MakeAsync);

    /// <summary>Puts it into a data folder, unless there is a casebook already.</summary>
    public static async Task PutAsync(TemporaryFolder folder)
    {
        var file = folder.File(CasebookServices.FileName);
        if (!File.Exists(file)) await File.WriteAllBytesAsync(file, await Made.Value);
    }

    private static async Task<byte[]> MakeAsync()
    {
        using var folder = new TemporaryFolder();
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("Data", folder.Path)]).Build());
        services.AddCasebook();
        // The last connection to close brings the log into the file.
        await using (var provider = services.BuildServiceProvider())
            await provider.GetRequiredService<CasebookMigrator>().MigrateAsync(CancellationToken.None);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Assert.False(File.Exists(folder.File(CasebookServices.FileName + "-wal")), "A part of the casebook is still in its log.");
        return await File.ReadAllBytesAsync(folder.File(CasebookServices.FileName));
    }
}
