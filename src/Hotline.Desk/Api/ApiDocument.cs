using System.Text.Json.Nodes;
using Hotline.Desk.Requests;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace Hotline.Desk.Api;

/// <summary>
/// The OpenAPI document of the desk, made from what is mapped. <c>src/desk/api/openapi.json</c> is a copy of it, from which the pages get their types; <c>ApiDocumentTests</c> compares the two and
/// holds real answers against it.
/// </summary>
internal static class ApiDocument
{
    public const string Name = "v1";

    private const string Root = "api/v1/";

    /// <summary>Any request may be refused in this form; which of the statuses are meant is in the words.</summary>
    private const string Refused = "4XX";

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, static options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = static endpoint => endpoint.RelativePath?.StartsWith(Root, StringComparison.Ordinal) == true;
        options.AddSchemaTransformer(ShapeAsync);
        options.AddOperationTransformer(SpeakAsync);
        options.AddDocumentTransformer(TitleAsync);
    });

    private static Task TitleAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo { Title = "Hotline desk", Version = Name };
        document.Servers = null;
        document.Tags = null;
        return Task.CompletedTask;
    }

    private static async Task SpeakAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        operation.Tags?.Clear();
        operation.Responses!.Add(Refused, new OpenApiResponse
        {
            Description = "Refused; nothing was changed.",
            Content = Content("application/json", await SchemaAsync(context, typeof(Refusal), cancellationToken)),
        });
        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<BodyOf>().FirstOrDefault() is { } body)
            operation.RequestBody = new OpenApiRequestBody { Content = Content(body.ContentType, await SchemaAsync(context, body.Type, cancellationToken)) };
    }

    private static Dictionary<string, OpenApiMediaType> Content(string type, IOpenApiSchema schema) => new(StringComparer.Ordinal) { [type] = new OpenApiMediaType { Schema = schema } };

    /// <summary>Ours by their names, the platform's in place.</summary>
    private static async Task<IOpenApiSchema> SchemaAsync(OpenApiOperationTransformerContext context, Type type, CancellationToken cancellationToken)
    {
        var schema = await context.GetOrCreateSchemaAsync(type, null, cancellationToken);
        if (type.Assembly != typeof(ApiDocument).Assembly) return schema;
        context.Document!.AddComponent(type.Name, schema);
        return new OpenApiSchemaReference(type.Name, context.Document);
    }

    private static Task ShapeAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        // We write numbers as numbers; that texts are read as numbers too is nobody's concern.
        if (schema.Type is { } type && (type.HasFlag(JsonSchemaType.Integer) || type.HasFlag(JsonSchemaType.Number))) (schema.Type, schema.Pattern) = (type & ~JsonSchemaType.String, null);
        if (context.JsonPropertyInfo is null) Require(schema, context.JsonTypeInfo.Type);
        else if (context.JsonPropertyInfo.AttributeProvider?.GetCustomAttributes(typeof(CodesAttribute), inherit: true) is [CodesAttribute codes]) Spell(schema, codes);
        return Task.CompletedTask;
    }

    /// <summary>Answers hold every property, also those that are null. A body may leave out what may be null.</summary>
    private static void Require(OpenApiSchema schema, Type type)
    {
        if (schema.Properties is not { Count: > 0 } properties) return;
        var isBody = type.Name.EndsWith("Body", StringComparison.Ordinal);
        schema.Required = properties.Where(p => !isBody || p.Value.Type?.HasFlag(JsonSchemaType.Null) == false).Select(p => p.Key).ToHashSet(StringComparer.Ordinal);
    }

    private static void Spell(OpenApiSchema schema, CodesAttribute codes)
    {
        var place = schema.Items as OpenApiSchema ?? schema;
        place.Enum = [.. ApiCodes.All[codes.Of].Select(code => (JsonNode)code)];
        if (place.Type?.HasFlag(JsonSchemaType.Null) == true) place.Enum.Add(null!);
    }
}
