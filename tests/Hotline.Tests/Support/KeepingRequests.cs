using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;

namespace Hotline.Tests.Support;

/// <summary>Has a provider's stand-in keep every request that it gets. Comes before whatever answers.</summary>
internal static class KeepingRequests
{
    public static void KeepRequests(this WebApplication app) => app.Use(KeepAsync);

    private static async Task KeepAsync(HttpContext context, RequestDelegate next)
    {
        var request = context.Request;
        request.EnableBuffering();
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (Exception cut) when (cut is IOException or OperationCanceledException)
        {
            // A request that did not come whole is nobody's to judge; the stand-in sees it as it is.
            await next(context);
            return;
        }

        request.Body.Position = 0;
        new KeptRequest(request.Method, request.GetEncodedPathAndQuery(), One(request.Headers.Authorization), request.ContentType, body.ToArray()).Keep();
        await next(context);
    }

    private static string? One(Microsoft.Extensions.Primitives.StringValues values) => values.Count == 0 ? null : values.ToString();
}
