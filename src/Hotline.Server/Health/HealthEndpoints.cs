using Hotline.Server.Workers.Sending;

namespace Hotline.Server.Health;

/// <summary><c>/health/live</c>: the process answers. <c>/health/ready</c>: it can take messages. <c>/health/providers</c>: how it stands with
/// those who carry our replies. They say a line, or one for each provider, and nothing about people.</summary>
internal static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live\n"));
        routes.MapGet("/health/ready", async (Readiness readiness, CancellationToken cancellationToken) =>
            await readiness.WhatIsMissingAsync(cancellationToken) is { } missing
                ? Results.Text(missing + "\n", statusCode: StatusCodes.Status503ServiceUnavailable)
                : Results.Text("ready\n"));
        routes.MapGet("/health/providers", (ProviderAccounts accounts) => Results.Text(string.Concat(accounts.Statuses.Select(status => status.Words + "\n"))));
    }
}
