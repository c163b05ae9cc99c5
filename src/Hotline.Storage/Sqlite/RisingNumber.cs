using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Hotline.Storage.Sqlite;

/// <summary>
/// One number that only ever rises, for fences, places in inbox and outbox, and positions of the journal. Reserved on disk in blocks, so that taking one costs
/// nothing. It starts no lower than the clock says, so that a restored backup does not give out positions that the casebook has already passed.
/// Used by the writer alone.
/// </summary>
internal sealed class RisingNumber
{
    private const string Name = "reserved";
    private const long Block = 1_000_000;
    private const long Margin = 100_000;

    private readonly SqliteConnection connection;
    private long last;
    private long reserved;
    private long? asked;

    public RisingNumber(SqliteConnection connection, DateTimeOffset now)
    {
        this.connection = connection;
        var stored = SqliteMeta.Read(connection, Name) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : 0;
        last = Math.Max(stored, now.ToUnixTimeSeconds() << 20);
        reserved = last;
    }

    public long Next() => ++last;

    /// <summary>Inside a transaction, before its work: makes sure that the numbers it may take are reserved.</summary>
    public void Reserve()
    {
        if (reserved - last >= Margin) return;
        asked = last + Block;
        SqliteMeta.Write(connection, Name, asked.Value.ToString(CultureInfo.InvariantCulture));
    }

    public void Committed()
    {
        reserved = asked ?? reserved;
        asked = null;
    }

    public void RolledBack() => asked = null;
}
