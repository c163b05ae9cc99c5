using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Hotline.Tests.Support;

/// <summary>Takes a JSON value apart: the path of everything inside it, and copies with one place changed.</summary>
internal static class JsonMutation
{
    /// <summary>The path of every member and element, at any depth.</summary>
    public static IEnumerable<IReadOnlyList<string>> Paths(JsonElement json)
    {
        IEnumerable<(string Step, JsonElement Value)> children = json.ValueKind switch
        {
            JsonValueKind.Object => json.EnumerateObject().Select(p => (p.Name, p.Value)),
            JsonValueKind.Array => json.EnumerateArray().Select((v, i) => (i.ToString(CultureInfo.InvariantCulture), v)),
            _ => [],
        };
        foreach (var (step, value) in children)
        {
            yield return [step];
            foreach (var below in Paths(value)) yield return [step, .. below];
        }
    }

    /// <summary>The value as text, with the place at <paramref name="path"/> holding <paramref name="raw"/>, or gone when that is null.</summary>
    public static string Replace(JsonElement json, IReadOnlyList<string> path, string? raw)
    {
        const string mark = "\u0001replaced\u0001";
        var root = JsonNode.Parse(json.GetRawText())!;
        var parent = path.SkipLast(1).Aggregate(root, (node, step) => node is JsonArray list ? list[int.Parse(step, CultureInfo.InvariantCulture)]! : node[step]!);
        if (parent is JsonArray array)
        {
            var index = int.Parse(path[^1], CultureInfo.InvariantCulture);
            if (raw is null) array.RemoveAt(index);
            else array[index] = mark;
        }
        else if (raw is null)
        {
            parent.AsObject().Remove(path[^1]);
        }
        else
        {
            parent[path[^1]] = mark;
        }

        // As text, because some of the raw values are not valid as a node: numbers out of range, halves of a pair.
        return root.ToJsonString().Replace("\"\\u0001replaced\\u0001\"", raw, StringComparison.Ordinal);
    }
}
