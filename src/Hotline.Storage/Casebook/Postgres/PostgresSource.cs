using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>The connections to the PostgreSQL of the setting <c>Casebook:Postgres</c>, and the contexts on them. Thread-safe.</summary>
internal sealed class PostgresSource : IDbContextFactory<CasebookContext>, IAsyncDisposable, IDisposable
{
    private readonly PooledDbContextFactory<PostgresContext> contexts;

    public PostgresSource(IOptions<CasebookOptions> options, IServiceProvider services)
    {
        var settings = PostgresSettings.Read(options.Value);
        Where = PostgresSettings.Where(settings);
        Connections = NpgsqlDataSource.Create(settings);
        Settings = settings;
        var builder = new DbContextOptionsBuilder<PostgresContext>();
        builder.UseApplicationServiceProvider(services);
        builder.UseNpgsql(Connections, postgres => postgres.ExecutionStrategy(dependencies => new PostgresExecution(dependencies, Where)));
        builder.AddInterceptors(new PostgresCommands());
        // Whoever asked says so in our words; EF's would repeat each with a stack.
        builder.ConfigureWarnings(warnings => warnings.Ignore(
            RelationalEventId.ConnectionError, RelationalEventId.CommandError, RelationalEventId.TransactionError, CoreEventId.QueryIterationFailed, CoreEventId.SaveChangesFailed));
        contexts = new PooledDbContextFactory<PostgresContext>(builder.Options);
    }

    public NpgsqlConnectionStringBuilder Settings { get; }

    /// <summary>Host, port and database: for words.</summary>
    public string Where { get; }

    public NpgsqlDataSource Connections { get; }

    public CasebookContext CreateDbContext() => contexts.CreateDbContext();

    public void Dispose() => Connections.Dispose();

    public ValueTask DisposeAsync() => Connections.DisposeAsync();
}
