using Hotline.Core.Dialogs.Loading;

namespace Hotline.Tests.Dialogs.Loading;

/// <summary>Broken scripts and what is said about them. The node under test begins in line 3 of <c>x.yaml</c>.</summary>
public sealed class BrokenScriptTests
{
    // Node lines (from line 3 on), the expected line, the expected words.
    public static TheoryData<string, int, string> Nodes => new()
    {
        { "  a:\n    say: \"Hi\"\n    then: adlut\n  adult:\n    say: \"Yes\"", 5, "'then: adlut' names no node or dialog. Did you mean 'adult'?" },
        { "  a:\n    say: \"Hi\"\n    then: menu.whta", 5, "'then: menu.whta' names no node of 'menu'. Did you mean 'menu.what'?" },
        { "  a:\n    call: zzzzzzzz", 4, "'call: zzzzzzzz' names no node or dialog." },
        { "  a:\n    say: \"Hi\"\n    then: menu\n  menu:\n    say: \"Yes\"", 5, "names a node here and a dialog. Write 'x.menu' for the node" },
        { "  a:\n    sya: \"Hi\"", 3, "Node 'a' does nothing. Did you mean 'say'?" },
        { "  a:\n    say: \"Hi\"\n    end: \"Bye\"", 3, "Node 'a' is both 'say' and 'end'." },
        { "  a:\n    say: \"Hi\"\n    sensitiv: true", 5, "A node of kind 'say' has no key 'sensitiv'. Did you mean 'sensitive'?" },
        { "  a:\n    end: \"Hi\"\n    then: menu", 5, "A node of kind 'end' has no key 'then'." },
        { "  a:\n    say: \"Hi\"\n    say: \"Ho\"", 5, "'say' is written twice; first in line 4." },
        { "  a: \"Hi\"", 3, "'a:' should hold keys, but here is a text." },
        { "  a:\n    say: [one, two]", 4, "'say:' should be a text, but here is a list." },
        { "  a:\n    say: \"\"", 4, "'say:' is empty." },
        { "  a:\n    say: \"Hi {nme}\"", 4, "'{nme}' is no slot" },
        { "  a:\n    say: \"Hi {fact.ambulence.phone}\"", 4, "names the role 'ambulence', which no row of facts/ has. Did you mean 'ambulance'?" },
        { "  a:\n    say: \"Hi {fact.ambulance.fax}\"", 4, "should be 'fact.ROLE.phone'" },
        { "  a:\n    say: \"Hi {Name}\"", 4, "has a brace that belongs to no placeholder" },
        { "  Ab:\n    say: \"Hi\"", 3, "A node cannot be called 'Ab'." },
        { "  a:\n    ask: \"Hi?\"", 3, "Question 'a' takes no answer." },
        { "  a:\n    ask: \"Hi?\"\n    expect: number", 3, "Question 'a' does not say what happens to an answer that it does not understand. Give it 'otherwise:" },
        { "  a:\n    ask: \"Hi?\"\n    choices: { one: \"One\" }", 3, "Question 'a' does not say what happens to an answer" },
        { "  a:\n    ask: \"Hi?\"\n    choices: { one: \"One\" }\n    otherwise: { say: \"No.\", again: 1, then: a }\n    then: a", 3, "Who is not understood at 'x.a' goes to 'x.a', and no way leads from there to a person." },
        { "  a:\n    ask: \"Hi?\"\n    expect: numbr\n    otherwise: { say: \"No.\", again: 1, then: menu }", 5, "'expect: numbr' is not known. Did you mean 'number'?" },
        { "  a:\n    ask: \"Hi?\"\n    expect: { number: { min: 9, max: 1 } }\n    otherwise: { say: \"No.\", again: 1, then: menu }", 5, "'min' is larger than 'max'" },
        { "  a:\n    ask: \"Hi?\"\n    expect: { text: { max: 9999 } }\n    otherwise: { say: \"No.\", again: 1, then: menu }", 5, "should be a whole number from 1 to 500" },
        { "  a:\n    ask: \"Hi?\"\n    expect: [text, location]\n    otherwise: { say: \"No.\", again: 1, then: menu }", 5, "Put 'text' last." },
        { "  a:\n    ask: \"Hi?\"\n    expect: text\n    otherwise: { say: \"No.\", again: 99, then: menu }", 6, "'again: 99' should be a whole number from 0 to 9" },
        { "  a:\n    ask: \"Hi?\"\n    expect: text\n    otherwise: { say: \"No.\", again: 1 }", 6, "'otherwise' needs 'then:'." },
        { "  a:\n    ask: \"Hi?\"\n    choices: { skip: \"Skip\" }", 5, "No choice can be called 'skip'" },
        { "  a:\n    ask: \"Hi?\"\n    choices: { Bad: \"Skip\" }", 5, "A choice cannot be called 'Bad'." },
        { "  a:\n    ask: \"Hi?\"\n    expect: yes_no\n    urgent: yess\n    otherwise: { say: \"No.\", again: 1, then: menu }", 6, "'urgent: yess' is no answer of this question. Did you mean 'yes'?" },
        { "  a:\n    say: \"Hi\"\n    checked: A. Lawyer", 5, "'checked: A. Lawyer' says neither 'no' nor when and by whom." },
        { "  a:\n    ask: \"Hi?\"\n    choices: {}", 5, "'choices:' is empty." },
        { "  a:\n    ask: \"Hi?\"\n    choices:\n      one: { label: \"One\", also: \"first\" }\n      two: { label: \"Two\", also: \"First\" }", 7, "'First' stands for two choices, 'one' and 'two'." },
        { "  a:\n    ask: \"Hi?\"\n    choices: { yes: \"Yes\" }\n    expect: yes_no\n    otherwise: { say: \"No.\", again: 1, then: menu }", 3, "'expect: yes_no' brings its own choice 'yes'." },
        { "  a:\n    ask: \"Hi?\"\n    topics: true\n    expect: text\n    otherwise: { say: \"No.\", again: 1, then: menu }", 3, "no choices that a topic could name" },
        { "  a:\n    ask: \"Hi?\"\n    save: channel\n    choices: { one: \"One\" }", 5, "'channel' is a word of Hotline's own" },
        { "  a:\n    ask: \"Hi?\"\n    choices: { one: \"One\" }\n    timeout: { after: 20, then: menu }", 6, "'after: 20' is not a time. Write '30m', '20h' or '3d'." },
        { "  a:\n    ask: \"Hi?\"\n    choices: { one: \"One\" }\n    timeout: { after: 99d, then: menu }", 6, "is longer than 30 days (DialogLimits.WaitDays)" },
        { "  a:\n    ask: \"Hi?\"\n    choices: { one: \"One\" }\n    skip: maybe", 6, "'skip:' is 'true' or 'false'." },
        { "  a:\n    branch:\n      - then: menu\n      - when: { country: KZ }\n        then: menu", 6, "This way is never taken" },
        { "  a:\n    branch:\n      - when: { contry: KZ }\n        then: menu", 5, "'when:' names 'contry', but no 'save:' or 'set:' fills it. Did you mean 'country'?" },
        { "  a:\n    branch:\n      - when: { what: dangr }\n        then: menu", 5, "'what' is never 'dangr'. Did you mean 'danger'?" },
        { "  a:\n    branch:\n      - when: { channel: telegraf }\n        then: menu", 5, "'channel' is never 'telegraf'. Did you mean 'telegram'?" },
        { "  a:\n    branch:\n      - when: { language: ru }\n        then: menu", 5, "for a certain one use 'locale:'" },
        { "  a:\n    branch:\n      - when: { what: \"> other\" }\n        then: menu", 5, "compares by size, and 'other' has none" },
        { "  a:\n    branch:\n      - when: {}\n        then: menu", 5, "There is nothing to compare here." },
        { "  a:\n    branch: []", 4, "A branch needs at least one way out" },
        { "  a:\n    set: { flags: \"F7\" }", 4, "'flags: F7' is not a code." },
        { "  a:\n    set: { urgency: hight }", 4, "'urgency: hight' is not known." },
        { "  a:\n    set: { locale: xx }", 4, "'locale: xx' is no language of hotline.yaml." },
        { "  a:\n    set: { passport: }", 4, "'passport:' needs a value." },
        { "  a:\n    handoff: \"Wait.\"\n    summary: [what, wher]", 5, "'summary:' names 'wher', but no 'save:' or 'set:' fills it." },
        { "  a:\n    handoff: \"Wait.\"\n    nobody: b\n  b:\n    end: \"Bye\"", 5, "'nobody: b' is not a 'say' node." },
        { "  a:\n    remind: \"Hi\"", 4, "A node of kind 'remind' needs 'after:'." },
        { "  a:\n    goto: menu\n  b:\n    say: \"Lost\"", 5, "Nothing leads to node 'b'." },
        { "  a:\n    say: \"Hi\"\n  b:\n    say: \"Ho\"\n    then: a", 3, "This goes round without a question: a → b → a." },
        { "  a:\n    call: x", 3, "Dialogs call each other without end: x → x." },
        { "  a:\n    say: &here \"Hi\"", 4, "'&here' is a YAML anchor." },
        { "  a:\n    say: *here", 4, "'*here' refers to another place" },
        { "  a:\n    say: !!int 3", 4, "is a YAML tag" },
        { "  a:\n    say:\t\"Hi\"", 4, "There is a tab in this line." },
        { "  a:\n    say: What: a mess", 4, "This is not YAML" },
        { "  a:\n    say: \"и\u0304\"", 4, "The letter 'ӣ' is written as a letter and a sign apart." },
        { "  a:\n    say: \"a\uFFFDb\"", 4, "bytes that are not UTF-8" },
        { "  a:\n    say: \"Hi\"\n...\n---\nb: c", 6, "A second document begins here" },
    };

