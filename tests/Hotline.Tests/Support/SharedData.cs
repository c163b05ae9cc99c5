using System.Diagnostics.CodeAnalysis;

namespace Hotline.Tests.Support;

/// <summary>Finds the repository and the data that stands outside it (<c>HOTLINE_SHARED</c>, else <c>shared</c> beside the repository).</summary>
internal static class SharedData
{
    /// <summary>The folder that holds Hotline.sln, above the test program.</summary>
    public static string Repository { get; } = FindRepository();

    /// <summary>False when the file or folder is absent; the test then says in one line what was not run.</summary>
    public static bool TryFind(string relativePath, [NotNullWhen(true)] out string? path)
    {
        var folder = Environment.GetEnvironmentVariable("HOTLINE_SHARED") ?? Path.Combine(Repository, "..", "shared");
        path = Path.GetFullPath(Path.Combine(folder, relativePath));
        if (File.Exists(path) || Directory.Exists(path)) return true;
        TestContext.Current.TestOutputHelper?.WriteLine($"NOT RUN: {relativePath} is not in the shared data.");
        path = null;
        return false;
    }

    private static string FindRepository()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Hotline.sln"))) return folder.FullName;
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Hotline.sln.");
    }
}
