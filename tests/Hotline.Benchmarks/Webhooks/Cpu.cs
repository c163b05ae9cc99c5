using System.Globalization;

namespace Hotline.Benchmarks.Webhooks;

/// <summary>What the kernel knows of all processors together.</summary>
internal static class Cpu
{
    private const double Ticks = 100;

    /// <summary>Time that they have worked or been taken away by the host machine, since it started, in seconds of one core.</summary>
    public static double BusySeconds()
    {
        // cpu  user nice system idle iowait irq softirq steal …
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(field => double.Parse(field, CultureInfo.InvariantCulture)).ToArray();
        return (fields[0] + fields[1] + fields[2] + fields[5] + fields[6] + fields[7]) / Ticks;
    }
}
