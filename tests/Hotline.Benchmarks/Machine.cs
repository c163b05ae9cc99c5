using System.Runtime.InteropServices;

namespace Hotline.Benchmarks;

/// <summary>One line about where the numbers were made; without it they mean nothing.</summary>
internal static class Machine
{
    public static string Describe() =>
        $"machine: {Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription.Trim()}, {RuntimeInformation.FrameworkDescription}, {Build()}";

    private static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var line = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(l => l.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }

    private static string Build() =>
#if DEBUG
        "Debug build: build with -c Release for numbers that count";
#else
        "Release build";
#endif
}
