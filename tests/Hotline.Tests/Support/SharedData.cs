namespace Hotline.Tests.Support;

/// <summary>Finds the data that stands outside the repository (<c>HOTLINE_SHARED</c>, else <c>shared</c> beside the repository).</summary>
internal static class SharedData
{
    /// <summary>Where the file or folder is. When it is absent the test ends here, and is counted as not run, with a line that says why.</summary>
    public static string Find(string relativePath)
    {
        var path = TryFind(relativePath);
        Assert.SkipUnless(path is not null, $"Not run: there is no {relativePath} in the outside data (HOTLINE_SHARED).");
        return path;
    }

    /// <summary>Where the file or folder is, or null: for what a test looks at besides, when it can.</summary>
    public static string? TryFind(string relativePath)
    {
        var folder = Environment.GetEnvironmentVariable("HOTLINE_SHARED") ?? Repository.Path("..", "shared");
        var path = Path.GetFullPath(Path.Combine(folder, relativePath));
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }
}
