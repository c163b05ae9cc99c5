namespace Hotline.Tests.Support;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    /// <summary>The program, in the configuration of the tests.</summary>
    public static readonly string Program = Path("src", "Hotline.Server", "bin", AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal) ? "Release" : "Debug", "net10.0", "hotline.dll");

    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>Every C# file of the product, without build output and generated migrations.</summary>
    public static IEnumerable<string> SourceFiles() => Directory
        .EnumerateFiles(Path("src"), "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains("/obj/") && !f.Contains("/bin/") && !f.Contains("/Migrations/") && !f.Contains("/node_modules/"));

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "Hotline.sln")))
                return folder.FullName;
        throw new InvalidOperationException("Hotline.sln was not found above the tests.");
    }
}
