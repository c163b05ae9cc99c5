using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Postgres;

/// <summary>The casebook's model on PostgreSQL; a class of its own, so that it has migrations of its own.</summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : CasebookContext(options)
{
    /// <summary>By bytes: as SQLite does, and the same after the server's operating system was upgraded, which would spoil indexes in the order of a language.</summary>
    private const string ByBytes = "C";

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<string>().UseCollation(ByBytes);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<CasebookFact>(e =>
        {
            e.ToTable("facts").HasKey(f => f.Name);
            e.Property(f => f.Name).HasColumnName("name");
            e.Property(f => f.Value).HasColumnName("value");
        });
    }
}
