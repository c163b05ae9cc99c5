using System.Diagnostics;

namespace Hotline.FunctionalTests.Running;

/// <summary>A copy of the scripts and texts, in which commands are typed as a coordinator or a translator types them. Gone afterwards.</summary>
internal sealed class ContentCopy : IDisposable
{
    public ContentCopy()
    {
        foreach (var name in new[] { "dialogs", "locales" })
        {
            var from = System.IO.Path.Combine(Repository.Root, name);
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var copy = File(name, System.IO.Path.GetRelativePath(from, file));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(copy)!);
                System.IO.File.Copy(file, copy);
            }
        }
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("hotline-texts-").FullName;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public string File(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    /// <summary>Runs one line in the shell, in the folder that holds <c>dialogs/</c>: how it ended, and all that it said.</summary>
    public async Task<(int Code, string Words)> TypeAsync(string line)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", ["-c", line]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path })!;
        var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(Now), process.StandardError.ReadToEndAsync(Now));
        await process.WaitForExitAsync(Now);
        return (process.ExitCode, string.Concat(await output));
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
