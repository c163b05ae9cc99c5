using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace Hotline.Storage.Casebook.Sqlite;

/// <summary>The contexts on <c>casebook.db</c> in the data folder, which is made when it is missing. Thread-safe.</summary>
internal sealed class SqliteContexts : IDbContextFactory<CasebookContext>
{
    private const int BusySeconds = 30;

    private readonly PooledDbContextFactory<CasebookContext> contexts;

    public SqliteContexts(IOptions<StorageOptions> storage, IServiceProvider services)
    {
        var folder = storage.Value.Data;
        DataFolder.Ensure(folder);
        var connection = new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, CasebookServices.FileName), DefaultTimeout = BusySeconds };
        var builder = new DbContextOptionsBuilder<CasebookContext>();
        builder.UseApplicationServiceProvider(services);
        builder.UseSqlite(connection.ConnectionString).AddInterceptors(new SqlitePragmas());
        contexts = new PooledDbContextFactory<CasebookContext>(builder.Options);
    }

    public CasebookContext CreateDbContext() => contexts.CreateDbContext();
}
