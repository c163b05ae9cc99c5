namespace Hotline.Benchmarks.Load;

/// <summary>
/// The load driver, the floor and the peers, which stand outside the repository (<c>HOTLINE_SHARED</c>, else <c>shared</c> beside it). Their sources are copied into the
/// work folder and built there, so the outside folder may be read-only.
/// </summary>
internal sealed class OutsideBench
{
    private static readonly string Sources = Path.Combine(Folders.Work, "outside");

    private static readonly string[] Built = ["bin", "obj", "node_modules", "results"];

    private readonly string from;

    private OutsideBench(string from) => this.from = from;

    public static string Driver => Path.Combine(Folders.Work, "driver", "hotline-driver.dll");

    public static string Floor => Path.Combine(Folders.Work, "floor", "floor.dll");

    /// <summary>Where a peer's program stands: <c>node/telegraf.js</c>.</summary>
    public static string Peer(string script) => Path.Combine(Sources, "peers", script);

    /// <summary>Where it stands outside.</summary>
    /// <exception cref="BenchmarkException">It is not there.</exception>
    public static OutsideBench Find()
    {
        var shared = Environment.GetEnvironmentVariable("HOTLINE_SHARED") is { Length: > 0 } named ? named : Path.Combine(Repository.Root, "..", "shared");
        var folder = Path.GetFullPath(Path.Combine(shared, "bench"));
        return File.Exists(Path.Combine(folder, "driver", "driver.csproj"))
            ? new OutsideBench(folder)
            : throw new BenchmarkException(
                $"The load driver is not at {folder}/driver. It stands outside this repository: set HOTLINE_SHARED to the folder that holds bench/driver and bench/peers.");
    }

    /// <summary>Builds driver and floor, and installs the packages of the peers' folders that are named (<c>node</c>, <c>bottender</c>).</summary>
    public async Task BuildAsync(IEnumerable<string> peerFolders, CancellationToken cancellationToken)
    {
        Copy(from, Sources);
        Fence();
        await BuildAsync(Path.Combine("driver", "driver.csproj"), Driver, cancellationToken);
        await BuildAsync(Path.Combine("peers", "floor", "floor.csproj"), Floor, cancellationToken);
        foreach (var folder in peerFolders.Distinct()) await InstallAsync(Path.Combine(Sources, "peers", folder), cancellationToken);
    }

    private static async Task BuildAsync(string project, string program, CancellationToken cancellationToken) =>
        await SucceedAsync(
            new Command("dotnet", "build", Path.Combine(Sources, project), "-c", "Release", "-o", Path.GetDirectoryName(program)!, "-v", "quiet", "-nologo") { Folder = Sources },
            cancellationToken);

    private static async Task InstallAsync(string folder, CancellationToken cancellationToken)
    {
        if (Directory.Exists(Path.Combine(folder, "node_modules"))) return;
        await SucceedAsync(new Command("npm", "ci", "--no-audit", "--no-fund", "--silent") { Folder = folder }, cancellationToken);
    }

    private static async Task SucceedAsync(Command command, CancellationToken cancellationToken)
    {
        var (code, output, faults) = await ChildProcess.RunAsync(command, input: null, cancellationToken);
        if (code != 0) throw new BenchmarkException($"'{command.Program} {string.Join(' ', command.Arguments)}' failed:\n{output}{faults}");
    }

    /// <summary>The repository's own build rules are not for what is only measured against.</summary>
    private static void Fence()
    {
        foreach (var file in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" }) WriteOnce(file, "<Project />\n");
        WriteOnce(".editorconfig", "root = true\n");
    }

    private static void WriteOnce(string file, string words)
    {
        var path = Path.Combine(Sources, file);
        if (!File.Exists(path)) File.WriteAllText(path, words);
    }

    /// <summary>Copies what is newer or not there; a copy can be written to, whatever the original.</summary>
    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from))
        {
            var copy = Path.Combine(to, Path.GetFileName(file));
            if (File.Exists(copy) && File.GetLastWriteTimeUtc(copy) == File.GetLastWriteTimeUtc(file)) continue;
            File.WriteAllBytes(copy, File.ReadAllBytes(file));
            File.SetLastWriteTimeUtc(copy, File.GetLastWriteTimeUtc(file));
        }

        foreach (var folder in Directory.EnumerateDirectories(from).Where(f => !Built.Contains(Path.GetFileName(f))))
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
    }
}
