using System.Diagnostics;

namespace Hotline.FunctionalTests;

/// <summary>
/// Starts programs that other people wrote, from <c>tests/Hotline.FunctionalTests/peers</c>, and stops what it started. Installs them first when they are missing.
/// </summary>
internal static class Peers
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "tests", "Hotline.FunctionalTests", "peers");

    /// <summary>Runs a script under Node and returns when it has written a line that contains <paramref name="ready"/>.</summary>
    public static Task<Peer> StartAsync(string ready, params string[] arguments) => StartWithAsync("node", ready, arguments);

    /// <summary>The same under the newer Node that stands beside the peers, for those that want one.</summary>
    public static Task<Peer> StartNewerAsync(string ready, params string[] arguments) => StartWithAsync(Path.Combine(Folder, "node_modules", "node", "bin", "node"), ready, arguments);

    private static async Task<Peer> StartWithAsync(string node, string ready, string[] arguments)
    {
        await InstallAsync();
        var peer = new Peer(Start(node, arguments));
        try
        {
            await peer.LineAsync(ready);
            return peer;
        }
        catch
        {
            await peer.DisposeAsync();
            throw;
        }
    }

    /// <summary>Quick when everything is there already; the script itself keeps several callers apart.</summary>
    private static async Task InstallAsync()
    {
        await using var install = new Peer(Start("bash", ["install"]));
        if (await install.ExitCodeAsync() != 0) throw new InvalidOperationException($"peers/install failed:\n{install.Output}");
    }

    private static Process Start(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        return Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
    }
}
