using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// Finds out why a connection could not be made, by trying it by hand: address, TLS, password, one step after the other. The library only says that it failed.
/// </summary>
internal static class RedisProbe
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>One sentence about why a connection failed, saying what to check. Holds no password.</summary>
    public static async Task<string> WordsAsync(ConfigurationOptions configuration, Exception fault, CancellationToken cancellationToken) =>
        await FindAsync(configuration, cancellationToken) ?? Unexplained(configuration, fault);

    /// <summary>One sentence about the first server that does not work; null when all do.</summary>
    public static async Task<string?> FindAsync(ConfigurationOptions configuration, CancellationToken cancellationToken)
    {
        foreach (var endPoint in configuration.EndPoints)
            if (await FaultAsync(configuration, endPoint, cancellationToken) is { } words) return $"Redis at {RedisFaults.Where(endPoint)} {words}";
        return null;
    }

    /// <summary>What can be said when every server works.</summary>
    public static string Unexplained(ConfigurationOptions configuration, Exception fault) =>
        $"Redis at {RedisFaults.Where(configuration)} {RedisFaults.Words(fault) ?? $"answers, but the connection failed ({fault.GetType().Name}). Check Runtime:Redis."}";

    private static async Task<string?> FaultAsync(ConfigurationOptions configuration, EndPoint endPoint, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using var client = new TcpClient();
            await (endPoint is DnsEndPoint dns ? client.ConnectAsync(dns.Host, dns.Port, patience.Token) : client.ConnectAsync((IPEndPoint)endPoint, patience.Token));
            await using var stream = await OpenAsync(configuration, endPoint, client, patience.Token);
            return await TalkAsync(configuration, stream, patience.Token);
        }
        catch (SocketException e) when (e.SocketErrorCode is SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain)
        {
            return "has a name that nothing answers to. Check the host in Runtime:Redis.";
        }
        catch (AuthenticationException)
        {
            return "has a TLS certificate that this machine does not trust. Check the host's name, or install the certificate of whoever signed it (SSL_CERT_FILE).";
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return "does not answer. Check the address in Runtime:Redis, and the firewall; a server that wants TLS needs ssl=true.";
        }
        catch (Exception e) when (e is IOException or SocketException)
        {
            return configuration.Ssl
                ? "breaks the connection off. Check the port in Runtime:Redis, and that it speaks TLS there; if not, take ssl=true out."
                : "cannot be reached. Check that it runs, and the address in Runtime:Redis; if it wants TLS, add ssl=true.";
        }
    }

    private static async Task<Stream> OpenAsync(ConfigurationOptions configuration, EndPoint endPoint, TcpClient client, CancellationToken cancellationToken)
    {
        if (!configuration.Ssl) return client.GetStream();
        var secure = new SslStream(client.GetStream());
        await secure.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = configuration.SslHost ?? (endPoint as DnsEndPoint)?.Host ?? "" }, cancellationToken);
        return secure;
    }

    private static async Task<string?> TalkAsync(ConfigurationOptions configuration, Stream stream, CancellationToken cancellationToken)
    {
        if (!string.IsNullOrEmpty(configuration.Password) && await AskAsync(stream, ["AUTH", configuration.Password], cancellationToken) is ['-', .. var denied])
            return denied.Contains("without any password", StringComparison.Ordinal)
                ? "has no password, and Runtime:Redis gives one. Take it out, or set requirepass there."
                : RedisFaults.Refusal(denied) ?? "refuses the password in Runtime:Redis.";
        return await AskAsync(stream, ["PING"], cancellationToken) switch
        {
            ['-', .. var refused] => RedisFaults.Refusal(refused) ?? "answers, but refuses to talk. Check its log.",
            ['+', ..] => null,
            _ => "answers, but not like Redis. Check the port in Runtime:Redis; if it wants TLS, add ssl=true.",
        };
    }

    private static async Task<string> AskAsync(Stream stream, string[] words, CancellationToken cancellationToken)
    {
        var command = new StringBuilder($"*{words.Length}\r\n");
        foreach (var word in words) command.Append($"${Encoding.UTF8.GetByteCount(word)}\r\n{word}\r\n");
        await stream.WriteAsync(Encoding.UTF8.GetBytes(command.ToString()), cancellationToken);
        var answer = new byte[512];
        var length = await stream.ReadAsync(answer, cancellationToken);
        return Encoding.UTF8.GetString(answer, 0, length);
    }
}
