using Hotline.Desk.Requests;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Hotline.Desk.Api;

/// <summary>The description of this API, for whoever is signed in.</summary>
internal sealed record ReadApiDocument : IDeskRequest<string>
{
    public Permission Needs => Permission.SignedIn;

    public string? Audit => null;
}

/// <summary>Handles <see cref="ReadApiDocument"/>.</summary>
internal sealed class ReadApiDocumentHandler([FromKeyedServices(ApiDocument.Name)] IOpenApiDocumentProvider documents) : IRequestHandler<ReadApiDocument, DeskResult<string>>
{
    public async Task<DeskResult<string>> Handle(ReadApiDocument request, CancellationToken cancellationToken)
    {
        var document = await documents.GetOpenApiDocumentAsync(cancellationToken);
        return DeskResult<string>.Ok(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, cancellationToken));
    }
}

/// <summary><c>/api/v1/openapi.json</c>.</summary>
internal static class ApiEndpoint
{
    public static void Map(RouteGroupBuilder api) => api.MapGet("/openapi.json", static async (IMediator desk, CancellationToken cancellationToken) =>
    {
        var result = await desk.Send(new ReadApiDocument(), cancellationToken);
        return result.Error is { } error ? DeskAnswers.Of(error) : Results.Text(result.Value, "application/json");
    }).ExcludeFromDescription();
}