    [Theory]
    [MemberData(nameof(Nodes))]
    public void A_broken_node_is_named_with_file_line_and_remedy(string nodes, int line, string words)
    {
        var result = SomeScripts.ReadDialog("x", $"dialog: x\nnodes:\n{nodes}\n");

        Assert.Null(result.Publication);
        AssertFault(result, "dialogs/x.yaml", line, words);
    }

    // A file, what stands in it, the expected line and words.
    public static TheoryData<string, string, string, int, string> Files => new()
    {
        { "dialogs/x.yaml", "dialog: y\nnodes:\n  a:\n    say: \"Hi\"\n", "dialogs/x.yaml", 1, "'dialog: y' stands in dialogs/x.yaml." },
        { "dialogs/x.yaml", "dialog: x\nnodes: {}\n", "dialogs/x.yaml", 2, "This dialog has no nodes." },
        { "dialogs/x.yaml", "dialog: x\n", "dialogs/x.yaml", 1, "A dialog needs 'nodes:'." },
        { "dialogs/x.yaml", "", "dialogs/x.yaml", 1, "This file is empty." },
        { "dialogs/x.yaml", "- a\n- b\n", "dialogs/x.yaml", 1, "The file should hold keys such as 'dialog:', but here is a list." },
        { "dialogs/x.yaml", "dialog: x\nnodes:\n  a:\n    say: \"Hi\"\n", "dialogs/x.yaml", 3, "Nothing leads to dialog 'x'." },
        { "dialogs/Bad-Name.yaml", "dialog: Bad-Name\nnodes:\n  a:\n    say: \"Hi\"\n", "dialogs/Bad-Name.yaml", 1, "A dialog cannot be called 'Bad-Name'." },
        { "dialogs/facts/x.csv", "id,country\n", "dialogs/facts/x.csv", 1, "Column 'role' should be there once." },
        { "dialogs/facts/x.csv", Facts("KZ-1,KZ,a"), "dialogs/facts/x.csv", 2, "This row has 3 cells; there are 13 columns." },
        { "dialogs/facts/x.csv", Facts("KZ-1,Kazakhstan,r,k,no,E,R,,,,,,"), "dialogs/facts/x.csv", 2, "'Kazakhstan' is not a country." },
        { "dialogs/facts/x.csv", Facts("KZ-1,KZ,Big Role,k,no,E,R,,,,,,"), "dialogs/facts/x.csv", 2, "'Big Role' is not a role." },
        { "dialogs/facts/x.csv", Facts("KZ-1,KZ,r,k,no,E,R,1,,,src,03.03.2026,"), "dialogs/facts/x.csv", 2, "'checked' is not a day: '03.03.2026'. Write it as 2026-03-31" },
        { "dialogs/facts/x.csv", Facts("KZ-1,KZ,r,k,maybe,E,R,,,,,,"), "dialogs/facts/x.csv", 2, "'state_body' is 'yes' or 'no', not 'maybe'." },
        { "dialogs/facts/x.csv", Facts("KZ-103,KZ,r,k,no,E,R,,,,,,"), "dialogs/facts/x.csv", 2, "The id 'KZ-103' is used twice; first in dialogs/facts/kz.csv:2." },
        { "dialogs/facts/x.csv", Facts("KZ-1,KZ,r,emergency,no,E,R,,,,,,"), "dialogs/facts/x.csv", 2, "An emergency row needs its 'phone'." },
        { "dialogs/facts/x.csv", Facts("KZ-1,KZ,r,k,no,\"E,R,,,,,,"), "dialogs/facts/x.csv", 2, "A quoted cell that begins in this row is never closed." },
        { "dialogs/facts/x.csv", Facts("KZ-1,KZ,r,k,no,\"E\" x,R,,,,,,"), "dialogs/facts/x.csv", 2, "After the closing quote stands ' x'." },
        { "dialogs/facts/x.csv", Facts("KZ-1,KZ,r,k,no,E \"x\",R,,,,,,"), "dialogs/facts/x.csv", 2, "has a quote inside" },
        { "dialogs/understanding/en.yaml", "language: ru\ndanger: {}\n", "dialogs/understanding/en.yaml", 1, "'language: ru' stands in dialogs/understanding/en.yaml." },
        { "dialogs/understanding/ru.yaml", "language: ru\ndanger: {}\n", "dialogs/understanding/ru.yaml", 1, "'ru' is no language of hotline.yaml." },
        { "dialogs/understanding/en.yaml", "language: en\ndanger: { custdy: [a] }\n", "dialogs/understanding/en.yaml", 2, "'danger' has no key 'custdy'. Did you mean 'custody'?" },
        { "dialogs/understanding/en.yaml", "language: en\ndanger: {}\nnumbers: { words: { two: both } }\n", "dialogs/understanding/en.yaml", 3, "'two' in 'words:' should be a number from 0 to 999" },
        { "dialogs/understanding/en.yaml", "language: en\ndanger: {}\ndates: { months: { 13: x } }\n", "dialogs/understanding/en.yaml", 3, "'13' in 'months:' should be a whole number from 1 to 12" },
        { "dialogs/understanding/en.yaml", "language: en\ndanger: {}\nanswers: { yess: y }\n", "dialogs/understanding/en.yaml", 3, "'answers' has no key 'yess'. Did you mean 'yes'?" },
        { "dialogs/understanding/en.yaml", "language: en\ndanger: {}\nrequests: { languages: { tg: tajik } }\n", "dialogs/understanding/en.yaml", 3, "'tg' is no language of hotline.yaml." },
        { "dialogs/understanding/ideas.yaml", "Money: cash\n", "dialogs/understanding/ideas.yaml", 1, "Money" },
        { "dialogs/understanding/examples/en.tsv", "# ours\ndocumnts\tnormal\tmy permit\n", "dialogs/understanding/examples/en.tsv", 2, "'documnts' is no topic. Did you mean 'documents'?" },
        { "dialogs/understanding/examples/en.tsv", "documents\tsoon\tmy permit\n", "dialogs/understanding/examples/en.tsv", 1, "'soon' is no urgency. Known: normal, urgent, immediate." },
        { "dialogs/understanding/examples/en.tsv", "documents\tmy permit\n", "dialogs/understanding/examples/en.tsv", 1, "This line has 2 columns, not 3." },
        { "dialogs/understanding/examples/en.tsv", "documents\tnormal\t \n", "dialogs/understanding/examples/en.tsv", 1, "There is no message behind the second tab." },
        { "dialogs/understanding/examples/en.tsv", "documents\tnormal\tMy permit!\nmedical\tnormal\tmy permit\n", "dialogs/understanding/examples/en.tsv", 2, "This message is medical, normal, here and documents, normal, in line 1." },
        { "dialogs/understanding/examples/xx.tsv", "documents\tnormal\tmy permit\n", "dialogs/understanding/examples/xx.tsv", 1, "'xx' is no language of hotline.yaml." },
        { "dialogs/hotline.yaml", "", "dialogs/hotline.yaml", 1, "This file is empty." },
        { "dialogs/hotline.yaml", SomeScripts.Settings.Replace("danger: danger", "danger: dangr", StringComparison.Ordinal), "dialogs/hotline.yaml", 3, "'danger: dangr' names no dialog. Did you mean 'danger'?" },
        { "dialogs/hotline.yaml", SomeScripts.Settings.Replace("menu: menu\n", "", StringComparison.Ordinal), "dialogs/hotline.yaml", 1, "hotline.yaml needs 'menu:'." },
        { "dialogs/hotline.yaml", SomeScripts.Settings.Replace("Asia/Almaty", "Asia/Almatty", StringComparison.Ordinal), "dialogs/hotline.yaml", 7, "There is no time zone 'Asia/Almatty'" },
        { "dialogs/hotline.yaml", SomeScripts.Settings.Replace("places: { KZ: \"Almaty\" }", "", StringComparison.Ordinal), "dialogs/hotline.yaml", 7, "Country 'KZ' has a zone and no place." },
        { "dialogs/hotline.yaml", SomeScripts.Settings + "moves: { \"menu.what\": menu }\n", "dialogs/hotline.yaml", 9, "'menu.what' is still there, so nobody moves." },
        { "dialogs/hotline.yaml", SomeScripts.Settings + "timeout: { after: 20h, then: menuu }\n", "dialogs/hotline.yaml", 9, "'then: menuu' names no dialog. Did you mean 'menu'?" },
        { "dialogs/hotline.yaml", SomeScripts.Settings + "timeout: { then: menu }\n", "dialogs/hotline.yaml", 9, "'timeout' needs 'after:'." },
        { "dialogs/understanding/en.yaml", "language: en\ndanger: {}\ntold: { Passport: { held: [a] } }\n", "dialogs/understanding/en.yaml", 3, "Passport" },
        { "dialogs/hotline.yaml", SomeScripts.Settings.Replace("words: \"english|eng\"", "words: \"english||eng\"", StringComparison.Ordinal), "dialogs/hotline.yaml", 5, "has an empty word between two '|'" },
        { "dialogs/_always.yaml", SomeScripts.Always.Replace("  also_in: \"Line also_in.\"\n", "", StringComparison.Ordinal), "dialogs/_always.yaml", 15, "'texts:' lacks 'also_in'" },
        { "dialogs/_always.yaml", SomeScripts.Always.Replace("  also_in:", "  alsoin:", StringComparison.Ordinal), "dialogs/_always.yaml", 50, "'texts' has no key 'alsoin'. Did you mean 'also_in'?" },
        { "dialogs/_always.yaml", SomeScripts.Always.Replace("words: \"leave\"", "words: \"leave|stop\"", StringComparison.Ordinal), "dialogs/_always.yaml", 9, "'stop' already means 'stop'." },
        { "dialogs/_always.yaml", SomeScripts.Always.Replace("  back: { words: \"back\" }\n", "", StringComparison.Ordinal), "dialogs/_always.yaml", 3, "'reactions:' lacks 'back'." },
        { "dialogs/_always.yaml", SomeScripts.Always.Replace("words: \"back\"", "words: \"back\", then: menu", StringComparison.Ordinal), "dialogs/_always.yaml", 4, "Reaction 'back' finds its own way." },
        { "dialogs/_always.yaml", SomeScripts.Always.Replace("  done:", "  yes:", StringComparison.Ordinal).Replace("then: done", "then: yes", StringComparison.Ordinal), "dialogs/_always.yaml", 1, "Two lines have the same key for translations, '_always.yes'." },
        { "dialogs/danger.yaml", SomeScripts.Danger.Replace("handoff: ", "end: ", StringComparison.Ordinal).Replace("    urgency: immediate\n", "", StringComparison.Ordinal), "dialogs/danger.yaml", 5, "A way from dialog 'danger' ends here, at 'danger.to_operator', and no one is called." },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_broken_file_is_named_with_line_and_remedy(string path, string text, string file, int line, string words)
    {
        var result = SomeScripts.Read((path, text));

        Assert.Null(result.Publication);
        AssertFault(result, file, line, words);
    }

    [Theory]
    [InlineData("hotline.yaml")]
    [InlineData("_always.yaml")]
    public void A_missing_file_is_named(string file)
    {
        var result = SomeScripts.Read(($"dialogs/{file}", null));

        AssertFault(result, $"dialogs/{file}", 1, $"There is no {file} in the dialogs folder.");
    }

    [Fact]
    public void Five_faults_of_one_file_are_said_at_once_and_in_order()
    {
        var result = SomeScripts.ReadDialog("x", """
            dialog: x
            nodes:
              a:
                ask: "When?"
                sav: when
                expect: date
                otherwise: { say: "A day.", again: 2, then: lats }
              b:
                say: "Call {fact.police.phone}."
                then: last
              c:
                say: "Nobody comes here."
              last:
                branch:
                  - when: { country: known }
                    set: { flags: "+77" }
                    then: menu
                  - then: menu
            """);

        Assert.Equal(
        [
            "dialogs/x.yaml:5: A node of kind 'ask' has no key 'sav'. Did you mean 'save'?",
            "dialogs/x.yaml:7: 'then: lats' names no node or dialog. Did you mean 'last'?",
            "dialogs/x.yaml:9: '{fact.police.phone}' names the role 'police', which no row of facts/ has. Known: ambulance, labour_inspection.",
            "dialogs/x.yaml:11: Nothing leads to node 'c'. Name it in a 'then:', let the node above fall to it, or remove it.",
            "dialogs/x.yaml:16: 'flags: +77' is not a code. Write '+', a capital letter and one or two digits: '+F7 +W1'.",
        ], result.Faults.Select(f => f.ToString()));
    }

    [Fact]
    public void One_unreadable_file_does_not_breed_faults_in_others()
    {
        var result = SomeScripts.Read(("dialogs/danger.yaml", "dialog: danger\nnodes:\n  a:\n    say: What: a mess\n"));

        Assert.Equal("dialogs/danger.yaml", Assert.Single(result.Faults).File);
    }

    [Theory]
    [InlineData("dialog: x\nnodes:\n  a:\n    branch:\n      - when: { country: [KZ, RU }\n        then: b\n      - then: c\n  b:\n    say: \"Hi\"\n", 5, "the '[' that opens in this line has no ']'")]
    [InlineData("dialog: x\ntopic: [\nnodes:\n  a:\n    say: \"Hi: there\"\n", 2, "the '[' that opens in this line has no ']'")]
    [InlineData("dialog: x\nnodes:\n  a:\n    set: { a: b\n    then: c\n  c:\n    say: \"Hi\"\n", 4, "the '{' that opens in this line has no '}'")]
    [InlineData("dialog: x\nnodes:\n  a:\n    summary: [a, b\n", 4, "the '[' that opens in this line has no ']'")]
    [InlineData("dialog: x\nnodes:\n  a: { say: \"Hi\" }\n  b:\n    say: \"open\n  c: 1\n", 5, "This is not YAML")]
    public void A_bracket_that_stays_open_is_named_where_it_opens(string text, int line, string words) =>
        AssertFault(SomeScripts.ReadDialog("x", text), "dialogs/x.yaml", line, words);

    [Fact]
    public void Limits_are_named()
    {
        var choices = string.Join('\n', Enumerable.Range(1, 21).Select(i => $"      c{i}: \"Choice {i}\""));
        AssertFault(SomeScripts.ReadDialog("x", $"dialog: x\nnodes:\n  a:\n    ask: \"Which?\"\n    choices:\n{choices}\n"), "dialogs/x.yaml", 6, "at most 20 (DialogLimits.Choices)");
        AssertFault(SomeScripts.ReadDialog("x", $"dialog: x\nnodes:\n  a:\n    say: \"{new string('a', 4001)}\"\n"), "dialogs/x.yaml", 4, "at most 4000 (DialogLimits.Text)");
        AssertFault(SomeScripts.ReadDialog("x", $"dialog: x\nnodes:\n  a:\n    ask: \"Which?\"\n    choices: {"{"} b: \"{new string('a', 121)}\" {"}"}\n"), "dialogs/x.yaml", 5, "at most 120 (DialogLimits.Label)");
        AssertFault(SomeScripts.ReadDialog("x", $"dialog: x\nnodes:\n  a:\n    say: \"Hi\"\n    sms: \"{new string('a', 202)}\"\n"), "dialogs/x.yaml", 5, "(DialogLimits.Sms)");
        AssertFault(SomeScripts.ReadDialog("x", $"dialog: x\nnodes:\n{string.Concat(Enumerable.Range(1, 401).Select(i => $"  n{i}:\n    say: \"Hi\"\n"))}"), "dialogs/x.yaml", 3, "at most 400 (DialogLimits.Nodes)");
        AssertFault(SomeScripts.ReadDialog("x", $"dialog: x\nnodes:\n  {new string('a', 41)}:\n    say: \"Hi\"\n"), "dialogs/x.yaml", 3, "at most 40 in all");
        AssertFault(SomeScripts.ReadDialog("x", $"dialog: x # {new string('a', 262_144)}\n"), "dialogs/x.yaml", 1, "larger than 256 KiB (DialogLimits)");
        AssertFault(SomeScripts.ReadDialog("x", $"dialog: x\nnodes: {new string('[', 40)}{new string(']', 40)}\n"), "dialogs/x.yaml", 2, "nested more than 32 levels deep");
    }

