namespace Hotline.Benchmarks.Load;

/// <summary>Where things are: the repository, what stands outside it, and the work folder (not under version control) for what is built and written here.</summary>
internal static class Folders
{
    public static readonly string Repository = FindRepository();

    /// <summary>Dialogs and locales of the load driver's talk stand in it.</summary>
    public static readonly string Benchmarks = Path.Combine(Repository, "tests", "Hotline.Benchmarks");

    /// <summary>The program, in the configuration of the benchmarks: Release, as <c>tests/bench</c> builds both.</summary>
    public static readonly string Program = Path.Combine(Repository, "src", "Hotline.Server", "bin", Configuration(), "net10.0", "hotline.dll");

    public static readonly string Work = Path.Combine(Repository, "tests", ".out", "bench");

    private static readonly string Runs = Path.Combine(Work, "runs");

    /// <summary>Makes the work folder, and takes away what a killed benchmark left there a day ago or earlier.</summary>
    public static void Prepare()
    {
        foreach (var left in Directory.CreateDirectory(Runs).EnumerateDirectories().Where(run => run.CreationTimeUtc < DateTime.UtcNow.AddDays(-1))) left.Delete(recursive: true);
    }

    /// <summary>A folder of its own for one run, on the disk of the repository: a folder for temporary files may be memory, and flushing memory costs nothing.</summary>
    public static string NewRun() => Directory.CreateDirectory(Path.Combine(Runs, Guid.NewGuid().ToString("N")[..8])).FullName;

    private static string Configuration() => AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug";

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Hotline.sln"))) return folder.FullName;
        throw new BenchmarkException("Hotline.sln was not found above the benchmarks.");
    }
}
