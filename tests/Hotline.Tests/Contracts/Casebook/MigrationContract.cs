using Hotline.Storage.Casebook;
using Hotline.Tests.Storage.Casebook.Postgres;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Contracts.Casebook;

public abstract class MigrationContract(PostgresHouse? house) : CasebookContract(house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_migrations_say_all_that_the_model_says()
    {
        var rig = await StartAsync();
        await using var context = rig.Open();
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_fresh_casebook_migrates_and_a_second_time_changes_nothing()
    {
        var rig = await StartAsync();
        await rig.Get<CasebookMigrator>().MigrateAsync(Now);
        Assert.Empty(await rig.Get<CasebookMigrator>().PendingAsync(Now));
        await using var context = rig.Open();
        Assert.Empty(await context.Cases.ToListAsync(Now));
    }

    [Fact]
    public async Task A_casebook_of_a_newer_program_is_refused_with_words()
    {
        var rig = await StartAsync();
        await using (var context = rig.Open())
            await context.Database.ExecuteSqlRawAsync("INSERT INTO \"__EFMigrationsHistory\" VALUES ('20991231000000_Tomorrow', '99.0.0')", Now);
        var refusal = await Assert.ThrowsAsync<CasebookTooNewException>(() => rig.Get<CasebookMigrator>().MigrateAsync(Now));
        Assert.Contains("20991231000000_Tomorrow", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("newer", refusal.Message, StringComparison.Ordinal);
    }
}
