using System.Net;
using System.Net.Sockets;

namespace Hotline.Benchmarks.Load;

/// <summary>Loopback ports.</summary>
internal static class Ports
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until somebody listens.</summary>
    /// <exception cref="BenchmarkException">The process ended before, with what it complained of.</exception>
    public static async Task OpenAsync(int port, ChildProcess process, string name, CancellationToken cancellationToken)
    {
        while (!await ListensAsync(port, cancellationToken))
        {
            if (process.HasEnded) throw new BenchmarkException($"{name} ended at its start. {await process.FaultsAsync()}");
            await Task.Delay(Pause, cancellationToken);
        }
    }

    private static async Task<bool> ListensAsync(int port, CancellationToken cancellationToken)
    {
        try
        {
            using var probe = new TcpClient();
            await probe.ConnectAsync(IPAddress.Loopback, port, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
