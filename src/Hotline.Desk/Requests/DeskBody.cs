using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Hotline.Desk.Requests;

/// <summary>The JSON body of a request; <see cref="Value"/> is null when there is none or it cannot be read, so that the answer can say so in our words.</summary>
internal readonly record struct DeskBody<T>(T? Value) : IEndpointParameterMetadataProvider
    where T : class
{
    public static async ValueTask<DeskBody<T>> BindAsync(HttpContext context, ParameterInfo _)
    {
        var value = await ReadAsync(context);
        if (value is null) context.Items[typeof(Unread)] = true;
        return new DeskBody<T>(value);
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new BodyOf(typeof(T)));

    private static async Task<T?> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType()) return null;
        try
        {
            return await context.Request.ReadFromJsonAsync<T>(context.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Marks a request whose body was asked for and could not be had. It goes through the pipeline all the same: who may not do it is told that and nothing else.</summary>
internal static class Unread
{
    public static bool Is(HttpContext context) => context.Items.ContainsKey(typeof(Unread));
}

/// <summary>Which body a request has, for the API's document. Not the framework's own word for it: that would turn requests away before they could be told why.</summary>
internal sealed record BodyOf(Type Type, string ContentType = "application/json");
