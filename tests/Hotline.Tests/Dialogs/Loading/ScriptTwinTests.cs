using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Spelling;
using Hotline.Server;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs.Loading;

public sealed class ScriptTwinTests
{
    private const string Latin = """
        language: uz-Latn
        markers: "men|yo'q|*ingiz"
        danger: { custody: ["meni * ushla*", "bo'limdaman"], medical: ["qon ket* + bola*"] }
        answers: { "yes": "ha", "no": "yoq|yo'q" }
        numbers: { words: { "1": "bir" } }
        """;

    private const string Cyrillic = """
        language: uz-Cyrl
        transliterated_from: uz-Latn
        without: "ёқ"
        danger: { medical: ["скорая*"], suicide: ["ўлмоқчиман"] }
        answers: { "no": "йок" }
        calls: ["қайердасиз"]
        """;

    [Fact]
    public void One_list_serves_both_scripts()
    {
        var (language, faults) = Read(Cyrillic, Latin);

        Assert.Empty(faults.InOrder());
        Assert.Equal(new LocaleTag("uz-Cyrl"), language.Locale);
        Assert.Equal(["мен", "йўқ", "*ингиз"], language.Markers);
        Assert.Equal(["Custody мени * ушла*", "Custody бўлимдаман", "Medical қон кет* + бола*", "Medical скорая*", "Suicide ўлмоқчиман"], language.Danger.Select(d => $"{d.Key} {d.Value}"));
        Assert.Equal(["ҳа"], language.Answers.Yes);
        Assert.Equal(["йўқ", "йок"], language.Answers.No);
        Assert.Equal("бир", Assert.Single(language.Numbers.Words).Value);
        Assert.Equal(["қайердасиз"], language.Calls);
    }

    [Theory]
    [InlineData("transliterated_from: ru", "'transliterated_from: ru' is no list that can be written in another script.")]
    [InlineData("transliterated_from: uz-Latn", "keep dialogs/understanding/uz-Latn.yaml")]
    [InlineData("transliterated_from: [uz-Latn]", "should be a text, but here is a list")]
    public void A_list_that_is_not_there_is_named(string line, string words)
    {
        var (_, faults) = Read($"language: uz-Cyrl\n{line}\ndanger: {{}}\n", latin: null);

        var fault = Assert.Single(faults.InOrder());
        Assert.Equal(2, fault.Line);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }

    /// <summary>What a Latin word is mended for is heard from whoever types in Cyrillic.</summary>
    [Fact]
    public void The_shipped_lists_say_in_Cyrillic_all_that_they_say_in_Latin()
    {
        var (latin, cyrillic) = (Shipped("uz-Latn"), Shipped("uz-Cyrl"));

        Assert.Empty(latin.Danger.Select(d => UzbekScript.ToCyrillic(d.Value)).Except(cyrillic.Danger.Select(d => d.Value)));
        Assert.Empty(latin.Calm.Select(UzbekScript.ToCyrillic).Except(cyrillic.Calm));
        Assert.Empty(latin.Urgent.Concat(latin.Topics).Select(d => UzbekScript.ToCyrillic(d.Value)).Except(cyrillic.Urgent.Concat(cyrillic.Topics).Select(d => d.Value)));
    }

    private static UnderstandingLanguage Shipped(string tag) => UnderstandingFiles.Data.Languages.Single(l => l.Locale == new LocaleTag(tag));

    private static (UnderstandingLanguage Language, FaultSink Faults) Read(string cyrillic, string? latin)
    {
        var faults = new FaultSink();
        var scope = new ReadScope(faults, ChannelModules.Table);
        var files = new Dictionary<string, YamlMap> { ["uz-Cyrl"] = YamlTreeReader.Read("uz-Cyrl.yaml", cyrillic, faults)! };
        if (latin is not null) files["uz-Latn"] = YamlTreeReader.Read("uz-Latn.yaml", latin, faults)!;
        return (new UnderstandingReader(scope).Read("uz-Cyrl", new ScriptTwin(scope, files).Whole(files["uz-Cyrl"]))!, faults);
    }
}
