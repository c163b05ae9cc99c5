using System.Diagnostics;

namespace Hotline.Tests.Support;

/// <summary>Gettext's own programs, which translators' tools call: the outside judge of PO files.</summary>
internal static class Gettext
{
    /// <summary>What the program printed; it must end well.</summary>
    public static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, errors.GetAwaiter().GetResult());
        return output;
    }
}
