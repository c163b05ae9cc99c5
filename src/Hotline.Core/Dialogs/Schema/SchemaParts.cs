using System.Text.Json.Nodes;
using Hotline.Core.Cases;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Understanding.Numbers;

namespace Hotline.Core.Dialogs.Schema;

/// <summary>The parts that the schemas share, by name; each refers to others as <c>#/definitions/NAME</c>.</summary>
internal static class SchemaParts
{
    private const string Name = "[a-z][a-z0-9_]{0,39}";
    private const string Flag = @"\+[A-Z][0-9]{1,2}";
    private static readonly string ChoiceName = $"^(?!({string.Join('|', ScriptNames.ReservedChoices.Order(StringComparer.Ordinal))})$)({Name}|[A-Z][A-Z])$";

    /// <summary>What stands under each key of a node, whatever its kind, with the words that an editor shows.</summary>
    private static readonly Dictionary<string, (string Part, string Words)> NodeKeys = new(StringComparer.Ordinal)
    {
        ["say"] = ("text", "Tells something and goes on."),
        ["ask"] = ("text", "Asks one question and waits for the answer."),
        ["branch"] = ("branch", "Takes the first way whose 'when:' holds."),
        ["set"] = ("set", "Notes something and goes on."),
        ["call"] = ("target", "Runs another dialog and comes back."),
        ["handoff"] = ("silence", "Calls a person; \"\" does so without a word."),
        ["goto"] = ("target", "Goes there for good."),
        ["end"] = ("silence", "Ends the dialog; \"\" does so without a word."),
        ["remind"] = ("text", "Writes this later, if the person asked for it."),
        ["then"] = ("target", "Where it goes on: a node, a dialog, or dialog.node."),
        ["sms"] = ("text", "A shorter twin for SMS: 134 Cyrillic letters are two parts, 201 three."),
        ["sensitive"] = ("flag", "Law or medicine: a translation that no native speaker has read goes out with the Russian or English below it."),
        ["checked"] = ("checked", "Who has checked this text of law, and when: '2026-03-31, NAME'; 'no' until somebody has."),
        ["save"] = ("slot", "The slot that keeps the answer."),
        ["choices"] = ("choices", "Answers to choose from: id and label. 'locales' offers the languages."),
        ["expect"] = ("expect", "What free writing may be."),
        ["topics"] = ("flag", "Free writing may name a topic: it counts as the choice of that id."),
        ["places"] = ("slot", "The slot that keeps a city that free writing names."),
        ["urgent"] = ("name", "The choice that free writing stands for when it reads as danger."),
        ["otherwise"] = ("otherwise", "What happens to an answer that does not fit."),
        ["skip"] = ("skip", "Offers \"I don't know\"."),
        ["timeout"] = ("timeout", "Where to go when nothing comes."),
        ["urgency"] = ("urgency", "How urgent the case is; it only rises."),
        ["summary"] = ("names", "The answers that the helper reads first."),
        ["nobody"] = ("target", "A 'say' node with the honest words for when no one is on duty."),
        ["after"] = ("duration", "When it is written: 30m, 20h, 3d."),
    };

