using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hotline.Benchmarks;

/// <summary>What the processor spent on this thread: the time that other programs take away between is not in it. Where the system has no such clock, the clock on the wall.</summary>
internal static class ProcessorClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>Nanoseconds from an unnamed beginning.</summary>
    public static long Nanoseconds() => OperatingSystem.IsLinux() && ClockGetTime(ThreadCpuTime, out var time) == 0
        ? (time.Seconds * 1_000_000_000) + time.Nanoseconds
        : (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int ClockGetTime(int clock, out Timespec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct Timespec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
