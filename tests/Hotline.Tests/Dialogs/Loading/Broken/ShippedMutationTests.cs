using Hotline.Core.Dialogs.Loading;
using Hotline.Server;
using Hotline.Tests.Support;

namespace Hotline.Tests.Dialogs.Loading.Broken;

/// <summary>The scripts of the repository, broken in one place after another: the check names that file and that line, and no error anywhere else.</summary>
public sealed class ShippedMutationTests
{
    /// <summary>Dialogs in which each way to break a line is tried, in turn until two of them have such a line.</summary>
    private static readonly string[] Dialogs = ["detention", "danger", "unpaid_wages", "violence", "forced_labour", "welcome", "medical"];

    private static readonly PublicationSource Whole = PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales"));

    /// <summary>Without the examples, which no broken dialog touches and which take most of the time.</summary>
    private static readonly Dictionary<string, string> Files =
        Whole.Files.Where(f => !f.Key.Contains("/examples/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);

    public static TheoryData<string, string, int> Lines
    {
        get
        {
            var lines = new TheoryData<string, string, int>();
            foreach (var (breakage, first) in Breakage.All.Select((b, i) => (b, i)))
            {
                var dialogs = Enumerable.Range(0, Dialogs.Length).Select(i => Dialogs[(first + i) % Dialogs.Length]).Where(d => breakage.In(Text($"dialogs/{d}.yaml"), first) is not null);
                foreach (var dialog in dialogs.Take(2)) lines.Add(breakage.Name, dialog, first);
            }

            return lines;
        }
    }

    [Fact]
    public void There_are_more_than_eighty_variants() => Assert.True(Lines.Count + Places.Count + Translations.Count > 80, $"{Lines.Count}, {Places.Count}, {Translations.Count}");

    [Theory]
    [MemberData(nameof(Lines))]
    public void A_broken_line_is_named_and_nothing_else(string name, string dialog, int nth)
    {
        var path = $"dialogs/{dialog}.yaml";
        var breakage = Breakage.All.Single(b => b.Name == name);
        var (text, line) = breakage.In(Text(path), nth)!.Value;

        Expect(Errors(translations: false, (path, text)), path, line, breakage.Code);
    }

    // What breaks, in which file, what stands there and what instead; a part of the line that is to be named, as what.
    public static TheoryData<string, string, string, string, string, string> Places => new()
    {
        { "dropped choice that is asked for", "dialogs/pregnancy.yaml", "      ninth: \"Month 9\"\n", "", "- when: { month: ninth }", "unknown-value" },
        { "renamed node", "dialogs/detention.yaml", "\n  past:\n", "\n  it_was_earlier:\n", "past: { label: \"It is over\"", "unknown-target" },
        { "unreachable node", "dialogs/medical.yaml", "    goto: next_step\n", "    goto: next_step\n  lost:\n    say: \"Nobody comes here.\"\n", "  lost:", "unreachable" },
        { "loop without a question", "dialogs/goodbye.yaml", "goto: menu", "goto: goodbye", "  bye:", "cycle-without-question" },
        { "dialog that calls itself", "dialogs/country.yaml", "  done:\n    end: \"\"", "  done:\n    call: country", "  done:", "calls-too-deep" },
        { "way out of danger without a person", "dialogs/detention.yaml", "  past_next:\n    goto: next_step", "  past_next:\n    end: \"Goodbye.\"", "  past_next:", "no-handoff" },
        { "question before the numbers", "dialogs/danger.yaml", "call {fact.emergency.phone}.\n      Ambulance: {fact.ambulance.phone}.\n      Police, a state office, you decide: {fact.police.phone}.\n  call_person:",
            "call somebody.\n  sure:\n    ask: \"Are you sure?\"\n    expect: yes_no\n    otherwise: { say: \"Yes or no?\", again: 1, then: call_person }\n  call_person:", "  sure:", "danger-unanswered" },
        { "operator without a person", "dialogs/_always.yaml", "    commands: [operator, person]\n    then: to_operator", "    commands: [operator, person]\n    then: stopped", "  stopped:", "no-way-to-a-person" },
        { "question without otherwise", "dialogs/country.yaml", "    otherwise: { say: \"Please choose the country from the list.\", again: 1, then: done }\n", "", "  country:", "no-otherwise" },
        { "node of two kinds", "dialogs/medical.yaml", "    sensitive: true\n  condition:", "    sensitive: true\n    end: \"Bye.\"\n  condition:", "  unsure:", "node-kind" },
        { "node of no kind", "dialogs/violence.yaml", "  help_near:\n    say: |", "  help_near:\n    sya: |", "  help_near:", "node-kind" },
        { "nobody that is no text", "dialogs/detention.yaml", "nobody: danger.saved_again", "nobody: details", "nobody: details", "nobody-is-not-say" },
        { "second document", "dialogs/goodbye.yaml", "goto: menu\n", "goto: menu\n...\n---\nb: c\n", "---", "not-yaml" },
        { "byte order mark", "dialogs/goodbye.yaml", "# The last words", "\uFEFF# The last words", "# The last words", "byte-order-mark" },
        { "bytes that are not UTF-8", "dialogs/goodbye.yaml", "If others see", "If \uFFFD others see", "If \uFFFD", "not-utf8" },
        { "control character", "dialogs/goodbye.yaml", "If others see", "If \u0007 others see", "If \u0007", "control-character" },
        { "menu that is none", "dialogs/hotline.yaml", "\nmenu: menu\n", "\nmenu: menuu\n", "menu: menuu", "unknown-target" },
        { "time zone that is none", "dialogs/hotline.yaml", "Asia/Almaty", "Asia/Almatty", "Asia/Almatty", "wrong-value" },
        { "country without a place", "dialogs/hotline.yaml", "places: { KZ: \"Almaty\", ", "places: { ", "zones: {", "missing-key" },
        { "silence without a unit", "dialogs/hotline.yaml", "timeout: { after: 20h", "timeout: { after: 20", "timeout: {", "bad-duration" },
        { "fallback that is no language", "dialogs/hotline.yaml", "\"uz-Latn ru en\"", "\"uz-Latn rus en\"", "uz-Latn rus en", "wrong-value" },
        { "sealed topic that is none", "dialogs/hotline.yaml", "sealed: [violence", "sealed: [violense", "sealed: [", "wrong-value" },
        { "number without its plus", "dialogs/hotline.yaml", "\"+77\"", "\"77\"", "phones: {", "bad-name" },
        { "line of the program that lacks", "dialogs/_always.yaml", "  skip: \"I don't know\"\n", "", "  yes: \"Yes\"", "missing-key" },
        { "word of two reactions", "dialogs/_always.yaml", "|one step back\"", "|one step back|menu\"", "  back:", "same-words" },
        { "reaction without an answer", "dialogs/_always.yaml", "    commands: [help]\n    then: help\n", "    commands: [help]\n", "  help:", "missing-key" },
        { "country of three letters", "dialogs/facts/KZ.csv", "KZ-EMG-101,KZ,", "KZ-EMG-101,KAZ,", "KZ-EMG-101", "bad-fact" },
        { "id of two rows", "dialogs/facts/KZ.csv", "KZ-EMG-101,", "KZ-EMG-102,", ",KZ,fire,", "bad-fact" },
        { "cell too many", "dialogs/facts/KZ.csv", "KZ-EMG-101,KZ,fire,", "KZ-EMG-101,KZ,fire,,", "KZ-EMG-101", "bad-csv" },
        { "column that is none", "dialogs/facts/KZ.csv", "phone,website,", "phone,web,", "id,country", "bad-csv" },
        { "reply that cites an answer", "dialogs/replies.yaml", "{fact.ambulance.phone}", "{passport}", "{passport}", "unknown-placeholder" },
    };

    [Theory]
    [MemberData(nameof(Places))]
    public void A_broken_script_is_named_where_it_is_to_be_mended(string name, string path, string was, string put, string at, string code)
    {
        Assert.NotEmpty(name);
        var broken = Replaced(Text(path), was, put);

        Expect(Errors(translations: false, (path, broken)), path, LineOf(broken, at), code);
    }

    // What breaks, in which language and line of safety, what stands in its entry and what instead, as what it is named.
    public static TheoryData<string, string, string, string, string, string> Translations => new()
    {
        { "swapped placeholder", "ru", "danger.unclear", "msgstr \"\"\n\"Мы", "msgstr \"\"\n\"{fact.crisis_line.phone} Мы", "placeholders-differ" },
        { "lost placeholder", "kk", "danger.birth", "{fact.ambulance.phone}", "103", "placeholders-differ" },
        { "stale line", "ky", "danger.child", "msgctxt", "#, fuzzy\nmsgctxt", "stale-translation" },
        { "source that changed", "tg", "danger.suicide.sms", "msgid \"\"\n\"", "msgid \"\"\n\"Now ", "stale-translation" },
        { "open brace", "uz-Latn", "danger.violence", "{fact.police.phone}", "{fact.police.phone", "stray-brace" },
        { "word of two reactions", "uz-Cyrl", "_always.leave.words", "msgstr \"", "msgstr \"стоп|", "same-words" },
    };

    [Theory]
    [MemberData(nameof(Translations))]
    public void A_broken_translation_is_named_at_its_entry(string name, string locale, string context, string was, string put, string code)
    {
        Assert.NotEmpty(name);
        var path = $"locales/{locale}.po";
        var text = Text(path);
        var key = text.IndexOf($"msgctxt \"{context}\"\n", StringComparison.Ordinal);
        var from = text.LastIndexOf("\n\n", key, StringComparison.Ordinal);
        var to = text.IndexOf("\n\n", key, StringComparison.Ordinal);
        var broken = $"{text[..from]}{Replaced(text[from..to], was, put)}{text[to..]}";

        Expect(Errors(translations: true, (path, broken)), path, LineOf(broken, $"msgctxt \"{context}\""), code);
    }

    [Fact]
    public void Five_faults_of_one_dialog_are_named_at_once()
    {
        const string Path = "dialogs/detention.yaml";
        var text = Text(Path);
        var expected = new List<(int Line, string Code)>();
        foreach (var (name, nth) in new[] { ("yes for true, skip", 0), ("misspelt target", 3), ("code without plus", 1), ("unknown slot in a summary", 2), ("expectation that is none", 0), ("misspelt role", 0) })
        {
            var breakage = Breakage.All.Single(b => b.Name == name);
            if (breakage.In(text, nth) is not { } broken) continue;
            text = broken.Text;
            expected.Add((broken.Line, breakage.Code));
        }

        Assert.True(expected.Count >= 5);
        Assert.Equal(expected.Order(), Errors(translations: false, (Path, text)).Where(f => f.File == Path).Select(f => (f.Line, f.Code)).Distinct().Order());
    }

    private static void Expect(IReadOnlyList<Fault> errors, string file, int line, string code)
    {
        var said = string.Join('\n', errors.Select(f => $"{f} [{f.Code}]"));
        Assert.True(errors.Any(f => f.File == file && f.Line == line && f.Code == code), $"Expected {file}:{line} [{code}], but was said:\n{said}");
        Assert.True(errors.All(f => f.File == file && f.Line == line), $"Only {file}:{line} [{code}] is wrong, but was said:\n{said}");
    }

    private static string Text(string path) => Files[path];

    private static string Replaced(string text, string was, string put)
    {
        Assert.Contains(was, text, StringComparison.Ordinal);
        // The last: in an entry of a translation the source comes first.
        var at = text.LastIndexOf(was, StringComparison.Ordinal);
        return $"{text[..at]}{put}{text[(at + was.Length)..]}";
    }

    private static int LineOf(string text, string part) => Array.FindIndex(text.Split('\n'), line => line.Contains(part, StringComparison.Ordinal)) + 1;

    private static IReadOnlyList<Fault> Errors(bool translations, params (string Path, string Text)[] changes)
    {
        var files = Files.Where(f => translations || !f.Key.StartsWith("locales/", StringComparison.Ordinal)).ToDictionary(StringComparer.Ordinal);
        foreach (var (path, text) in changes) files[path] = text;
        var read = PublicationReader.Read(PublicationSource.From(files), new ReadOptions(Translations: translations) { Channels = ChannelModules.Table });
        return [.. read.Faults.Where(f => f.Severity == FaultSeverity.Error)];
    }
}
