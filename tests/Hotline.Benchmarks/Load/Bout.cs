namespace Hotline.Benchmarks.Load;

/// <summary>One contestant in one setting, once: what the driver saw, and what the processes and Redis spent from the first turn until the casebook had all.</summary>
internal sealed record Bout(string Contestant, DriverReport Report)
{
    /// <summary>CPU seconds of the contestant's process.</summary>
    public required double ServerCpu { get; init; }

    /// <summary>CPU seconds of its Redis; NaN without one.</summary>
    public required double RedisCpu { get; init; }

    /// <summary>Journal records that the casebook did not have when the driver was done; NaN without a journal.</summary>
    public required double Behind { get; init; }

    /// <summary>Seconds until it had them.</summary>
    public required double CaughtUpAfter { get; init; }

    /// <summary>Turns of the whole run, warm-up too, of which the casebook holds no line afterwards.</summary>
    public required double Missing { get; init; }

    public required double PeakMib { get; init; }

    /// <summary>What Redis counted; null without one.</summary>
    public required TurnCost? Cost { get; init; }

    /// <summary>Turns over the time until the casebook had them: lower than turns/s when the casebook falls behind.</summary>
    public double CaughtUpPerSecond => double.IsNaN(Behind) ? double.NaN : Report.Turns / (Report.Seconds + CaughtUpAfter);

    /// <summary>Every reply came once, in time, with the right words, and the casebook has it.</summary>
    public bool IsSound => Report.Lost + Report.Duplicated + Report.Late + Report.Mismatched + Report.Unexpected + Report.HttpErrors == 0 && !(Missing > 0);

    public double Per1000(double seconds) => seconds * 1000 / Report.AllTurns;

    /// <summary>Sets the stage, warms up at full speed, measures, and lets the casebook catch up.</summary>
    public static async Task<Bout> RunAsync(Contestant contestant, Setting setting, LoadOptions options, CancellationToken cancellationToken)
    {
        Aof? aof = setting.Sqlite && contestant.Name == Load.Contestant.HotlineName ? null : setting.Aof;
        await using var stage = await Stage.SetAsync(contestant, aof, cancellationToken);
        var warmUp = await stage.PlayAsync(new Crowd(setting.People, options.WarmUp) { RepeatPercent = options.RepeatPercent }, cancellationToken);
        if (stage.Backlog is { } warm) await warm.DrainAsync(cancellationToken);

        var crowd = new Crowd(setting.People, options.Seconds)
        {
            RampUp = options.RampUp,
            Rate = setting.Rate,
            DelayMilliseconds = setting.DelayMilliseconds,
            RepeatPercent = options.RepeatPercent,
            FirstUpdate = 400_000_000,
        };
        var before = stage.Redis is { } redis ? await redis.InfoAsync(cancellationToken) : null;
        var (server, store) = (Proc.CpuSeconds(stage.Bot), Proc.CpuSeconds(stage.Redis?.Id ?? 0));
        var report = await stage.PlayAsync(crowd, cancellationToken);

        var behind = stage.Backlog is { } backlog ? await backlog.CountAsync(cancellationToken) : double.NaN;
        var caughtUpAfter = stage.Backlog is { } draining ? await draining.DrainAsync(cancellationToken) : double.NaN;
        return new Bout(contestant.Name, report)
        {
            ServerCpu = Proc.CpuSeconds(stage.Bot) - server,
            RedisCpu = stage.Redis is null ? double.NaN : Proc.CpuSeconds(stage.Redis.Id) - store,
            Behind = behind,
            CaughtUpAfter = caughtUpAfter,
            Missing = stage.Backlog is { } casebook ? warmUp.AllTurns + report.AllTurns - await casebook.PersonLinesAsync(cancellationToken) : double.NaN,
            PeakMib = Proc.PeakMib(stage.Bot),
            Cost = before is null ? null : TurnCost.Between(before, await stage.Redis!.InfoAsync(cancellationToken), report.AllTurns),
        };
    }
}
