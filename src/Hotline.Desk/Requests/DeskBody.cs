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
        if (!context.Request.HasJsonContentType()) return default;
        try
        {
            return new DeskBody<T>(await context.Request.ReadFromJsonAsync<T>(context.RequestAborted));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) => builder.Metadata.Add(new BodyOf(typeof(T)));
}

/// <summary>Which body a request has, for the API's document. Not the framework's own word for it: that would turn requests away before they could be told why.</summary>
internal sealed record BodyOf(Type Type, string ContentType = "application/json");
