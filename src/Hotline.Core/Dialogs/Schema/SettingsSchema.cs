using System.Text.Json.Nodes;
using Hotline.Core.Dialogs.Loading;

namespace Hotline.Core.Dialogs.Schema;

/// <summary>What stands under each key of <c>hotline.yaml</c>.</summary>
internal static class SettingsSchema
{
    private const string Country = "^[A-Z][A-Z]$";
    private const string Tag = "^[a-z]{2,3}(-[A-Z][a-z]{3})?$";
    private const string Place = @"^[a-z_][a-z0-9_]*\.[a-z][a-z0-9_]*$";

    public static Dictionary<string, JsonNode> Keys() => SettingsReader.Keys.ToDictionary(key => key, Of, StringComparer.Ordinal);

    private static JsonNode Of(string key) => key switch
    {
        "start" => SchemaParts.Named("target", "Where a new conversation begins."),
        "menu" => SchemaParts.Named("target", "The list of topics."),
        "danger" => SchemaParts.Named("target", "Where words of danger lead."),
        "mistaken" => SchemaParts.Named("target", "Where somebody goes on who says after an alarm that nobody is in danger."),
        "locales" => Under(Tag, Language()),
        "keep" => SchemaParts.Named("names", "Answers that stay when a person goes back to the menu."),
        "zones" or "places" => Under(Country, new JsonObject { ["type"] = "string", ["minLength"] = 1 }),
        "moves" => Under(Place, SchemaParts.Named("target", null)),
        "timeout" => SchemaParts.Named("timeout", "What happens to a form that is left in the middle."),
        "phones" => Under(@"^\+[0-9]{1,7}$", SchemaParts.Pattern("^[a-zA-Z-]+( [a-zA-Z-]+)*$")),
        "sealed" => SchemaParts.List(SchemaParts.Pattern("^([a-z][a-z0-9_]*|[A-Z][0-9]{1,2})$"), 0),
        _ => throw new InvalidOperationException($"hotline.yaml has the key '{key}', which the schema does not know. Add it to SettingsSchema."),
    };

    private static JsonObject Language() => SchemaParts.Map(new Dictionary<string, JsonNode>(StringComparer.Ordinal)
    {
        ["name"] = SchemaParts.Named("text", "The language's own name, for buttons."),
        ["words"] = SchemaParts.Named("words", "How people ask for it, in any language, separated by |."),
        ["fallback"] = SchemaParts.Pattern("^[a-zA-Z-]+( [a-zA-Z-]+)*$"),
    }, ["name", "words"]);

    private static JsonObject Under(string pattern, JsonNode value) => new()
    {
        ["type"] = "object",
        ["patternProperties"] = new JsonObject { [pattern] = value },
        ["additionalProperties"] = false,
    };
}
