using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Dialogs.Schema;

/// <summary>
/// The language of the scripts as JSON Schema (draft 7), so that editors complete and check <c>dialogs/*.yaml</c> while somebody writes. It knows shapes only: whether a target is there, or a slot is
/// ever filled, only the reader can tell. Keys come from the tables of the readers; a key that has no row here fails when the schema is made.
/// </summary>
public static class ScriptSchema
{
    private static readonly JsonSerializerOptions Form = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>File name and text: <c>dialog.json</c> for a dialog, <c>always.json</c> for <c>_always.yaml</c>, <c>settings.json</c> for <c>hotline.yaml</c>.</summary>
    public static IReadOnlyDictionary<string, string> Files { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["dialog.json"] = Text(Root("A dialog of Hotline", DialogKeys(), "dialog", "nodes")),
        ["always.json"] = Text(Root("_always.yaml of Hotline", AlwaysKeys(), "dialog", "reactions", "texts")),
        ["settings.json"] = Text(Root("hotline.yaml of Hotline", SettingsSchema.Keys(), "start", "menu", "danger", "locales")),
    };

    private static Dictionary<string, JsonNode> DialogKeys() => new(StringComparer.Ordinal)
    {
        ["dialog"] = SchemaParts.Named("name", "The name of this file without '.yaml'."),
        ["topic"] = SchemaParts.Named("name", "What the dialog is about; a topic of danger must lead to a person."),
        ["nodes"] = SchemaParts.Named("nodes", "The steps, in order. The first is the start; each falls to the next, unless it says 'then:'."),
    };

    private static Dictionary<string, JsonNode> AlwaysKeys() => new(StringComparer.Ordinal)
    {
        ["dialog"] = SchemaParts.Words([ScriptNames.Always]),
        ["reactions"] = SchemaParts.Map(ScriptNames.Words<ReactionKind>().ToDictionary(word => word, _ => SchemaParts.Named("reaction", null), StringComparer.Ordinal), ScriptNames.Words<ReactionKind>()),
        ["texts"] = SchemaParts.Map(ScriptNames.Words<SystemLine>().ToDictionary(word => word, _ => SchemaParts.Named("text", null), StringComparer.Ordinal), ScriptNames.Words<SystemLine>()),
        ["nodes"] = SchemaParts.Named("nodes", "Where reactions lead."),
    };

    private static JsonObject Root(string title, IReadOnlyDictionary<string, JsonNode> keys, params string[] required)
    {
        var root = new JsonObject { ["$schema"] = "http://json-schema.org/draft-07/schema#", ["title"] = title };
        foreach (var (key, value) in SchemaParts.Map(keys, required)) root[key] = value!.DeepClone();
        root["definitions"] = Used(root);
        return root;
    }

    /// <summary>The shared parts that a schema refers to, and those that these refer to.</summary>
    private static JsonObject Used(JsonObject schema)
    {
        var all = SchemaParts.Definitions();
        var (used, waiting) = (new SortedSet<string>(StringComparer.Ordinal), new Queue<JsonNode>([schema]));
        while (waiting.TryDequeue(out var part))
        {
            foreach (var (name, definition) in all)
            {
                if (part.ToJsonString().Contains($"\"#/definitions/{name}\"", StringComparison.Ordinal) && used.Add(name)) waiting.Enqueue(definition!);
            }
        }

        return new JsonObject(used.Select(name => KeyValuePair.Create(name, all[name]?.DeepClone())));
    }

    private static string Text(JsonObject schema) => schema.ToJsonString(Form) + "\n";
}
