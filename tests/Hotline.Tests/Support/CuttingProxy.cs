using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Hotline.Tests.Support;

/// <summary>
/// Stands between programs and Redis and cuts connections in the worst moment: the command has gone through, its answer is taken from Redis and never passed on.
/// It can also let connections look alive and pass nothing. Thread-safe.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly int target;
    private readonly Task run;
    private int toCut;
    private int cuts;
    private int made;
    private volatile int hushed;
    private volatile string? hushingWord;
    private volatile bool severed;

    public CuttingProxy(int target)
    {
        this.target = target;
        listener.Start();
        run = RunAsync();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";

    /// <summary>Answers that were swallowed so far.</summary>
    public int Cuts => Volatile.Read(ref cuts);

    /// <summary>Cuts at the answer after so many others, on whichever connection it comes.</summary>
    public void CutAfter(int answers) => Interlocked.Exchange(ref toCut, answers + 1);

    /// <summary>From now on nothing passes any more, in either direction, on connections that are there or new.</summary>
    public void Sever() => severed = true;

    /// <summary>From now on nothing passes any more on the connections that are there; they stay open. New ones work.</summary>
    public void Hush() => hushed = Volatile.Read(ref made);

    /// <summary>Hushes them when a command with this word passes for the first time.</summary>
    public void HushAt(string word) => hushingWord = word;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await run;
        stop.Dispose();
    }

    private async Task RunAsync()
    {
        var links = new List<Task>();
        try
        {
            while (true) links.Add(LinkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(links);
        }
    }

    private async Task LinkAsync(TcpClient near)
    {
        var number = Interlocked.Increment(ref made);
        using var far = new TcpClient();
        using var cut = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        using (near)
        {
            try
            {
                (near.NoDelay, far.NoDelay) = (true, true);
                if (severed) return;
                await far.ConnectAsync(IPAddress.Loopback, target, cut.Token);
                await Task.WhenAny(PassAsync(near, far, number, answers: false, cut.Token), PassAsync(far, near, number, answers: true, cut.Token));
            }
            catch (Exception end) when (end is SocketException or OperationCanceledException)
            {
                // The other side is away: this side hears it by the end of the connection.
            }

            await cut.CancelAsync();
        }
    }

    private async Task PassAsync(TcpClient from, TcpClient to, int number, bool answers, CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await from.GetStream().ReadAsync(buffer, cancellationToken) is var length and > 0)
            {
                if (severed) return;
                if (!answers && hushingWord is { } word && Encoding.ASCII.GetString(buffer, 0, length).Contains(word, StringComparison.OrdinalIgnoreCase))
                {
                    hushingWord = null;
                    Hush();
                }

                if (number <= hushed) continue;
                if (answers && Volatile.Read(ref toCut) > 0 && Interlocked.Decrement(ref toCut) == 0)
                {
                    Interlocked.Increment(ref cuts);
                    return;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, length), cancellationToken);
            }
        }
        catch (Exception end) when (end is IOException or ObjectDisposedException or InvalidOperationException or OperationCanceledException)
        {
            // One of both has hung up.
        }
    }
}
