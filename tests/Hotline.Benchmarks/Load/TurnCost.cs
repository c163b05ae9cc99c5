using System.Globalization;
using System.Text;

namespace Hotline.Benchmarks.Load;

/// <summary>
/// What turns cost a Redis, from its own counters: calls and microseconds of each command, bytes over the network, bytes into the append-only file. What the driver delivered a
/// second time, and the casebook's reading of the journal, are in it.
/// </summary>
internal sealed record TurnCost(long Turns, IReadOnlyDictionary<string, CommandCount> Commands, long BytesIn, long BytesOut, long AofBytes)
{
    /// <summary>A network card of one gigabit, in bytes a second, one way.</summary>
    private const double Gigabit = 125_000_000;

    private const double Rare = 0.0005;

    /// <summary>Running a script: one round trip, whatever commands it calls.</summary>
    private const string Script = "evalsha";

    /// <summary>What Hotline sends by itself and no script of it calls: a round trip each.</summary>
    private static readonly string[] Besides = ["xtrim", "publish", "ping", "select"];

    /// <summary>What this benchmark asks itself.</summary>
    private static readonly string[] Ours = ["info", "xlen", "scan", "memory|usage", "command|docs", "command"];

    public static TurnCost Between(RedisInfo before, RedisInfo after, long turns)
    {
        var commands = after.Commands.Where(c => !Ours.Contains(c.Key)).ToDictionary(c => c.Key, c => Minus(c.Value, before.Commands.GetValueOrDefault(c.Key)));
        return new TurnCost(
            turns, commands.Where(c => c.Value.Calls > 0).ToDictionary(),
            Growth("total_net_input_bytes"), Growth("total_net_output_bytes"), Growth("aof_current_size"));

        long Growth(string field) => after.Number(field) - before.Number(field);
    }

    /// <summary>Several runs as one.</summary>
    public static TurnCost Sum(IReadOnlyList<TurnCost> costs) => new(
        costs.Sum(c => c.Turns),
        costs.SelectMany(c => c.Commands).GroupBy(c => c.Key).ToDictionary(g => g.Key, g => new CommandCount(g.Sum(c => c.Value.Calls), g.Sum(c => c.Value.Microseconds))),
        costs.Sum(c => c.BytesIn), costs.Sum(c => c.BytesOut), costs.Sum(c => c.AofBytes));

    /// <summary>As a table, and the ceiling that follows for one Redis and for a Cluster.</summary>
    /// <param name="redisCpu">CPU seconds of Redis for 1,000 turns.</param>
    /// <param name="measured">Turns a second that were measured.</param>
    /// <param name="redisCores">Cores that Redis was busy with then.</param>
    public string Write(double redisCpu, double measured, double redisCores)
    {
        var words = new StringBuilder("| Redis, for each turn | calls | µs each | µs |\n|---|--:|--:|--:|\n");
        foreach (var (name, count) in Commands.OrderByDescending(c => c.Value.Calls).Where(c => Each(c.Value.Calls) >= Rare))
            words.Append(CultureInfo.InvariantCulture, $"| `{name}` | {Each(count.Calls):0.000} | {(double)count.Microseconds / count.Calls:0.0} | {Each(count.Microseconds):0.0} |\n");
        var (scripts, besides, most) = (Each(Calls(Script)), Besides.Sum(name => Each(Calls(name))), Math.Max(Each(BytesIn), Each(BytesOut)));
        words.Append(CultureInfo.InvariantCulture, $"\n- Round trips: {scripts:0.00} scripts, {besides:0.00} besides (`{string.Join("`, `", Besides)}`). Bytes to Redis: {Each(BytesIn):0}, from Redis: {Each(BytesOut):0}, into the append-only file: {Aof()}.\n");
        words.Append(CultureInfo.InvariantCulture, $"- Calculated for one Redis: {redisCpu * 1000:0} µs of its one core for a turn is a ceiling of {1000 / redisCpu:#,0} turns/s; a network of 1 Gbit/s carries {Gigabit / most:#,0}. ");
        words.Append(CultureInfo.InvariantCulture, $"A Cluster of N masters: N times that, because a turn stays in one slot ({3 * 1000 / redisCpu:#,0} for 3).\n");
        words.Append(CultureInfo.InvariantCulture, $"- Measured beside it: {measured:#,0} turns/s with Redis busy on {redisCores:0.00} of its one core, so {measured / Math.Max(redisCores, 0.01):#,0} turns/s for each whole core of Redis.\n");
        return words.ToString();
    }

    private static CommandCount Minus(CommandCount now, CommandCount? then) => then is null ? now : new CommandCount(now.Calls - then.Calls, now.Microseconds - then.Microseconds);

    private long Calls(string command) => Commands.GetValueOrDefault(command)?.Calls ?? 0;

    private double Each(double total) => total / Turns;

    /// <summary>Redis writes the file anew when it has doubled; then its growth says nothing.</summary>
    private string Aof() => AofBytes switch
    {
        0 => "none",
        < 0 => "unknown, it was written anew meanwhile",
        _ => Each(AofBytes).ToString("0", CultureInfo.InvariantCulture),
    };
}
