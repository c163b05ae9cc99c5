using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Requests;

/// <summary>Results as HTTP answers.</summary>
internal static class DeskAnswers
{
    /// <summary>200 with the value, 204 when there is none, else the error.</summary>
    public static IResult Of<T>(DeskResult<T> result) =>
        result.Error is { } error ? Of(error) : result.Value is null or Nothing ? Results.NoContent() : Results.Json(result.Value);

    /// <summary>202: it will be done, the transcript shows when.</summary>
    public static IResult Accepted<T>(DeskResult<T> result) => result.Error is { } error ? Of(error) : Results.Json(result.Value, statusCode: StatusCodes.Status202Accepted);

    public static IResult Of(DeskError error) => new ErrorAnswer(error);

    private sealed class ErrorAnswer(DeskError error) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (error.RetryAfter is { } wait)
                httpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
            return Results.Json(new { error = error.Code, message = error.Message }, statusCode: error.Status).ExecuteAsync(httpContext);
        }
    }
}
