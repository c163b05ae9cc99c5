using System.Net.Security;

namespace Hotline.Channels.Sending;

/// <summary>
/// The calls to one provider's API. Addresses, headers and bodies hold people, words and tokens, so they go through a handler of their own: no factory logging, no trace spans, no cookies, no
/// redirects that would carry a token elsewhere; and no exception leaves with an address in its words. Throws for cancellation, and <see cref="IOException"/> where what is to be sent cannot be
/// read; never for what the provider or the network does. Thread-safe.
/// </summary>
internal sealed class ProviderCalls : IDisposable
{
    private readonly SocketsHttpHandler handler = new()
    {
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        ConnectTimeout = TimeSpan.FromSeconds(10),
        ActivityHeadersPropagator = null,
        AllowAutoRedirect = false,
        UseCookies = false,
    };

    private readonly HttpMessageInvoker http;
    private readonly TimeProvider time;
    private readonly Uri baseAddress;
    private readonly int largestAnswer;
    private readonly string? userAgent;

    /// <summary>Relative addresses go below <paramref name="baseAddress"/>; an answer of more than <paramref name="largestAnswer"/> bytes counts as lost.</summary>
    public ProviderCalls(TimeProvider time, Uri baseAddress, int largestAnswer, string? userAgent = null)
    {
        (this.time, this.baseAddress, this.largestAnswer, this.userAgent) = (time, baseAddress, largestAnswer, userAgent);
        // Without the client around it, whose time limit, buffer and base address cost each call more than ours do.
        http = new HttpMessageInvoker(handler, disposeHandler: false);
    }

    /// <summary>Whom these calls believe on TLS. A test that stands in for a provider has a certificate of its own.</summary>
    internal SslClientAuthenticationOptions Tls => handler.SslOptions;

    /// <summary>Calls, reads the answer to its end, and disposes the request.</summary>
    public async Task<ProviderAnswer> SendAsync(HttpRequestMessage request, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var sent = request;
        using var deadline = new CancellationTokenSource(atMost, time);
        await using var cancelled = EndWith(deadline, cancellationToken);
        try
        {
            using var response = await http.SendAsync(Complete(request), deadline.Token);
            await response.Content.LoadIntoBufferAsync(largestAnswer, deadline.Token);
            return new ProviderAnswer.Came((int)response.StatusCode, response.Headers, await response.Content.ReadAsByteArrayAsync(deadline.Token));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Our deadline, or the shorter one for making a connection.
            return new ProviderAnswer.Lost(deadline.IsCancellationRequested, Error: null);
        }
        catch (HttpRequestException fault)
        {
            return new ProviderAnswer.Lost(!IsBeforeSending(fault.HttpRequestError), fault.HttpRequestError);
        }
    }

    /// <summary>The answer with its body still to come, for a file: the caller reads within its own time and disposes. Null when none came. Disposes the request.</summary>
    public async Task<HttpResponseMessage?> OpenAsync(HttpRequestMessage request, TimeSpan atMost, CancellationToken cancellationToken)
    {
        using var sent = request;
        using var deadline = new CancellationTokenSource(atMost, time);
        await using var cancelled = EndWith(deadline, cancellationToken);
        try
        {
            return await http.SendAsync(Complete(request), deadline.Token);
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    public void Dispose()
    {
        http.Dispose();
        handler.Dispose();
    }

    private static CancellationTokenRegistration EndWith(CancellationTokenSource deadline, CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static deadline => ((CancellationTokenSource)deadline!).Cancel(), deadline);

    private HttpRequestMessage Complete(HttpRequestMessage request)
    {
        if (request.RequestUri is { IsAbsoluteUri: false } below) request.RequestUri = new Uri(baseAddress, below);
        if (userAgent is not null) request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        return request;
    }

    /// <summary>Whether a request failed while its connection was made: nothing of it can have arrived.</summary>
    private static bool IsBeforeSending(HttpRequestError error) => error is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError
        or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
}
