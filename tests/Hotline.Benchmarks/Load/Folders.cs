namespace Hotline.Benchmarks.Load;

/// <summary>Where things are: the benchmarks' own content, and the work folder (not under version control) for what is built and written here.</summary>
internal static class Folders
{
    /// <summary>Dialogs and locales of the load driver's talk stand in it.</summary>
    public static readonly string Benchmarks = Repository.Path("tests", "Hotline.Benchmarks");

    public static readonly string Work = Repository.Path("tests", ".out", "bench");

    private static readonly string Runs = Path.Combine(Work, "runs");

    /// <summary>Makes the work folder, and takes away what a killed benchmark left there a day ago or earlier.</summary>
    public static void Prepare()
    {
        foreach (var left in Directory.CreateDirectory(Runs).EnumerateDirectories().Where(run => run.CreationTimeUtc < DateTime.UtcNow.AddDays(-1))) left.Delete(recursive: true);
    }

    /// <summary>A folder of its own for one run, on the disk of the repository: a folder for temporary files may be memory, and flushing memory costs nothing.</summary>
    public static string NewRun() => Directory.CreateDirectory(Path.Combine(Runs, Guid.NewGuid().ToString("N")[..8])).FullName;
}
