using System.Globalization;

namespace Hotline.Benchmarks.Load;

/// <summary>What the kernel knows of a process, from <c>/proc</c>. Zeros for a process that has ended.</summary>
internal static class Proc
{
    /// <summary>The kernel counts CPU time in ticks of this many to the second, on every Linux that .NET runs on.</summary>
    private const double Ticks = 100;

    private const double KibInMib = 1024;

    /// <summary>User and system time so far, in seconds.</summary>
    public static double CpuSeconds(int process)
    {
        var line = Read(process, "stat");
        // The name of the program stands in brackets and may hold anything.
        var fields = line[(line.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 13 ? 0 : (Number(fields[11]) + Number(fields[12])) / Ticks;
    }

    /// <summary>Memory that it holds now, in MiB.</summary>
    public static double ResidentMib(int process) => Status(process, "VmRSS:");

    /// <summary>The most memory that it has held, in MiB.</summary>
    public static double PeakMib(int process) => Status(process, "VmHWM:");

    private static double Status(int process, string field)
    {
        var line = Read(process, "status").Split('\n').FirstOrDefault(l => l.StartsWith(field, StringComparison.Ordinal));
        return line is null ? 0 : Number(line.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[1]) / KibInMib;
    }

    private static double Number(string digits) => double.Parse(digits, CultureInfo.InvariantCulture);

    private static string Read(int process, string file)
    {
        try
        {
            return process == 0 ? "" : File.ReadAllText($"/proc/{process}/{file}");
        }
        catch (IOException)
        {
            return "";
        }
    }
}