    [Fact]
    public void Dialogs_that_call_dialogs_too_deep_are_named()
    {
        var files = Enumerable.Range(1, 10).Select(i => ($"dialogs/d{i}.yaml", (string?)$"dialog: d{i}\nnodes:\n  a:\n    {(i < 10 ? $"call: d{i + 1}" : "end: \"Bye\"")}\n"));

        var result = SomeScripts.Read([.. files, ("dialogs/hotline.yaml", SomeScripts.Settings.Replace("start: menu", "start: d1", StringComparison.Ordinal))]);

        AssertFault(result, "dialogs/d1.yaml", 3, "more than 8 deep (DialogLimits.Calls)");
    }

    [Fact]
    public void Who_refuses_consent_or_leaves_needs_no_handoff_but_every_other_way_does()
    {
        var fine = SomeScripts.ReadDialog("x", """
            dialog: x
            topic: violence
            nodes:
              safe:
                ask: "Can you write?"
                choices:
                  yes: "Yes"
                  no: { label: "No", then: _always.done }
                  menu: { label: "Menu", then: menu }
                otherwise: { say: "Please choose one.", again: 1, then: agree }
              agree:
                ask: "May we?"
                save: consent
                expect: yes_no
                otherwise: { say: "Yes or no.", again: 1, then: to_operator }
              agreed:
                branch:
                  - when: { consent: "yes" }
                    then: to_operator
                  - then: bye
              bye:
                end: "Bye."
              to_operator:
                handoff: "A person will answer."
            """);
        Assert.Empty(fine.Faults);

        var silent = SomeScripts.ReadDialog("x", """
            dialog: x
            topic: violence
            nodes:
              agree:
                ask: "May we?"
                save: consent
                expect: yes_no
                otherwise: { say: "Yes or no.", again: 1, then: bye }
                then: to_operator
              bye:
                end: "Bye."
              to_operator:
                handoff: "A person will answer."
            """);
        AssertFault(silent, "dialogs/x.yaml", 10, "A way from dialog 'x' ends here, at 'x.bye', and no one is called.");
    }

    [Fact]
    public void A_loop_through_a_called_dialog_that_may_say_nothing_is_found()
    {
        var result = SomeScripts.Read(
            ("dialogs/x.yaml", "dialog: x\nnodes:\n  a:\n    call: quiet\n  b:\n    goto: x\n"),
            ("dialogs/quiet.yaml", "dialog: quiet\nnodes:\n  a:\n    set: { seen: yes }\n"),
            ("dialogs/hotline.yaml", SomeScripts.Settings.Replace("start: menu", "start: x", StringComparison.Ordinal)));

        AssertFault(result, "dialogs/x.yaml", 3, "This goes round without a question: a → b → a.");
    }

    private static string Facts(string row) => $"id,country,role,kind,state_body,name_en,name_ru,phone,website,languages,source,checked,recheck\n{row}\n";

    private static void AssertFault(ReadResult result, string file, int line, string words)
    {
        var said = string.Join('\n', result.Faults);
        Assert.True(result.Faults.Any(f => f.File == file && f.Line == line && f.Message.Contains(words, StringComparison.Ordinal)), $"Expected {file}:{line}: …{words}…, but was said:\n{said}");
    }
}
