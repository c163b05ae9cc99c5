using System.Diagnostics;
using System.Text;

namespace Hotline.FunctionalTests;

/// <summary>One running program and what it has written. Disposing ends it, by its own id.</summary>
internal sealed class Peer : IAsyncDisposable
{
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly StringBuilder output = new();
    private readonly Pulse written = new();

    public Peer(Process process)
    {
        this.process = process;
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.EnableRaisingEvents = true;
        process.Exited += (_, _) => written.Beat();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public string Output
    {
        get
        {
            lock (output) return output.ToString();
        }
    }

    /// <summary>Waits for a line that contains <paramref name="words"/>; fails with all of the output when the program ends before.</summary>
    public async Task LineAsync(string words)
    {
        using var hang = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        hang.CancelAfter(Hang);
        while (true)
        {
            var next = written.Next;
            if (Output.Contains(words, StringComparison.Ordinal)) return;
            if (process.HasExited) throw new InvalidOperationException($"The program ended before it wrote '{words}':\n{Output}");
            try
            {
                await next.WaitAsync(hang.Token);
            }
            catch (OperationCanceledException)
            {
                throw new TimeoutException($"The program did not write '{words}':\n{Output}");
            }
        }
    }

    public async Task<int> ExitCodeAsync()
    {
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (output) output.AppendLine(line);
        written.Beat();
    }
}
