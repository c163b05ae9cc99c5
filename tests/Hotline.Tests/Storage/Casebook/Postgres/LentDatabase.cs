using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace Hotline.Tests.Storage.Casebook.Postgres;

/// <summary>A database with an empty casebook, for one test. Emptied and given back when disposed; nobody may be connected any more.</summary>
internal sealed class LentDatabase(PostgresServer server, string name, ConcurrentBag<string> free) : IAsyncDisposable
{
    private const string Empty =
        """
        DO $$ DECLARE t text; BEGIN
        FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> '__EFMigrationsHistory' LOOP EXECUTE format('DELETE FROM %I', t); END LOOP;
        DELETE FROM "__EFMigrationsHistory" WHERE "MigrationId" LIKE '2099%';
        DROP FUNCTION IF EXISTS refuse CASCADE;
        END $$
        """;

    public string Connection => server.ConnectionTo(name);

    public Task<NpgsqlConnection> AdminAsync() => server.AdminAsync(name);

    /// <summary>Every byte of the database's own files, as they stand on the disk now. The server's log is its host's.</summary>
    public byte[] BytesOnDisk()
    {
        using var admin = AdminAsync().GetAwaiter().GetResult();
        using var command = new NpgsqlCommand("CHECKPOINT", admin);
        command.ExecuteNonQuery();
        command.CommandText = "SELECT oid::text FROM pg_database WHERE datname = current_database()";
        var folder = Path.Combine(server.Data, "base", Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!);
        using var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(folder))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            stream.CopyTo(all);
        }

        return all.ToArray();
    }

    public async ValueTask DisposeAsync()
    {
        await using (var admin = await AdminAsync()) await PostgresServer.ExecuteAsync(admin, Empty);
        free.Add(name);
    }
}
