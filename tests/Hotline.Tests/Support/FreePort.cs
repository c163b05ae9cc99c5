using System.Net;
using System.Net.Sockets;

namespace Hotline.Tests.Support;

/// <summary>
/// Finds a loopback port that nobody listens on, for programs that cannot choose one themselves. Never the same twice in a run, and none from the range out of which
/// the system serves outgoing connections: a program that is killed and started again finds its port still free. Thread-safe.
/// </summary>
internal static class FreePort
{
    private const int First = 15_000;
    private const int Count = 17_000;

    // Another run of the tests on this machine begins elsewhere.
    private static int next = Random.Shared.Next(Count);

    public static int Find()
    {
        while (true)
        {
            var port = First + (Interlocked.Increment(ref next) % Count);
            if (IsFree(port)) return port;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
