using Microsoft.AspNetCore.Http;

namespace Hotline.Desk.Requests;

/// <summary>
/// Why a request was not done: a code for the page, words for the person in English (<c>DeskWords</c> has the other languages), and the HTTP status. <paramref name="RetryAfter"/> when trying later helps.
/// </summary>
internal sealed record DeskError(int Status, string Code, string Message, TimeSpan? RetryAfter = null)
{
    public static readonly DeskError SignedOut = new(StatusCodes.Status401Unauthorized, "signed_out", "You are signed out. Please sign in again.");

    public static readonly DeskError NotAllowed = new(StatusCodes.Status403Forbidden, "not_allowed", "Your account may not do this. Ask an administrator.");

    public static readonly DeskError Antiforgery = new(
        StatusCodes.Status400BadRequest, "antiforgery", "This page is too old to change anything. Reload it, then try again; nothing was changed.");

    public static readonly DeskError NoSuchAccount = new(StatusCodes.Status404NotFound, "not_found", "There is no such account. Go back to the list.");

    public static readonly DeskError NoSuchCase = new(StatusCodes.Status404NotFound, "not_found", "There is no such case. Go back to the queue.");

    /// <summary>Instead of whatever a request without a body is refused for.</summary>
    public static readonly DeskError NoBody = Invalid("The request has no JSON body, or one that cannot be read. Texts are whole Unicode, times are ISO 8601.");

    public static DeskError TooFast(TimeSpan retryAfter) => new(
        StatusCodes.Status429TooManyRequests, "too_fast", $"Your account asks more than one desk needs. Please wait {Math.Max(1, Math.Ceiling(retryAfter.TotalSeconds))} s; nothing was changed.", retryAfter);

    public static DeskError Invalid(string message) => new(StatusCodes.Status400BadRequest, "invalid", message);

    public static DeskError Conflict(string code, string message) => new(StatusCodes.Status409Conflict, code, message);

    public static DeskError TooMany(TimeSpan retryAfter) => new(
        StatusCodes.Status429TooManyRequests, "too_many", $"Too many tries. Please wait {Math.Ceiling(retryAfter.TotalMinutes)} min, then try again.", retryAfter);
}
