using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Hotline.Benchmarks.Load;

/// <summary>How long the disk itself takes to make a small append safe: what every durable commit waits for, whoever commits.</summary>
internal static class Disk
{
    private const int Block = 4096;
    private const int Times = 200;

    /// <summary>Median time of <c>fdatasync</c> after an append of 4 KiB, in milliseconds.</summary>
    public static double FlushMilliseconds(string folder)
    {
        var file = Path.Combine(folder, "flush");
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
        var (block, took) = (new byte[Block], new double[Times]);
        for (var i = 0; i < Times; i++)
        {
            stream.Write(block);
            var began = Stopwatch.GetTimestamp();
            if (Flush((int)stream.SafeFileHandle.DangerousGetHandle()) != 0) throw new BenchmarkException($"The disk of {folder} does not flush.");
            took[i] = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        }

        return took.Median();
    }

    [DllImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Flush(int file);
}
