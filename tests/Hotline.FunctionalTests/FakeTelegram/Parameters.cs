using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>The parameters of a call, which may come as JSON, as a form or in the address, numbers also as text.</summary>
internal static class Parameters
{
    public static async Task<JsonObject> ReadAsync(HttpRequest request)
    {
        var parameters = new JsonObject();
        foreach (var (name, value) in request.Query) parameters[name] = Loose(value.ToString());
        if (request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(request.HttpContext.RequestAborted);
            foreach (var (name, value) in form) parameters[name] = Loose(value.ToString());
            foreach (var file in form.Files) parameters[file.Name] = await PartAsync(file);
        }
        else if (request.HasJsonContentType())
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: request.HttpContext.RequestAborted);
            foreach (var (name, value) in body!.AsObject()) parameters[name] = value?.DeepClone();
        }

        return parameters;
    }

    /// <summary>A file of a form: its name, its type, and its bytes as Base64.</summary>
    private static async Task<JsonObject> PartAsync(IFormFile file)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes);
        return new() { ["name"] = file.FileName, ["type"] = file.ContentType, ["content"] = Convert.ToBase64String(bytes.ToArray()) };
    }

    public static long? Number(this JsonObject parameters, string name) => parameters[name] switch
    {
        null => null,
        JsonValue value when value.TryGetValue<long>(out var number) => number,
        JsonValue value when value.TryGetValue<string>(out var text) && long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw BotException.Bad($"field \"{name}\" must be a number"),
    };

    public static long RequiredNumber(this JsonObject parameters, string name) => parameters.Number(name) ?? throw BotException.Bad($"{name} is empty");

    public static string Text(this JsonObject parameters, string name) => parameters[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : "";

    public static bool Flag(this JsonObject parameters, string name) => parameters[name] is JsonValue value && value.ToString() is "true" or "True";

    /// <summary>Objects and lists come as JSON text in forms.</summary>
    private static JsonNode? Loose(string text)
    {
        if (!text.StartsWith('{') && !text.StartsWith('[')) return text;
        try
        {
            return JsonNode.Parse(text);
        }
        catch (JsonException)
        {
            return text;
        }
    }
}
