using System.Text.Json;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>
/// Twilio's own description of its API, for what a validating proxy does not notice: a misspelt name of a parameter, in the query or in a form, and a call that Twilio does not have. Nothing is wrong where the
/// outside data is absent. The description is cut to messages; what the doctor reads beside them stands here.
/// </summary>
internal static class TwilioDescription
{
    private static readonly Lazy<IReadOnlyList<Operation>> Operations = new(Read);

    private static readonly Operation Numbers = new("GET", "/2010-04-01/Accounts/{AccountSid}/IncomingPhoneNumbers.json".Split('/'), ["PhoneNumber", "FriendlyName", "Beta", "Origin", "PageSize", "Page", "PageToken"], []);

    /// <summary>What is wrong with a request; null when nothing is.</summary>
    public static string? Fault(TwilioRequest request)
    {
        // A file's own address is in no description.
        if (Operations.Value.Count == 0 || !request.Path.EndsWith(".json", StringComparison.Ordinal)) return null;
        if (Operations.Value.FirstOrDefault(one => one.Method == request.Method && Fits(request.Path.Split('/'), one.Path)) is not { } operation) return $"Twilio has no {request.Method} {request.Path}";
        var unknown = request.Query.Keys.Except(operation.Query).Concat(request.Form.Keys.Except(operation.Form)).ToList();
        return unknown.Count == 0 ? null : $"{request.Method} {request.Path} has no {string.Join(", ", unknown)}";
    }

    /// <summary>A piece in braces stands for anything, with what follows the braces at its end.</summary>
    private static bool Fits(string[] path, string[] described) => path.Length == described.Length && path.Zip(described).All(pair =>
        pair.Second.StartsWith('{') ? pair.First.EndsWith(pair.Second[(pair.Second.IndexOf('}', StringComparison.Ordinal) + 1)..], StringComparison.Ordinal) : pair.First == pair.Second);

    private static List<Operation> Read()
    {
        if (SharedData.TryFind("contracts/twilio/twilio_api_v2010.messages.strict.openapi.json") is not { } path) return [];
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        return [Numbers, .. file.RootElement.GetProperty("paths").EnumerateObject().SelectMany(place => place.Value.EnumerateObject()
            .Where(call => call.Name is "get" or "post" or "delete")
            .Select(call => new Operation(
                call.Name.ToUpperInvariant(),
                place.Name.Split('/'),
                call.Value.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "query").Select(p => p.GetProperty("name").GetString()!).ToHashSet() : [],
                call.Value.TryGetProperty("requestBody", out var body)
                    ? body.GetProperty("content").GetProperty("application/x-www-form-urlencoded").GetProperty("schema").GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet()
                    : [])))];
    }

    private sealed record Operation(string Method, string[] Path, HashSet<string> Query, HashSet<string> Form);
}
