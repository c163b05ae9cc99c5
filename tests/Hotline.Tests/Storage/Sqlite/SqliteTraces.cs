using System.Text;
using Microsoft.Data.Sqlite;

namespace Hotline.Tests.Storage.Sqlite;

/// <summary>Looks into the files of a store from outside.</summary>
internal static class SqliteTraces
{
    /// <summary>The files that hold these bytes.</summary>
    public static string[] FilesWith(string folder, byte[] bytes) =>
        [.. Directory.GetFiles(folder).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal) && Content(file).AsSpan().IndexOf(bytes) >= 0).Select(file => Path.GetFileName(file)!)];

    /// <summary>The files that hold this text, in UTF-8, UTF-16, escaped JSON or base64.</summary>
    public static string[] FilesWith(string folder, string text) =>
    [
        .. FilesWith(folder, Encoding.UTF8.GetBytes(text)),
        .. FilesWith(folder, Encoding.Unicode.GetBytes(text)),
        .. FilesWith(folder, Encoding.UTF8.GetBytes(string.Concat(text.Select(letter => $"\\u{(int)letter:x4}")))),
        .. FilesWith(folder, Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))[..12])),
    ];

    public static byte[] Bytes(string database, string sql) => (byte[])Read(database, sql)!;

    public static object? Read(string database, string sql)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public static void Execute(string database, string sql, byte[]? bytes = null)
    {
        using var connection = Open(database);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (bytes is not null) command.Parameters.AddWithValue("@bytes", bytes);
        command.ExecuteNonQuery();
    }

    public static SqliteConnection Open(string database)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static byte[] Content(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return content;
    }
}
