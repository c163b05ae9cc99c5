using Hotline.Core.Conversations;
using Hotline.Storage.Casebook;
using Microsoft.AspNetCore.Http.Features;

namespace Hotline.Server.Security;

/// <summary>What a caller sees when something fails: one plain sentence, never a stack or content. A store that is away is 503, so that providers come again.</summary>
internal static partial class ErrorAnswers
{
    public static void UseErrorAnswers(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (BadHttpRequestException large) when (large.StatusCode == StatusCodes.Status413PayloadTooLarge && !context.Response.HasStarted)
        {
            var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize;
            await AnswerAsync(context, StatusCodes.Status413PayloadTooLarge, "too_large", $"This is too large: {limit} bytes at most in one request. Nothing was done; send less.");
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await AnswerAsync(context, bad.StatusCode, "bad_request", "The request could not be read.");
        }
        catch (CasebookAwayException) when (!context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = "5";
            await AnswerAsync(
                context, StatusCodes.Status503ServiceUnavailable, "casebook_away",
                "The desk cannot reach its casebook now. People are still answered by the bot, and nothing that they write is lost. Look again in a moment, before you repeat what you did.");
        }
        catch (StoreUnavailableException) when (!context.Response.HasStarted)
        {
            context.Response.Headers.RetryAfter = "5";
            await AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, "store_away", "The store is away for a moment. Nothing was taken in; please try again.");
        }
        catch (Exception fault) when (fault is not OperationCanceledException && !context.Response.HasStarted)
        {
            Log.Failed(app.Logger, context.GetEndpoint()?.DisplayName ?? "(no endpoint)", fault.GetType().Name, fault.StackTrace);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, "fault", "Something failed on our side. Please try again.");
        }
    });

    private static Task AnswerAsync(HttpContext context, int status, string code, string words)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsJsonAsync(new ErrorAnswer(code, words), ErrorJson.Default.ErrorAnswer, cancellationToken: context.RequestAborted);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "{Endpoint} failed with {Fault}. {Stack}")]
        public static partial void Failed(ILogger logger, string endpoint, string fault, string? stack);
    }
}
