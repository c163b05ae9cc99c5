using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Twilio's Content API as far as Hotline uses it: it lists objects page by page, makes them, and knows what a message with their variables shows. Thread-safe.</summary>
public sealed partial class FakeContents
{
    private readonly Lock gate = new();
    private readonly List<JsonObject> all = [];

    /// <summary>Objects on a page, however many are asked for.</summary>
    public int OnPage { get; init; } = 50;

    public IReadOnlyList<string> Names
    {
        get
        {
            lock (gate) return [.. all.Select(one => one["friendly_name"]!.GetValue<string>())];
        }
    }

    /// <summary>As somebody made it in the console.</summary>
    public string Add(string name)
    {
        lock (gate) return Add(new JsonObject { ["friendly_name"] = name, ["language"] = "en", ["types"] = new JsonObject() });
    }

    /// <summary>As somebody deletes them in the console.</summary>
    public void Clear()
    {
        lock (gate) all.Clear();
    }

    /// <summary>Null for what is no call of this API.</summary>
    public (int Status, string Body)? Answer(string method, string path, IReadOnlyDictionary<string, string> query, string body)
    {
        if (path != "/v1/Content") return null;
        lock (gate)
        {
            if (method == "GET") return (200, Page(int.Parse(query.GetValueOrDefault("Page") ?? "0", CultureInfo.InvariantCulture)).ToJsonString());
            var sid = Add((JsonObject)JsonNode.Parse(body)!);
            return (201, all.Single(one => one["sid"]!.GetValue<string>() == sid).ToJsonString());
        }
    }

    /// <summary>What a person sees of a message with this object and these variables; null when there is no such object, and for a value that WhatsApp takes in no variable.</summary>
    public FakeKeyboard? Show(string sid, string variables)
    {
        JsonObject? found;
        lock (gate) found = all.Find(one => one["sid"]!.GetValue<string>() == sid);
        if (found is null) return null;
        using var given = JsonDocument.Parse(variables);
        if (given.RootElement.EnumerateObject().Any(one => one.Value.GetString()!.AsSpan().ContainsAny('\n', '\r', '\t') || one.Value.GetString()!.Contains("     ", StringComparison.Ordinal))) return null;
        var types = (JsonObject)found["types"]!;
        string Said(JsonNode? node) => Placeholder().Replace(node!.GetValue<string>(), place => given.RootElement.GetProperty(place.Groups["name"].Value).GetString()!);
        return types["twilio/quick-reply"] is { } quick
            ? new FakeKeyboard(Said(quick["body"]), null, [.. quick["actions"]!.AsArray().Select(one => (Said(one!["title"]), Said(one["id"])))])
            : new FakeKeyboard(Said(types["twilio/list-picker"]!["body"]), Said(types["twilio/list-picker"]!["button"]), [.. types["twilio/list-picker"]!["items"]!.AsArray().Select(one => (Said(one!["item"]), Said(one["id"])))]);
    }

    [GeneratedRegex(@"\{\{(?<name>\w+)\}\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    private string Add(JsonObject content)
    {
        var sid = string.Create(CultureInfo.InvariantCulture, $"HX{all.Count + 1:x32}");
        content["sid"] = sid;
        all.Add(content);
        return sid;
    }

    private JsonObject Page(int page) => new()
    {
        ["contents"] = new JsonArray([.. all.Skip(page * OnPage).Take(OnPage).Select(one => one.DeepClone())]),
        ["meta"] = new JsonObject
        {
            ["page"] = page,
            ["next_page_url"] = (page + 1) * OnPage < all.Count ? string.Create(CultureInfo.InvariantCulture, $"https://content.twilio.com/v1/Content?PageSize={OnPage}&Page={page + 1}&PageToken=PT{page}") : null,
        },
    };
}
