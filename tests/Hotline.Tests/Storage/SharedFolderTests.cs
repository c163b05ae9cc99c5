using Hotline.Storage;
using Hotline.Storage.Backup;
using Hotline.Storage.Protection;
using Hotline.Storage.Sqlite;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Storage;

/// <summary>On Redis several programs may have one data folder, for the casebook in it; nobody takes it away from under them.</summary>
public sealed class SharedFolderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Several_programs_have_it_together_and_it_counts_as_taken_until_the_last_is_gone()
    {
        var (one, other) = (Share(), Share());
        one.Take();
        other.Take();
        one.Dispose();
        Assert.True(SqliteRuntime.IsInUse(folder.Path));

        other.Dispose();

        Assert.False(SqliteRuntime.IsInUse(folder.Path));
    }

    [Fact]
    public async Task Neither_a_restore_nor_a_runtime_on_SQLite_goes_in_beside_them()
    {
        using var held = Share();
        held.Take();

        var store = Assert.Throws<StorageStartException>(() => Open().Dispose());
        Assert.Contains("Another hotline is using the folder", store.Message, StringComparison.Ordinal);
        using var backup = new TemporaryFolder();
        foreach (var file in new[] { "casebook.db", "keys.db" }) await File.WriteAllTextAsync(backup.File(file), "", TestContext.Current.CancellationToken);
        var restore = await Assert.ThrowsAsync<StorageStartException>(() => DataBackup.RestoreAsync(backup.Path, folder.Path, onRedis: true, TestContext.Current.CancellationToken));
        Assert.Contains("Another hotline is using the folder", restore.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_program_on_SQLite_has_it_alone()
    {
        using var store = Open();
        using var other = Share();

        Assert.Throws<StorageStartException>(other.Take);
    }

    private SharedFolder Share() => new(Options.Create(new StorageOptions { Data = folder.Path }));

    private SqliteRuntime Open() => SqliteRuntime.Open(folder.Path, new RuntimeOptions(), MasterKey.FromText(MasterKey.NewText(), "test"), TimeProvider.System, NullLogger<SqliteRuntime>.Instance);
}
