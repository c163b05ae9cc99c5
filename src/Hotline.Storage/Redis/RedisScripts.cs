namespace Hotline.Storage.Redis;

/// <summary>Every script of the store, from this assembly's resources. Thread-safe.</summary>
internal sealed class RedisScripts
{
    /// <summary>With another <paramref name="clock"/> than the server's the store's time can be moved: for tests.</summary>
    public RedisScripts(string? clock = null)
    {
        clock ??= Read("clock");
        var conversation = clock + Read("conversation");
        Accept = Load("accept", conversation);
        Look = Load("look", conversation);
        Lease = Load("lease", conversation);
        Commit = Load("commit", conversation);
        Erase = Load("erase", conversation);
        Release = Load("release", conversation);
        Aside = Load("aside", conversation);
        Find = Load("find", conversation);
        Send = Load("send", conversation);
        Letters = Load("letters", "");
        Journal = Load("journal", "");
        MailPut = Load("mailput", clock);
        MailRead = Load("mailread", clock);
        MailClose = Load("mailclose", "");
    }

    public RedisScript Accept { get; }

    public RedisScript Look { get; }

    public RedisScript Lease { get; }

    public RedisScript Commit { get; }

    public RedisScript Erase { get; }

    public RedisScript Release { get; }

    public RedisScript Aside { get; }

    public RedisScript Find { get; }

    public RedisScript Send { get; }

    public RedisScript Letters { get; }

    public RedisScript Journal { get; }

    public RedisScript MailPut { get; }

    public RedisScript MailRead { get; }

    public RedisScript MailClose { get; }

    public IEnumerable<RedisScript> All => [Accept, Look, Lease, Commit, Erase, Release, Aside, Find, Send, Letters, Journal, MailPut, MailRead, MailClose];

    private static RedisScript Load(string name, string before) => new(name, before + Read(name));

    private static string Read(string name)
    {
        using var stream = typeof(RedisScripts).Assembly.GetManifestResourceStream($"Hotline.Storage.Redis.Scripts.{name}.lua")
            ?? throw new InvalidOperationException($"The script {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
