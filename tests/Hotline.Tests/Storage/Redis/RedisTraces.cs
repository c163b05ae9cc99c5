using System.Text;
using StackExchange.Redis;

namespace Hotline.Tests.Storage.Redis;

/// <summary>Looks into the files of a Redis from outside.</summary>
internal static class RedisTraces
{
    /// <summary>Has the server write a snapshot beside its append-only file, so that both can be searched.</summary>
    public static Task SaveAsync(IDatabase database) => database.ExecuteAsync("SAVE");

    /// <summary>Waits until a rewriting of the append-only file that came after <paramref name="before"/> rewritings is done.</summary>
    public static async Task UntilRewrittenAsync(IDatabase database, int before, CancellationToken cancellationToken)
    {
        while (await RewritingsAsync(database) <= before) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
    }

    /// <summary>How many rewritings of the append-only file came to their end.</summary>
    public static async Task<int> RewritingsAsync(IDatabase database)
    {
        var facts = (string)await database.ExecuteAsync("INFO", "persistence");
        var busy = facts.Contains("aof_rewrite_in_progress:1", StringComparison.Ordinal) || facts.Contains("aof_rewrite_scheduled:1", StringComparison.Ordinal);
        var done = int.Parse(facts.Split("aof_rewrites:")[1].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture);
        return busy ? done - 1 : done;
    }

    /// <summary>The files that hold these bytes. Redis renames its files when it likes: then all are looked at once more.</summary>
    public static string[] FilesWith(string folder, byte[] bytes)
    {
        while (true)
        {
            try
            {
                return [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(bytes) >= 0).Select(file => Path.GetFileName(file)!)];
            }
            catch (FileNotFoundException)
            {
                // Gone between being listed and being read.
            }
        }
    }

    /// <summary>The files that hold this text, in UTF-8, UTF-16, escaped JSON or base64.</summary>
    public static string[] FilesWith(string folder, string text) =>
    [
        .. FilesWith(folder, Encoding.UTF8.GetBytes(text)),
        .. FilesWith(folder, Encoding.Unicode.GetBytes(text)),
        .. FilesWith(folder, Encoding.UTF8.GetBytes(string.Concat(text.Select(letter => $"\\u{(int)letter:x4}")))),
        .. FilesWith(folder, Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))[..12])),
    ];
}
