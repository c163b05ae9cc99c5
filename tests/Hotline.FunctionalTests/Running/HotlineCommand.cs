using System.Diagnostics;

namespace Hotline.FunctionalTests.Running;

/// <summary>One run of a command of the real program.</summary>
internal static class HotlineCommand
{
    public static async Task<int> RunAsync(string data, params string[] arguments) => (await OutputAsync(data, input: "", arguments)).ExitCode;

    public static async Task<(int ExitCode, string Output)> OutputAsync(string data, string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Repository.Program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Repository.Root,
        };
        start.Environment["Data"] = data;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }
}
