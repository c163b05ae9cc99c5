using System.Diagnostics;

namespace Hotline.Benchmarks.Load;

/// <summary>What to start: program, arguments, settings of its environment, and the folder to start it in.</summary>
internal sealed record Command(string Program, params IReadOnlyList<string> Arguments)
{
    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    public string Folder { get; init; } = Repository.Root;
}

/// <summary>One program of a run, and what it has written. Disposing ends it by its own id: asked first, killed when it does not listen.</summary>
internal sealed class ChildProcess : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(15);

    private readonly Process process;
    private readonly Task<string> faults;
    private readonly TextWriter log;

    private ChildProcess(Process process, TextWriter log)
    {
        (this.process, this.log) = (process, log);
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        faults = process.StandardError.ReadToEndAsync();
    }

    public int Id => process.Id;

    public bool HasEnded => process.HasExited;

    /// <summary>Starts a program; what it prints goes to a file.</summary>
    public static ChildProcess Start(Command command, string logFile) => new(Begin(command), TextWriter.Synchronized(new StreamWriter(logFile) { AutoFlush = true }));

    /// <summary>Runs a program to its end. When cancelled it is killed.</summary>
    public static async Task<(int Code, string Output, string Faults)> RunAsync(Command command, string? input, CancellationToken cancellationToken)
    {
        using var process = Begin(command, input is not null);
        var (output, faults) = (process.StandardOutput.ReadToEndAsync(CancellationToken.None), process.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            if (input is not null)
            {
                await process.StandardInput.WriteAsync(input.AsMemory(), cancellationToken);
                process.StandardInput.Close();
            }

            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output, await faults);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    /// <summary>What it wrote as complaints; complete once it has ended.</summary>
    public Task<string> FaultsAsync() => faults;

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) await kill.WaitForExitAsync();
            using var patience = new CancellationTokenSource(Farewell);
            try
            {
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }

        process.Dispose();
        await log.DisposeAsync();
    }

    private static Process Begin(Command command, bool input = false)
    {
        var start = new ProcessStartInfo(command.Program, command.Arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = input,
            WorkingDirectory = command.Folder,
        };
        foreach (var (name, value) in command.Environment) start.Environment[name] = value;
        try
        {
            return Process.Start(start) ?? throw new BenchmarkException($"{command.Program} did not start.");
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new BenchmarkException($"{command.Program} could not be started: {fault.Message}. Is it installed?");
        }
    }

    private void Keep(string? line)
    {
        if (line is not null) log.WriteLine(line);
    }
}
