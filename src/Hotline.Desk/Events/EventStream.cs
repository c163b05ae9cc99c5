using Hotline.Desk.Accounts;
using Hotline.Desk.Requests;
using Hotline.Storage.Casebook;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Hotline.Desk.Events;

/// <summary>One open event stream. It ends when the page goes away, when the session behind it does, or when the program stops: an open desk must not hold that up.</summary>
internal sealed class EventStream(StandingSessions sessions, DeskSession session, IHostApplicationLifetime program, TimeProvider clock)
{
    /// <summary>A comment line when nothing happened for this long, so that nobody on the way closes the connection.</summary>
    private static readonly TimeSpan Pulse = TimeSpan.FromSeconds(15);

    public async Task WriteAsync(HttpContext http, CasebookNews news)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, program.ApplicationStopping);
        var gone = either.Token;
        http.Response.ContentType = "text/event-stream";
        // Proxies must not collect it.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        try
        {
            await http.Response.WriteAsync(": open\n\n", gone);
            await http.Response.Body.FlushAsync(gone);
            while (true)
            {
                var changes = await news.ReadAsync(Pulse, clock, gone);
                // Looked up anew, and noted as seen: an open desk keeps its session.
                if (session.SessionId is not { } id || !await sessions.StandsAsync(id, gone)) return;
                await http.Response.WriteAsync(EventEndpoints.Frames(changes) is { Length: > 0 } frames ? frames : ": \n\n", gone);
                await http.Response.Body.FlushAsync(gone);
            }
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The page went away, or the program stops.
        }
        catch (CasebookAwayException)
        {
            // Whether the session stands cannot be known now. The page opens the stream again, and then again.
        }
    }
}
