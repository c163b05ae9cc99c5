using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>Reads the connection string, and sets what the store needs.</summary>
internal static class RedisSettings
{
    private const string Example = "for example localhost:6379,password=...,ssl=true";

    private const int KeepAliveSeconds = 5;
    private const int CheckSeconds = 5;
    private const int LibraryCheckSeconds = 60;

    public static ConfigurationOptions Read(RuntimeOptions options)
    {
        ConfigurationOptions read;
        try
        {
            read = ConfigurationOptions.Parse(options.Redis ?? "");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException)
        {
            // The fault's own message may quote a part that is the password.
            throw new StorageStartException($"The setting Runtime:Redis cannot be read. It wants a StackExchange.Redis connection string, {Example}.");
        }

        if (read.EndPoints.Count == 0) throw new StorageStartException($"The setting Runtime:Redis names no server. It wants host and port, {Example}.");
        read.AbortOnConnectFail = true;
        // For BGREWRITEAOF after an erasure.
        read.AllowAdmin = true;
        // A connection that was cut without a word is found dead after some of these; the library's own minute is too long.
        if (read.KeepAlive <= 0) read.KeepAlive = KeepAliveSeconds;
        // A replica that was promoted is found by looking; the library's own minute would be a minute of silence.
        if (read.ConfigCheckSeconds == LibraryCheckSeconds) read.ConfigCheckSeconds = CheckSeconds;
        read.ClientName ??= "hotline";
        return read;
    }
}
