using System.Globalization;
using System.Reflection;
using Hotline.Desk.Speech;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;

namespace Hotline.Desk.Requests;

/// <summary>Results as HTTP answers. Their types tell the API's document what an endpoint answers, so an endpoint returns one of them and not a bare <see cref="IResult"/>.</summary>
internal static class DeskAnswers
{
    /// <summary>200 with the value, 204 when there is none, else the error.</summary>
    public static DeskAnswer<T> Of<T>(DeskResult<T> result) => new(result);

    /// <summary>202: it will be done, the transcript shows when.</summary>
    public static AcceptedAnswer<T> Accepted<T>(DeskResult<T> result) => new(result);

    /// <summary>The refusal alone, for what answers otherwise than in JSON.</summary>
    public static IResult Of(DeskError error) => new ErrorAnswer(error);

    internal static IResult Json<T>(DeskResult<T> result, int status)
    {
        if (result.Error is { } error) return Of(error);
        return result.Value is null or Nothing ? Results.NoContent() : Results.Json(result.Value, statusCode: status);
    }

    private sealed class ErrorAnswer(DeskError found) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            // What is wrong with values that nobody sent says nothing.
            var error = Unread.Is(httpContext) && (found is { Code: "invalid" } or { Status: StatusCodes.Status409Conflict }) ? DeskError.NoBody : found;
            if (error.RetryAfter is { } wait)
                httpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            var words = DeskWords.For(httpContext.Request);
            var said = words.Find(error.Message);
            httpContext.Response.Headers.ContentLanguage = said is null ? DeskWords.English.Language : words.Language;
            return Results.Json(new Refusal(error.Code, said ?? error.Message), statusCode: error.Status).ExecuteAsync(httpContext);
        }
    }
}

/// <summary>Why a request was not done. <paramref name="Error"/>: a code for the page. <paramref name="Message"/>: whole sentences that say what to do, in the language that Content-Language names.</summary>
internal sealed record Refusal(string Error, string Message);

/// <summary>See <see cref="DeskAnswers.Of{T}"/>.</summary>
internal sealed class DeskAnswer<T>(DeskResult<T> result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => DeskAnswers.Json(result, StatusCodes.Status200OK).ExecuteAsync(httpContext);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) => builder.Metadata.Add(typeof(T) == typeof(Nothing)
        ? new ProducesResponseTypeMetadata(StatusCodes.Status204NoContent, typeof(void))
        : new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(T), ["application/json"]));
}

/// <summary>See <see cref="DeskAnswers.Accepted{T}"/>.</summary>
internal sealed class AcceptedAnswer<T>(DeskResult<T> result) : IResult, IEndpointMetadataProvider
{
    public Task ExecuteAsync(HttpContext httpContext) => DeskAnswers.Json(result, StatusCodes.Status202Accepted).ExecuteAsync(httpContext);

    public static void PopulateMetadata(MethodInfo method, EndpointBuilder builder) =>
        builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(T), ["application/json"]));
}