    public static JsonObject Definitions() => new()
    {
        ["name"] = Pattern($"^{Name}$"),
        ["slot"] = Pattern($"^(?!({string.Join('|', ScriptNames.ReservedSlots.Order(StringComparer.Ordinal))})$){Name}$"),
        ["names"] = List(Named("name", null), 1),
        ["text"] = new JsonObject { ["type"] = Scalar(), ["minLength"] = 1, ["maxLength"] = DialogLimits.Text },
        ["silence"] = new JsonObject { ["type"] = Scalar(), ["maxLength"] = DialogLimits.Text },
        ["label"] = new JsonObject { ["type"] = Scalar(), ["minLength"] = 1, ["maxLength"] = DialogLimits.Label },
        ["words"] = Pattern(@"^[^|]*[^|\s][^|]*(\|[^|]*[^|\s][^|]*)*$"),
        ["flag"] = new JsonObject { ["type"] = "boolean" },
        ["checked"] = Pattern("^(no|[0-9]{4}-[0-9]{2}-[0-9]{2}, *[^ ].*)$"),
        ["target"] = Pattern($@"^_?{Name}(\.{Name})?$"),
        ["duration"] = Pattern("^[0-9]{1,5}[mhd]$"),
        ["urgency"] = Words(ScriptNames.Words<Urgency>()),
        ["nodes"] = Keyed($"^{Name}$", "node"),
        ["node"] = AnyOf([.. NodeReader.Keys.Order(ByKey).Select(kind => Node(kind.Key, kind.Value))]),
        ["choices"] = AnyOf(Words(["locales"]), Keyed(ChoiceName, "choice")),
        ["choice"] = AnyOf(Named("label", null), Choice()),
        ["expect"] = AnyOf(Named("expectation", null), List(Named("expectation", null), 1)),
        ["expectation"] = AnyOf([Words(ExpectationReader.Settings.Keys.Order(StringComparer.Ordinal)), .. ExpectationReader.Settings.OrderBy(s => s.Key, StringComparer.Ordinal).Select(Expectation)]),
        ["otherwise"] = Map(AskNodes.OtherwiseKeys.ToDictionary(key => key, Otherwise, StringComparer.Ordinal), ["say", "again", "then"]),
        ["heard"] = Map(AskNodes.HeardKeys.ToDictionary(key => key, Otherwise, StringComparer.Ordinal), ["say", "then"]),
        ["skip"] = AnyOf(Named("flag", null), Map(new Dictionary<string, JsonNode>(StringComparer.Ordinal) { ["label"] = Named("label", null), ["then"] = Named("target", null) }, [])),
        ["timeout"] = Map(new Dictionary<string, JsonNode>(StringComparer.Ordinal) { ["after"] = Named("duration", null), ["then"] = Named("target", null) }, ["after", "then"]),
        ["branch"] = List(Map(new Dictionary<string, JsonNode>(StringComparer.Ordinal) { ["when"] = Named("when", null), ["set"] = Named("set", null), ["then"] = Named("target", null) }, []), 1),
        ["when"] = When(),
        ["value"] = AnyOf(new JsonObject { ["type"] = Scalar() }, List(new JsonObject { ["type"] = Scalar() }, 1)),
        ["set"] = Set(),
        ["reaction"] = Map(new Dictionary<string, JsonNode>(StringComparer.Ordinal) { ["words"] = Named("words", "Whole messages that mean this, separated by |."), ["commands"] = Named("names", "Commands without the slash."), ["then"] = Named("target", null) }, ["words"]),
    };

    /// <summary>A reference to a definition, with words for the editor.</summary>
    public static JsonNode Named(string part, string? words)
    {
        var reference = new JsonObject { ["$ref"] = $"#/definitions/{part}" };
        // Beside a reference draft 7 reads nothing, so the words stand around it.
        return words is null ? reference : new JsonObject { ["description"] = words, ["allOf"] = new JsonArray(reference) };
    }

    /// <summary>A map of exactly these keys.</summary>
    public static JsonObject Map(IReadOnlyDictionary<string, JsonNode> keys, IEnumerable<string> required)
    {
        var properties = new JsonObject();
        foreach (var (key, value) in keys) properties[key] = value;
        var needed = new JsonArray([.. required.Select(key => (JsonNode)key)]);
        var map = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (needed.Count > 0) map["required"] = needed;
        return map;
    }

    /// <summary>A map whose keys are names of the script's own.</summary>
    public static JsonObject Keyed(string pattern, string part) => new()
    {
        ["type"] = "object",
        ["minProperties"] = 1,
        ["patternProperties"] = new JsonObject { [pattern] = Named(part, null) },
        ["additionalProperties"] = false,
    };

    public static JsonObject Pattern(string pattern) => new() { ["type"] = "string", ["pattern"] = pattern };

    public static JsonObject List(JsonNode items, int min) => new() { ["type"] = "array", ["minItems"] = min, ["items"] = items };

    public static JsonObject Words(IEnumerable<string> words) => new() { ["enum"] = new JsonArray([.. words.Select(word => (JsonNode)word)]) };

    /// <summary>Scripts read everything as text; an editor sees numbers and true.</summary>
    private static JsonArray Scalar() => ["string", "number", "boolean"];

