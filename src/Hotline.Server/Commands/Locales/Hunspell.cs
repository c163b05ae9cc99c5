using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands.Locales;

/// <summary>Asks the program <c>hunspell</c>, from the system's packages, which words a dictionary does not know.</summary>
internal static class Hunspell
{
    private const string Packages = "hunspell hunspell-ru hunspell-en-us hunspell-uz hunspell-kk";

    /// <summary>The unknown ones of <paramref name="words"/>, or the unknown parts of a word with hyphens. Throws <see cref="SettingsException"/> when the program or the dictionary is not installed.</summary>
    public static async Task<IReadOnlySet<string>> UnknownAsync(string dictionary, IEnumerable<string> words, CancellationToken cancellationToken)
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var start = new ProcessStartInfo("hunspell", ["-i", "UTF-8", "-d", dictionary, "-l"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
        };
        using var hunspell = Begin(start);
        var output = hunspell.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = hunspell.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            foreach (var word in words) await hunspell.StandardInput.WriteLineAsync(word.AsMemory(), cancellationToken);
            hunspell.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read: what it says about that is below.
        }

        await hunspell.WaitForExitAsync(cancellationToken);
        // It ends with 0 whatever words it finds.
        if (hunspell.ExitCode != 0) throw new SettingsException($"hunspell has no dictionary {dictionary}: {(await errors).Trim()}. Install them: apt-get install {Packages}");
        return (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
    }

    private static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new SettingsException($"The program hunspell is not installed ({e.Message}). Install it with its dictionaries: apt-get install {Packages}");
        }
    }
}
