using System.Collections.Concurrent;
using Hotline.Storage.Casebook;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

[assembly: AssemblyFixture(typeof(PostgresHouse))]

namespace Hotline.Tests.Storage.Casebook.Postgres;

/// <summary>
/// The PostgreSQL server that all tests share, started when the first asks for it. Each test has a database to itself: a copy of one that the migrations made once, emptied and lent again.
/// </summary>
public sealed class PostgresHouse : IAsyncLifetime
{
    private const string Template = "template_casebook";

    private readonly Lazy<Task<PostgresServer>> server = new(MakeAsync);
    private readonly ConcurrentBag<string> free = [];
    private int made;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    internal Task<PostgresServer> ServerAsync() => server.Value;

    /// <summary>An empty casebook with today's tables.</summary>
    internal async Task<LentDatabase> LendAsync()
    {
        var house = await server.Value;
        if (!free.TryTake(out var name)) await house.CreateAsync(name = $"casebook_{Interlocked.Increment(ref made)}", Template);
        return new LentDatabase(house, name, free);
    }

    public async ValueTask DisposeAsync()
    {
        if (server.IsValueCreated) await (await server.Value).DisposeAsync();
    }

    private static async Task<PostgresServer> MakeAsync()
    {
        var house = await PostgresServer.StartAsync();
        await house.CreateAsync(Template);
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Casebook:Postgres", house.ConnectionTo(Template) + ";Pooling=false"), new("Protection:MasterKey", MasterKey.NewText())]).Build();
        await using (var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCasebook().BuildServiceProvider())
            await services.GetRequiredService<CasebookMigrator>().MigrateAsync(CancellationToken.None);
        await using var template = await house.AdminAsync(Template);
        await PostgresServer.ExecuteAsync(template, "DELETE FROM facts");
        return house;
    }
}
