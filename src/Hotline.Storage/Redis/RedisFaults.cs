using System.Net;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>What Redis' refusals mean for the one who runs the program. Never carries content or a password.</summary>
internal static class RedisFaults
{
    private static readonly (string Code, string Words)[] Refusals =
    [
        ("OOM", "is out of memory and takes nothing more. Give it more (maxmemory), or wait until the casebook has caught up; it goes on by itself."),
        ("MISCONF", "cannot write its file to the disk and takes nothing more. Look at the disk of the Redis server; it goes on by itself."),
        ("LOADING", "is still reading its data from the disk; it goes on by itself."),
        ("READONLY", "has become a replica and takes no writes. Name the new primary in Runtime:Redis, or list all servers there."),
        ("MASTERDOWN", "has lost its primary; it goes on when that is back or a replica was promoted."),
        ("CLUSTERDOWN", "is a Cluster with a part missing; it goes on when 'redis-cli --cluster check' finds every slot served."),
        ("TRYAGAIN", "is moving a slot at this moment; it goes on by itself."),
        ("NOAUTH", "asks for a password. Add password=... to Runtime:Redis."),
        ("WRONGPASS", "refuses the password in Runtime:Redis."),
        ("NOPERM", "does not let this account run what hotline needs. Give it all commands on its keys, for example 'ACL SETUSER name +@all ~*'."),
        ("BUSY", "is busy with a script of somebody else; it goes on by itself."),
        ("MOVED", "is a Cluster that is being rearranged; it goes on by itself."),
        ("ASK", "is moving a slot at this moment; it goes on by itself."),
        ("NOSCRIPT", "forgets its scripts as soon as it has them. Look who runs SCRIPT FLUSH there; it goes on by itself."),
        ("UNBLOCKED", "has changed its role; it goes on by itself."),
    ];

    public static bool IsForgottenScript(RedisServerException fault) => fault.Message.StartsWith("NOSCRIPT", StringComparison.Ordinal);

    /// <summary>The call's slot is on its way to another node; nothing was run.</summary>
    public static bool IsMoving(RedisServerException fault) => fault.Message.StartsWith("TRYAGAIN", StringComparison.Ordinal);

    /// <summary>The rest of a sentence that begins with "Redis at …", or null when it is not the store's trouble.</summary>
    public static string? Words(Exception fault) => fault switch
    {
        RedisServerException refused => Refusal(refused.Message),
        RedisConnectionException => "cannot be reached. Check that it runs; it goes on by itself.",
        TimeoutException => "does not answer in time. Check that it runs and is not overloaded; it goes on by itself.",
        ObjectDisposedException => "is closed: the program is stopping.",
        TaskCanceledException => "was cut off in the middle of an answer; it goes on by itself.",
        _ => null,
    };

    public static string? Refusal(string message)
    {
        foreach (var (code, words) in Refusals)
            if (message.StartsWith(code, StringComparison.Ordinal)) return words;
        return null;
    }

    /// <summary>The addresses of a configuration.</summary>
    public static string Where(ConfigurationOptions configuration) => string.Join(", ", configuration.EndPoints.Select(Where));

    public static string Where(EndPoint endPoint) => endPoint switch
    {
        DnsEndPoint dns => $"{dns.Host}:{dns.Port}",
        _ => endPoint.ToString() ?? "",
    };
}
