using System.Text.RegularExpressions;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Localization;
using Hotline.Server;
using Hotline.Server.Workers;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs.Loading;

/// <summary>"Your first change" of <c>dialogs/README.md</c>, followed to the letter on the shipped scripts: what a newcomer types is what stands there.</summary>
public sealed partial class FirstChangeTests
{
    private static readonly ReadOptions Options = new() { Channels = ChannelModules.Table };

    [Fact]
    public void Whoever_follows_the_manual_adds_a_topic_in_two_languages_and_breaks_nothing()
    {
        var before = PublicationSource.FromFolders(Path.Combine(Repository.Root, "dialogs"), Path.Combine(Repository.Root, "locales"));
        var blocks = Blocks();
        Assert.Equal(7, blocks.Count);

        var scripts = before.With([
            new("dialogs/housing.yaml", blocks[0]),
            new("dialogs/menu.yaml", AboveItsLastLine(before.Files["dialogs/menu.yaml"], blocks[1])),
            new("dialogs/understanding/en.yaml", BelowItsFirstLine(before.Files["dialogs/understanding/en.yaml"], blocks[2])),
            new("dialogs/understanding/ru.yaml", BelowItsFirstLine(before.Files["dialogs/understanding/ru.yaml"], blocks[3])),
            new("dialogs/welcome.yaml", AboveItsLastLine(before.Files["dialogs/welcome.yaml"], blocks[4])),
        ]);
        var updated = SourceLocales.UpToDate(scripts, Options);
        var after = updated.With([
            new("locales/ru.po", Filled(updated.Files["locales/ru.po"])),
            new("dialogs/tests/housing.yaml", blocks[6]),
        ]);

        var result = PublicationReader.Read(after, Options);

        Assert.DoesNotContain(result.Faults, f => f.Severity == FaultSeverity.Error);
        Assert.DoesNotContain(result.Faults, f => f.File == "locales/ru.po" && f.Code is FaultCode.MissingTranslation or FaultCode.StaleTranslation);
        Assert.Empty(new ConversationPlayer(result.Publication!, new Readers(UnderstandingFiles.Learnt).Of(result.Publication!)).Play(after));
    }

    private static string AboveItsLastLine(string file, string block)
    {
        var there = block.TrimEnd('\n').Split('\n')[^1] + "\n";
        Assert.Single(Regex.Matches(file, Regex.Escape("\n" + there), RegexOptions.None, TimeSpan.FromSeconds(1)));
        return file.Replace("\n" + there, "\n" + block, StringComparison.Ordinal);
    }

    private static string BelowItsFirstLine(string file, string block)
    {
        var there = "\n" + block.Split('\n')[0] + "\n";
        Assert.Contains(there, file, StringComparison.Ordinal);
        return file.Replace(there, "\n" + block, StringComparison.Ordinal);
    }

    private static string Filled(string po)
    {
        foreach (Match line in Translation().Matches(Blocks()[5]))
        {
            var empty = new Regex($"(?<=msgctxt {Regex.Escape(line.Groups["context"].Value)}\nmsgid \"[^\"]*\"\n)msgstr \"\"", RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.Single(empty.Matches(po));
            po = empty.Replace(po, line.Groups["text"].Value);
        }

        return po;
    }

    private static List<string> Blocks()
    {
        var section = ManualTests.Manual().Split("## Your first change")[1].Split("\n## ")[0];
        return [.. Block().Matches(section).Select(m => m.Groups["text"].Value)];
    }

    [GeneratedRegex("```(yaml|po)\n(?<text>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();

    [GeneratedRegex("msgctxt (?<context>\".*\")\n(?<text>msgstr \".*\")", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Translation();
}
