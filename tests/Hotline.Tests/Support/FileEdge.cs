using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Support;

/// <summary>A server that gives files as the test says, on a real socket, with TLS under a certificate of its own when asked for. Keeps what it was asked: path and credentials. Thread-safe.</summary>
internal sealed class FileEdge : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly X509Certificate2? certificate;

    private FileEdge(WebApplication app, X509Certificate2? certificate) => (this.app, this.certificate) = (app, certificate);

    public string Url => app.Urls.Single();

    public ConcurrentQueue<(string Path, string Authorization)> Asked { get; } = new();

    /// <summary>Whether this is the certificate that it shows.</summary>
    public bool Is(X509Certificate? shown) => shown is not null && shown.GetCertHashString() == certificate?.Thumbprint;

    public static async Task<FileEdge> StartAsync(Func<HttpContext, Task> answer, bool tls = false)
    {
        var certificate = tls ? NewCertificate() : null;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            if (certificate is not null) listen.UseHttps(certificate);
        }));
        var edge = new FileEdge(builder.Build(), certificate);
        edge.app.Run(context =>
        {
            edge.Asked.Enqueue((context.Request.Path, context.Request.Headers.Authorization.ToString()));
            return answer(context);
        });
        await edge.app.StartAsync(TestContext.Current.CancellationToken);
        return edge;
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        certificate?.Dispose();
    }

    private static X509Certificate2 NewCertificate()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
