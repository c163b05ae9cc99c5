using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Requests;

/// <summary>The JSON body of a request; <see cref="Value"/> is null when there is none or it cannot be read, so that the answer can say so in our words.</summary>
internal readonly record struct DeskBody<T>(T? Value)
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
}