    private static JsonObject AnyOf(params JsonNode[] ways) => new() { ["anyOf"] = new JsonArray(ways) };

    private static JsonObject Node(string kind, IEnumerable<string> keys)
    {
        string[] required = kind switch { "remind" => ["remind", "after"], _ => [kind] };
        return Map(keys.ToDictionary(key => key, key => Named(NodeKeys[key].Part, NodeKeys[key].Words), StringComparer.Ordinal), required);
    }

    private static JsonObject Choice() => Map(ChoiceReader.Keys.ToDictionary(key => key, key => key switch
    {
        "label" => Named("label", "What stands on the button."),
        "sms" => Named("label", "A shorter label for SMS."),
        "also" => Named("words", "Other words that people use for it, separated by |."),
        "ago" => Pattern(@"^([0-9]{1,3}|[0-9]{1,3}-[0-9]{1,3}|[0-9]{1,3}\+)$"),
        "rest" => Named("flag", "Stands for all that the list does not name."),
        "then" => Named("target", "Where this answer leads."),
        "set" => Named("set", "What this answer notes."),
        _ => throw new InvalidOperationException($"A choice has the key '{key}', which the schema does not know. Add it to SchemaParts."),
    }, StringComparer.Ordinal), ["label"]);

    private static JsonNode Otherwise(string key) => key switch
    {
        "say" or "sms" => Named("text", null),
        "again" => new JsonObject { ["description"] = "How often it is asked again.", ["type"] = "integer", ["minimum"] = 0, ["maximum"] = DialogLimits.Again },
        "keep" => Named("slot", "The slot that keeps what was written, so that the helper reads it."),
        "then" => Named("target", "Where to go after that."),
        "heard" => Named("heard", "What is said, once, to somebody who answers with what happened to them."),
        "afraid" => Named("target", "Where somebody goes at once who answers with words of fear."),
        _ => throw new InvalidOperationException($"'otherwise' has the key '{key}', which the schema does not know. Add it to SchemaParts."),
    };

    private static JsonNode Expectation(KeyValuePair<string, string[]> expectation) =>
        Map(new Dictionary<string, JsonNode>(StringComparer.Ordinal) { [expectation.Key] = Map(expectation.Value.ToDictionary(setting => setting, setting => Setting(expectation.Key, setting), StringComparer.Ordinal), []) }, [expectation.Key]);

    private static JsonNode Setting(string expectation, string setting) => (expectation, setting) switch
    {
        ("number", "of") => Words(ScriptNames.Words<NumberKind>()),
        ("number", _) => new JsonObject { ["type"] = "number" },
        ("text", _) => new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["maximum"] = DialogLimits.SlotText },
        ("date", _) => Named("flag", null),
        _ => throw new InvalidOperationException($"'{expectation}' has the setting '{setting}', which the schema does not know. Add it to SchemaParts."),
    };

    private static JsonObject When()
    {
        var when = Map(new Dictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["any"] = List(Named("when", "One of these must hold."), 1),
            ["all"] = List(Named("when", "All of these must hold."), 1),
            ["not"] = Named("when", "This must not hold."),
        }, []);
        when["minProperties"] = 1;
        when["patternProperties"] = new JsonObject { [$@"^(?!(any|all|not)$){Name}(\.{Name}\.{Name})?$"] = Named("value", null) };
        return when;
    }

    private static JsonObject Set()
    {
        var set = Map(new Dictionary<string, JsonNode>(StringComparer.Ordinal)
        {
            ["urgency"] = Named("urgency", null),
            ["flags"] = Pattern($"^{Flag}( +{Flag})*$"),
            ["topic"] = Named("name", null),
            ["locale"] = new JsonObject { ["type"] = "string" },
        }, []);
        set["patternProperties"] = new JsonObject { [$"^(?!(urgency|flags|topic|locale)$){Name}$"] = new JsonObject { ["type"] = Scalar(), ["maxLength"] = DialogLimits.SlotText } };
        return set;
    }

    private static readonly Comparer<KeyValuePair<string, IReadOnlyCollection<string>>> ByKey = Comparer<KeyValuePair<string, IReadOnlyCollection<string>>>.Create((a, b) => string.CompareOrdinal(a.Key, b.Key));
}
