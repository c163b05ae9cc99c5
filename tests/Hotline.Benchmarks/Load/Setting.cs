namespace Hotline.Benchmarks.Load;

/// <summary>One setting to compare in: who plays against whom, how, and what is to be reached.</summary>
internal sealed record Setting(string Name, string Title)
{
    /// <summary>How durable Redis is, of all who use one.</summary>
    public Aof Aof { get; init; } = Aof.Everysec;

    /// <summary>Hotline keeps its runtime in SQLite instead.</summary>
    public bool Sqlite { get; init; }

    public int People { get; init; } = 256;

    public int Rate { get; init; }

    public int DelayMilliseconds { get; init; }

    /// <summary>Whom Hotline is compared with.</summary>
    public string Against { get; init; } = "floor";

    public IReadOnlyList<Goal> Goals { get; init; } = [];

    /// <summary>What every setting asks for at full speed.</summary>
    private static readonly Goal[] Cost =
        [Goal.AtMost(Figures.ServerCpu, 2, ratio: true), Goal.AtMost(Figures.RedisCpu, 0.04, ratio: false), Goal.AtMost(Figures.ReplyP99, 2.5, ratio: true)];

    public static readonly IReadOnlyList<Setting> All =
    [
        new("everysec", "Redis with AOF everysec") { Goals = [Goal.AtLeast(Figures.TurnsPerSecond, 0.5, ratio: true), .. Cost] },
        new("always", "Redis with AOF always") { Aof = Aof.Always, Goals = [Goal.AtLeast(Figures.TurnsPerSecond, 0.35, ratio: true), .. Cost] },
        new("none", "Redis without AOF") { Aof = Aof.None, Goals = Cost },
        new("slow", "Telegram answers after 50 ms; Redis with AOF everysec")
        {
            People = 1000,
            DelayMilliseconds = 50,
            Goals = [Goal.AtLeast(Figures.TurnsPerSecond, 2, ratio: true), Goal.AtMost(Figures.AnswerP99, 20, ratio: false)],
        },
        new("paced", "500 turns a second; Redis with AOF everysec")
        {
            People = 1000,
            Rate = 500,
            Goals = [Goal.AtMost(Figures.ReplyP50, 1, ratio: false), Goal.AtMost(Figures.ReplyP99, 6, ratio: false)],
        },
        new("sqlite", "SQLite, synchronous=FULL; Telegraf on Redis without AOF")
        {
            Sqlite = true,
            Aof = Aof.None,
            Against = "telegraf",
            Goals = [Goal.AtLeast(Figures.TurnsPerSecond, 1, ratio: true)],
        },
    ];
}
