using System.Globalization;
using System.Runtime.InteropServices;

namespace Hotline.Benchmarks.Load;

/// <summary>What every measurement of the whole program does alike: end what it started when it is interrupted, say what is missing, describe the machine.</summary>
internal static class Measuring
{
    private const int CannotMeasure = 2;
    private const int Interrupted = 130;

    /// <summary>What the measurement returned; 2 when it threw a <see cref="BenchmarkException"/>, whose words are shown; 130 when interrupted.</summary>
    public static async Task<int> RunAsync(Func<CancellationToken, Task<int>> measure)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var hangUp = PosixSignalRegistration.Create(PosixSignal.SIGHUP, Stop);
        try
        {
            return await measure(stop.Token);
        }
        catch (BenchmarkException fault)
        {
            await Console.Error.WriteLineAsync(fault.Message);
            return CannotMeasure;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Interrupted; everything that was started is ended.");
            return Interrupted;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }

    public static async Task<string> MachineAsync(CancellationToken cancellationToken)
    {
        var redis = await ChildProcess.RunAsync(new Command("redis-server", "--version"), input: null, cancellationToken);
        var version = redis.Output.Split(' ').FirstOrDefault(word => word.StartsWith("v=", StringComparison.Ordinal)) is { } word ? word[2..] : "of an unknown version";
        return string.Create(CultureInfo.InvariantCulture, $"{Machine.Describe()}; Redis {version}; fdatasync of 4 KiB {Disk.FlushMilliseconds(Folders.Work):0.00} ms; everything on this machine");
    }
}
