using System.Globalization;
using System.Text.Json;

namespace Hotline.Tests.Support;

/// <summary>Holds answers against the API's document (OpenAPI 3.1): what it does not say, or says otherwise, is a fault of one of the two.</summary>
internal sealed class ApiShapes(JsonElement document)
{
    /// <summary>The faults of one answer, each with its place; none when the document says it so.</summary>
    public IReadOnlyList<string> Faults(string method, string route, int status, JsonElement answer)
    {
        var place = $"{method} {route} {status}";
        if (!document.GetProperty("paths").TryGetProperty("/api/v1/" + route, out var path) || !path.TryGetProperty(method.ToLowerInvariant(), out var operation)) return [$"{place}: not in the document"];
        var responses = operation.GetProperty("responses");
        if (!responses.TryGetProperty(status.ToString(CultureInfo.InvariantCulture), out var response) && !(status is >= 400 and < 500 && responses.TryGetProperty("4XX", out response))) return [$"{place}: no such answer"];
        if (!response.TryGetProperty("content", out var content)) return answer.ValueKind == JsonValueKind.Undefined ? [] : [$"{place}: has a body"];
        return content.TryGetProperty("application/json", out var json) ? [.. Against(json.GetProperty("schema"), answer, place)] : [];
    }

    private IEnumerable<string> Against(JsonElement schema, JsonElement value, string place)
    {
        if (schema.TryGetProperty("$ref", out var name)) schema = document.GetProperty("components").GetProperty("schemas").GetProperty(name.GetString()!.Split('/')[^1]);
        // A schema that says nothing lets everything be: what belongs to somebody else's standard, as WebAuthn's questions do.
        if (!schema.EnumerateObject().Any()) return [];
        if (schema.TryGetProperty("oneOf", out var either)) return either.EnumerateArray().Any(one => !Against(one, value, place).Any()) ? [] : [$"{place}: none of those that it may be"];
        if (schema.TryGetProperty("type", out var type) && !Types(type).Contains(TypeOf(value))) return [$"{place}: is {TypeOf(value)}, not {type}"];
        if (schema.TryGetProperty("enum", out var codes) && !codes.EnumerateArray().Any(code => JsonElement.DeepEquals(code, value))) return [$"{place}: '{value}' is no code of {codes}"];
        return value.ValueKind switch
        {
            JsonValueKind.Object => Properties(schema, value, place),
            JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Against(schema.GetProperty("items"), item, $"{place}[{i}]")),
            _ => [],
        };
    }

    private IEnumerable<string> Properties(JsonElement schema, JsonElement value, string place)
    {
        // A value of many names is a map of them.
        if (!schema.TryGetProperty("properties", out var known)) known = default;
        foreach (var property in value.EnumerateObject())
        {
            if (known.ValueKind == JsonValueKind.Object && known.TryGetProperty(property.Name, out var its))
                foreach (var fault in Against(its, property.Value, $"{place}.{property.Name}")) yield return fault;
            else if (!schema.TryGetProperty("additionalProperties", out _)) yield return $"{place}.{property.Name}: not in the document";
        }

        if (!schema.TryGetProperty("required", out var required)) yield break;
        foreach (var name in required.EnumerateArray().Select(n => n.GetString()!))
            if (!value.TryGetProperty(name, out _)) yield return $"{place}.{name}: missing";
    }

    private static IEnumerable<string> Types(JsonElement type)
    {
        JsonElement[] types = type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray()] : [type];
        return types.SelectMany(t => t.GetString() == "number" ? ["number", "integer"] : new[] { t.GetString()! });
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.TryGetInt64(out _) ? "integer" : "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Null => "null",
        _ => "nothing",
    };
}
