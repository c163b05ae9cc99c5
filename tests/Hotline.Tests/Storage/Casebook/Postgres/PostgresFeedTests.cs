using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Protection;
using Hotline.Storage.Sqlite;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Storage.Casebook.Postgres;

/// <summary>Two runtimes on one casebook would take what is said from each other: the second one is refused.</summary>
public sealed class PostgresFeedTests(PostgresHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_second_folder_with_a_runtime_of_its_own_is_refused_and_told_what_to_do()
    {
        await using var lent = await house.LendAsync();
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        var key = MasterKey.NewText();
        await BindAsync(lent, first, key);
        // The same one again, as after a restart.
        await BindAsync(lent, first, key);

        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => BindAsync(lent, second, key));

        Assert.Contains("Another runtime (a Redis, or the runtime.db of another folder) feeds the casebook on PostgreSQL at 127.0.0.1:", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Give every hotline of this casebook the same Runtime:Redis", refusal.Message, StringComparison.Ordinal);
        var order = refusal.Message.Split("--command=\"")[1].Split('"')[0];
        await using (var owner = new Npgsql.NpgsqlConnection(lent.Connection))
        {
            await owner.OpenAsync(Now);
            await PostgresServer.ExecuteAsync(owner, order);
        }

        await BindAsync(lent, second, key);
        await Assert.ThrowsAsync<StorageStartException>(() => BindAsync(lent, first, key));
    }

    private static async Task BindAsync(LentDatabase lent, TemporaryFolder folder, string key)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data", folder.Path), new("Casebook:Postgres", lent.Connection), new("Protection:MasterKey", key)]).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddLogging().AddSqliteRuntime().AddCasebook().BuildServiceProvider();
        var runtime = services.GetRequiredService<IRuntimeStore>();
        await runtime.OpenAsync(patient: false, Now);
        await services.GetRequiredService<CasebookMigrator>().MigrateAsync(Now);
        await StorePair.BindAsync(runtime, services.GetRequiredService<ICasebookDatabase>(), Now);
    }
}
