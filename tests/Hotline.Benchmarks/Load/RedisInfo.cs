using System.Globalization;

namespace Hotline.Benchmarks.Load;

/// <summary>Calls of one command, and the microseconds that Redis spent in them. Commands inside a script count too, and again in the script's own time.</summary>
internal sealed record CommandCount(long Calls, long Microseconds);

/// <summary>The counters of <c>INFO</c> at one moment.</summary>
internal sealed record RedisInfo(IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, CommandCount> Commands)
{
    private const string CommandPrefix = "cmdstat_";

    public static RedisInfo Read(string words)
    {
        var fields = words.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line[0] != '#' && line.Contains(':', StringComparison.Ordinal))
            .Select(line => line.Split(':', 2))
            .ToDictionary(parts => parts[0], parts => parts[1]);
        var commands = fields.Where(f => f.Key.StartsWith(CommandPrefix, StringComparison.Ordinal)).ToDictionary(f => f.Key[CommandPrefix.Length..], f => Count(f.Value));
        return new RedisInfo(fields, commands);
    }

    /// <summary>A counter by its name; 0 when this Redis does not have it.</summary>
    public long Number(string field) => Fields.TryGetValue(field, out var value) && long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>From <c>calls=5,usec=10,usec_per_call=2.00,…</c>.</summary>
    private static CommandCount Count(string line)
    {
        var parts = line.Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1]);
        return new CommandCount(long.Parse(parts["calls"], CultureInfo.InvariantCulture), long.Parse(parts["usec"], CultureInfo.InvariantCulture));
    }
}
