using Hotline.Storage.Casebook;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Storage.Casebook;

public sealed class MigrationTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migrations_say_all_that_the_model_says()
    {
        await using var rig = await CasebookRig.StartAsync();
        await using var context = rig.Open();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_fresh_casebook_migrates_and_a_second_time_changes_nothing()
    {
        await using var rig = await CasebookRig.StartAsync();
        await rig.Get<CasebookMigrator>().MigrateAsync(Now);
        Assert.Empty(await rig.Get<CasebookMigrator>().PendingAsync(Now));
        await using var context = rig.Open();
        Assert.Empty(await context.Cases.ToListAsync(Now));
    }

    [Fact]
    public async Task A_casebook_of_a_newer_program_is_refused_with_words()
    {
        await using var rig = await CasebookRig.StartAsync();
        await using (var context = rig.Open())
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Tomorrow', '99.0.0')", Now);
        var refusal = await Assert.ThrowsAsync<CasebookTooNewException>(() => rig.Get<CasebookMigrator>().MigrateAsync(Now));
        Assert.Contains("20991231000000_Tomorrow", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_connection_syncs_fully_writes_ahead_and_overwrites_what_it_deletes()
    {
        await using var rig = await CasebookRig.StartAsync();
        await using var context = rig.Open();
        await context.Database.OpenConnectionAsync(Now);
        Assert.Equal("wal", await PragmaAsync(context, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(context, "synchronous"));
        Assert.Equal("1", await PragmaAsync(context, "secure_delete"));
    }

    private static async Task<string?> PragmaAsync(CasebookContext context, string name)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (await command.ExecuteScalarAsync(Now))?.ToString();
    }
}
