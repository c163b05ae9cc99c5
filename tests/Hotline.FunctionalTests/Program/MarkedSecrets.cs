using System.Text;
using Hotline.FunctionalTests.Running;

namespace Hotline.FunctionalTests.Program;

/// <summary>Looks for secrets in everything that a program has written: its data folder, a folder of its logs and metrics, and what it printed.</summary>
internal static class MarkedSecrets
{
    /// <summary>Where each was found, in any of its forms (<see cref="SecretForms"/>).</summary>
    public static List<string> Find(RunningHotline hotline, string logs, IEnumerable<string> secrets)
    {
        byte[][] wanted = [.. secrets.SelectMany(SecretForms.Of)];
        var found = new List<string>();
        foreach (var file in Directory.EnumerateFiles(hotline.Data, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)).Concat(Directory.EnumerateFiles(logs)))
        {
            var bytes = Read(file);
            found.AddRange(wanted.Where(s => bytes.AsSpan().IndexOf(s) >= 0).Select(s => $"{Path.GetFileName(file)}: {Convert.ToHexString(s)}"));
        }

        var output = Encoding.UTF8.GetBytes(string.Join('\n', hotline.Output));
        found.AddRange(wanted.Where(s => output.AsSpan().IndexOf(s) >= 0).Select(s => $"output: {Encoding.UTF8.GetString(s)}"));
        return found;
    }

    /// <summary>A file that somebody may be writing.</summary>
    public static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
    }
}
