using System.Diagnostics;
using System.Runtime.Loader;
using System.Text.RegularExpressions;
using Hotline.Channels;

namespace Hotline.FunctionalTests.Channels;

/// <summary>
/// Builds the sample channel of <c>Hotline.Channels/README.md</c> with the SDK's own compiler, under the rules of the project that it would stand in: each block that begins with the name of a file is that file.
/// </summary>
internal static partial class SampleBuild
{
    private const string AssemblyName = "Hotline.Channels.Sample";

    /// <summary>Where the SDK stands whose runtime runs the tests, whichever program started them: …/shared/Microsoft.NETCore.App/VERSION/System.Private.CoreLib.dll.</summary>
    private static readonly string Dotnet = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));

    /// <summary>What the project's <c>ImplicitUsings</c> bring.</summary>
    private const string ImplicitUsings =
        "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    /// <summary>The files by name, as they stand in the README.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = Block().Matches(File.ReadAllText(Path.Combine(Repository.Root, "src", "Hotline.Channels", "README.md")))
        .ToDictionary(block => block.Groups["file"].Value, block => block.Groups["code"].Value, StringComparer.Ordinal);

    /// <summary>The one line that a channel takes in the program, as the README shows it.</summary>
    public static string Line => OneLine().Match(File.ReadAllText(Path.Combine(Repository.Root, "src", "Hotline.Channels", "README.md"))).Groups["module"].Value;

    /// <summary>The module that <see cref="Line"/> names. Fails with the compiler's words.</summary>
    public static async Task<IChannelModule> ModuleAsync(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("hotline-sample-").FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "ImplicitUsings.cs"), ImplicitUsings, cancellationToken);
        foreach (var (name, text) in Files)
        {
            var file = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, text, cancellationToken);
        }

        var built = Path.Combine(folder, $"{AssemblyName}.dll");
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Where(file => !Path.GetFileName(file).StartsWith("xunit", StringComparison.Ordinal));
        string[] arguments =
        [
            "-noconfig", "-nostdlib", "-nologo", "-target:library", "-nullable:enable", "-warnaserror+", "-langversion:latest", $"-out:{built}",
            .. references.Select(file => $"-r:{file}"), .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories),
        ];
        var response = Path.Combine(folder, "sample.rsp");
        await File.WriteAllLinesAsync(response, arguments.Select(argument => argument.Contains(' ', StringComparison.Ordinal) ? $"\"{argument}\"" : argument), cancellationToken);
        var (code, words) = await CompileAsync(response, cancellationToken);
        Assert.True(code == 0, $"The sample of src/Hotline.Channels/README.md does not build:\n{words}");
        var type = AssemblyLoadContext.Default.LoadFromAssemblyPath(built).GetTypes().Single(t => t.Name == Line);
        return (IChannelModule)Activator.CreateInstance(type)!;
    }

    private static async Task<(int Code, string Words)> CompileAsync(string response, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Path.Combine(Dotnet, "dotnet"), [Compiler(), "-noconfig", $"@{response}"]) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using var process = Process.Start(start)!;
        var words = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, string.Concat(await words));
    }

    /// <summary>The compiler of the newest SDK beside the runtime that runs the tests.</summary>
    private static string Compiler() => Directory.EnumerateDirectories(Path.Combine(Dotnet, "sdk"), $"{Environment.Version.Major}.*")
        .Select(sdk => Path.Combine(sdk, "Roslyn", "bincore", "csc.dll")).Where(File.Exists).Order(StringComparer.Ordinal).Last();

    [GeneratedRegex("```csharp\n// (?<file>[A-Za-z/]+\\.cs)\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex("```text\n +new (?<module>[A-Za-z]+)\\(\\),\n```", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OneLine();
}
