using System.Text;

namespace Hotline.Storage.Redis;

/// <summary>Every script of the store, from this assembly's resources. Thread-safe.</summary>
internal sealed class RedisScripts
{
    private const string PartMark = "--@";

    private readonly string? clock;

    /// <summary>With another <paramref name="clock"/> than the server's the store's time can be moved: for tests.</summary>
    public RedisScripts(string? clock = null)
    {
        this.clock = clock;
        Accept = Load("accept");
        Look = Load("look");
        Lease = Load("lease");
        Commit = Load("commit");
        Turn = Load("turn");
        Erase = Load("erase");
        Forget = Load("forget");
        Release = Load("release");
        Aside = Load("aside");
        Find = Load("find");
        Send = Load("send");
        Sent = Load("sent");
        Letters = Load("letters");
        Again = Load("again");
        Receipt = Load("receipt");
        Pace = Load("pace");
        MailPut = Load("mailput");
        MailRead = Load("mailread");
        MailClose = Load("mailclose");
        Living = Load("living");
        Renew = Load("renew");
    }

    public RedisScript Accept { get; }

    public RedisScript Look { get; }

    public RedisScript Lease { get; }

    public RedisScript Commit { get; }

    public RedisScript Turn { get; }

    public RedisScript Erase { get; }

    public RedisScript Forget { get; }

    public RedisScript Release { get; }

    public RedisScript Aside { get; }

    public RedisScript Find { get; }

    public RedisScript Send { get; }

    public RedisScript Sent { get; }

    public RedisScript Letters { get; }

    public RedisScript Again { get; }

    public RedisScript Receipt { get; }

    public RedisScript Pace { get; }

    public RedisScript MailPut { get; }

    public RedisScript MailRead { get; }

    public RedisScript MailClose { get; }

    public RedisScript Living { get; }

    public RedisScript Renew { get; }

    public IEnumerable<RedisScript> All => [Accept, Look, Lease, Commit, Turn, Erase, Forget, Release, Aside, Find, Send, Sent, Letters, Again, Receipt, Pace, MailPut, MailRead, MailClose, Living, Renew];

    private RedisScript Load(string name) => new(name, Whole(name));

    /// <summary>
    /// A script with its parts in their places. Parts are put in as text and not as functions: Redis would make every function anew at every call,
    /// which costs more than most calls do.
    /// </summary>
    private string Whole(string name)
    {
        if (name == "clock" && clock is not null) return clock;
        var text = new StringBuilder();
        foreach (var line in Read(name).Split('\n'))
        {
            var code = line.TrimStart();
            // Comments are for readers here; Redis would only keep them.
            if (code.StartsWith(PartMark, StringComparison.Ordinal)) text.Append(Whole(code[PartMark.Length..]));
            else if (!code.StartsWith("--", StringComparison.Ordinal)) text.Append(code).Append('\n');
        }

        return text.ToString();
    }

    private static string Read(string name)
    {
        using var stream = typeof(RedisScripts).Assembly.GetManifestResourceStream($"Hotline.Storage.Redis.Scripts.{name}.lua")
            ?? throw new InvalidOperationException($"The script {name} is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
