using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using Hotline.Channels.WebChat;
using Hotline.Server.Security;
using Microsoft.Extensions.Options;

namespace Hotline.Server.Pages;

/// <summary>
/// Serves the chat at <c>/chat</c> and the desk at <c>/desk</c>. The pages stand inside the assembly (see Pages.targets), so the program finds them
/// from wherever it is started, and no path of a request ever reaches the disk.
/// </summary>
internal static class PageEndpoints
{
    private const string Prefix = "pages/";
    private const string NotBuilt = "The pages were not built into this program. Build it with Node.js 20 or newer, without BuildPages=false.";

    // A file under assets/ has its content's hash in its name: it never changes.
    private const string Forever = "public, max-age=31536000, immutable";

    private const string NoStore = "no-store";
    private const string EmptyNonce = "nonce=\"\"";
    private const int NonceBytes = 16;

    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static IEndpointRouteBuilder MapPages(this IEndpointRouteBuilder app)
    {
        var exit = app.ServiceProvider.GetRequiredService<IOptions<WebChatOptions>>().Value.ExitUrl;
        var files = Load();
        app.MapMethods("/", Reading, static context =>
        {
            context.Response.Redirect("/chat");
            return Task.CompletedTask;
        });
        MapPage(app, "/chat", files.GetValueOrDefault("chat.html") is { } chat ? WithExit(chat, exit) : null, static (context, page) => SendAsync(context, page, NoStore));
        // Each room of the desk has its address; all of them are this one page.
        foreach (var path in new[] { "/desk", "/desk/{**room}" }) MapPage(app, path, files.GetValueOrDefault("desk.html"), SendWithNonceAsync);
        foreach (var (name, file) in files.Where(file => !file.Key.EndsWith(".html", StringComparison.Ordinal)))
            app.MapMethods("/" + name, Reading, context => SendAsync(context, file, Forever));
        return app;
    }

    private static void MapPage(IEndpointRouteBuilder app, string path, PageFile? page, Func<HttpContext, PageFile, Task> send) =>
        app.MapMethods(path, Reading, context =>
        {
            if (page is not null) return send(context, page);
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return context.Response.WriteAsync(NotBuilt, context.RequestAborted);
        });

    /// <summary>The desk's parts make style elements. The browser takes those that carry a value which this one answer names, and no others.</summary>
    private static async Task SendWithNonceAsync(HttpContext context, PageFile page)
    {
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(NonceBytes));
        context.Response.Headers.ContentSecurityPolicy = SecurityHeaders.WithStyles(nonce);
        context.Response.Headers.CacheControl = NoStore;
        context.Response.ContentType = page.ContentType;
        var html = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(page.Content).Replace(EmptyNonce, $"nonce=\"{nonce}\"", StringComparison.Ordinal));
        context.Response.ContentLength = html.Length;
        if (!HttpMethods.IsHead(context.Request.Method)) await context.Response.Body.WriteAsync(html, context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, PageFile file, string cache)
    {
        var (bytes, encoding) = file.For(context.Request.Headers.AcceptEncoding);
        var response = context.Response;
        response.ContentType = file.ContentType;
        response.ContentLength = bytes.Length;
        response.Headers.CacheControl = cache;
        response.Headers.Vary = "Accept-Encoding";
        if (encoding is not null) response.Headers.ContentEncoding = encoding;
        if (!HttpMethods.IsHead(context.Request.Method)) await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    /// <summary>The page with the address of quick exit in its meta tag: it must be there before any request could fail.</summary>
    private static PageFile WithExit(PageFile page, string exit)
    {
        var html = Encoding.UTF8.GetString(page.Content);
        var preset = $"content=\"{new WebChatOptions().ExitUrl}\"";
        return new PageFile("chat.html", Encoding.UTF8.GetBytes(html.Replace(preset, $"content=\"{HtmlEncoder.Default.Encode(exit)}\"", StringComparison.Ordinal)));
    }

    private static Dictionary<string, PageFile> Load()
    {
        var assembly = typeof(PageEndpoints).Assembly;
        var files = new Dictionary<string, PageFile>(StringComparer.Ordinal);
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            using var content = new MemoryStream();
            stream.CopyTo(content);
            var name = resource[Prefix.Length..].Replace('\\', '/');
            files[name] = new PageFile(name, content.ToArray());
        }

        return files;
    }
}
