using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Schema;
using Hotline.Tests.Dialogs.Loading;
using Hotline.Tests.Dialogs.Loading.Broken;
using Hotline.Tests.Support;
using NJsonSchema;

namespace Hotline.Tests.Dialogs.Schema;

/// <summary>The schema for editors, judged by a validator that nobody here wrote.</summary>
public sealed class ScriptSchemaTests
{
    /// <summary>Faults of shape: who sees only the schema sees them too.</summary>
    private static readonly string[] Shapes =
        [FaultCode.UnknownKey, FaultCode.MissingKey, FaultCode.WrongKind, FaultCode.NodeKind, FaultCode.OutOfRange, FaultCode.BadFlag, FaultCode.BadDuration, FaultCode.ReservedName, FaultCode.BadName];

    /// <summary>What no schema can tell: two values held against each other.</summary>
    private static readonly string[] Beyond = ["'min' is larger", "brings its own choice", "is longer than 30 days"];

    private static readonly Dictionary<string, JsonSchema> Schemas = ScriptSchema.Files.ToDictionary(f => f.Key, f => JsonSchema.FromJsonAsync(f.Value).GetAwaiter().GetResult());

    public static TheoryData<string> Scripts =>
    [
        .. new[] { "dialogs", "tests/Hotline.Benchmarks/dialogs", "tests/Hotline.FunctionalTests/Faults/dialogs" }
            .SelectMany(folder => Directory.EnumerateFiles(Repository.Path(folder.Split('/')), "*.yaml").Select(file => $"{folder}/{Path.GetFileName(file)}"))
            .Where(file => Path.GetFileName(file) is not ("replies.yaml" or "cards.yaml")),
    ];

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_script_without_fault_is_fine(string path) =>
        Assert.Empty(Refusals(Path.GetFileName(path), File.ReadAllText(Repository.Path(path.Split('/')))));

    [Theory]
    [MemberData(nameof(ManualTests.Examples), MemberType = typeof(ManualTests))]
    public void Every_example_of_the_manual_is_fine(string name) => Assert.Empty(Refusals($"{name}.yaml", ManualTests.Example(name)));

    public static TheoryData<string> Broken => [.. Breakage.All.Where(b => b.Shape).Select(b => b.Name)];

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_shipped_dialog_of_another_shape_is_refused(string name)
    {
        var breakage = Breakage.All.Single(b => b.Name == name);
        var broken = Directory.EnumerateFiles(Repository.Path("dialogs"), "*.yaml").Where(f => Schema(Path.GetFileName(f)) == Schemas["dialog.json"] && Path.GetFileName(f) is not ("replies.yaml" or "cards.yaml"))
            .Select(f => breakage.In(File.ReadAllText(f), 0)?.Text).OfType<string>().ToList();

        Assert.NotEmpty(broken);
        Assert.All(broken, text => Assert.NotEmpty(Refusals("x.yaml", text)));
    }

    [Theory]
    [MemberData(nameof(BrokenScriptTests.Nodes), MemberType = typeof(BrokenScriptTests))]
    public void A_broken_node_is_refused_when_its_shape_is_wrong(string nodes, int line, string words)
    {
        var text = $"dialog: x\nnodes:\n{nodes}\n";
        var faults = SomeScripts.ReadDialog("x", text).Faults;
        Assert.Contains(faults, f => f.Line == line && f.Message.Contains(words, StringComparison.Ordinal));
        if (YamlJson.Of(text) is null || Beyond.Any(b => words.Contains(b, StringComparison.Ordinal)) || !faults.Any(f => Shapes.Contains(f.Code))) return;

        Assert.NotEmpty(Refusals("x.yaml", text));
    }

    /// <summary>After a change of the language: <c>hotline schema</c> writes the files anew.</summary>
    [Fact]
    public void The_files_of_the_repository_are_fresh()
    {
        foreach (var (name, text) in ScriptSchema.Files) Assert.Equal(text, File.ReadAllText(Repository.Path("dialogs", "schema", name)));
    }

    private static JsonSchema Schema(string file) => Schemas[file switch { "_always.yaml" => "always.json", "hotline.yaml" => "settings.json", _ => "dialog.json" }];

    private static List<string> Refusals(string file, string yaml) =>
        [.. Schema(file).Validate((YamlJson.Of(yaml) ?? throw new InvalidOperationException("This is not YAML.")).ToJsonString()).Select(e => $"{e.Path} line {e.LineNumber}: {e.Kind}")];
}
