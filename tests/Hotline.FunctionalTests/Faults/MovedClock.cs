namespace Hotline.FunctionalTests.Faults;

/// <summary>
/// The clock of programs that are started with its settings: it can be put ahead or back while they run, as by hand or by a time server (libfaketime). How long something takes
/// stays true, as it does on a real machine.
/// </summary>
internal sealed class MovedClock : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public MovedClock() => PutAhead(TimeSpan.Zero);

    /// <summary>What belongs into the environment of such a program.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["LD_PRELOAD"] = Library(),
        ["FAKETIME_TIMESTAMP_FILE"] = folder.File("time"),
        // The file is read again after so many seconds.
        ["FAKETIME_CACHE_DURATION"] = "1",
        ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
        ["NO_FAKE_STAT"] = "1",
    };

    /// <summary>Puts the clock so far ahead of the true time, or behind it, within a second.</summary>
    public void PutAhead(TimeSpan by)
    {
        // Never half a file.
        File.WriteAllText(folder.File("next"), FormattableString.Invariant($"{by.TotalSeconds:+0;-0;+0}"));
        File.Move(folder.File("next"), folder.File("time"), overwrite: true);
    }

    public void Dispose() => folder.Dispose();

    private static string Library() =>
        Directory.EnumerateDirectories("/usr/lib").Select(folder => Path.Combine(folder, "faketime", "libfaketimeMT.so.1")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("libfaketime is not installed: apt-get install faketime, as tests/run does.");
}
