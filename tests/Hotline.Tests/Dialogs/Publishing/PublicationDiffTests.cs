using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Publishing;

namespace Hotline.Tests.Dialogs.Publishing;

public sealed class PublicationDiffTests
{
    private static readonly Dictionary<NodeRef, int> Nobody = [];

    /// <summary>Everything that a script can say is changed here once; each must be told, and nothing else with it.</summary>
    public static TheoryData<string, string, string, string> Changes => new()
    {
        { WagesScripts.File, "last paid?", "paid last?", "question wages.paid: text changed; translation missing or stale now: ru" },
        { WagesScripts.File, "      month: \"This month\"\n", "", "question wages.paid: choice 'month' removed" },
        { WagesScripts.File, "      month: \"This month\"\n", "      month: \"This month\"\n      week: \"This week\"\n", "question wages.paid: choice 'week' added" },
        { WagesScripts.File, "      month: \"This month\"\n      earlier: \"Earlier\"\n", "      earlier: \"Earlier\"\n      month: \"This month\"\n", "question wages.paid: order of the choices changed" },
        { WagesScripts.File, "\"This month\"", "\"In this month\"", "question wages.paid: label of 'month' changed" },
        { WagesScripts.File, "also: \"not once\", ", "", "question wages.paid: other words of 'never' removed" },
        { WagesScripts.File, "also: \"not once\", then: advice", "also: \"not once\"", "question wages.paid: choice 'never' goes on as the question does now" },
        { WagesScripts.File, "also: \"not once\",", "also: \"not once\", set: { urgency: urgent },", "question wages.paid: choice 'never' notes something else now" },
        { WagesScripts.File, "Please pick one.", "Pick one, please.", "question wages.paid: text for an answer that does not fit changed" },
        { WagesScripts.File, "pick one.\", again: 2", "pick one.\", again: 3", "question wages.paid: what happens after an answer that does not fit changed" },
        { WagesScripts.File, "after: 20h", "after: 3d", "question wages.paid: after 3d without an answer it goes on to wages.advice now" },
        { WagesScripts.File, "    timeout: { after: 20h, then: advice }\n", "", "question wages.paid: waits without end now" },
        { WagesScripts.File, "    ask: \"When were you last paid?\"\n", "    ask: \"When were you last paid?\"\n    sms: \"Last paid?\"\n", "question wages.paid: SMS text added" },
        { WagesScripts.File, "    ask: \"When were you last paid?\"\n", "    ask: \"When were you last paid?\"\n    sensitive: true\n", "question wages.paid: translated now: ru; is marked as law or medicine now" },
        { WagesScripts.File, "max: 100000", "max: 1000", "question wages.owed: what may be written changed" },
        { WagesScripts.File, "skip: true", "skip: { then: advice }", "question wages.owed: 'I don't know' leads to wages.advice now" },
        { WagesScripts.File, "    skip: true\n", "", "question wages.owed: 'I don't know' is no answer now" },
        { WagesScripts.File, "paid: [never]", "paid: [never, earlier]", "branch wages.way: conditions or ways changed" },
        { WagesScripts.File, "+W1", "+W2", "note wages.noted: notes something else now" },
        { WagesScripts.File, "Have you written", "Did you write", "reminder wages.later: text changed" },
        { WagesScripts.File, "after: 2d", "after: 36h", "reminder wages.later: comes after 36h now" },
        { WagesScripts.File, "summary: [paid, owed]", "summary: [paid]", "handoff wages.to_operator: what the case says, or who answers when nobody is there, changed" },
        { WagesScripts.File, "Nobody is here now.", "Nobody is here.", "text wages.nobody: text changed" },
        { WagesScripts.File, "    say: \"Nobody is here now.\"\n", "    say: \"Nobody is here now.\"\n    then: menu\n", "text wages.nobody: goes on to menu.what now" },
        { WagesScripts.File, "Write down days", "Note days", "end wages.advice: text changed" },
        { WagesScripts.File, "topic: unpaid_wages", "topic: discrimination", "dialog wages: its topic is discrimination now" },
        { WagesScripts.RussianFile, "Когда вам платили", "Когда Вам платили", "question wages.paid: translation changed: ru" },
        { WagesScripts.RussianFile, "#, draft\n", "", "question wages.owed: read by a native speaker now: ru" },
        { WagesScripts.RussianFile, "msgstr \"Сколько вам должны?\"", "msgstr \"\"", "question wages.owed: translation missing or stale now: ru" },
        { WagesScripts.SettingsFile, "keep: [country]", "keep: []", "hotline.yaml: answers that stay at the menu changed" },
        { WagesScripts.SettingsFile, "english|eng", "english", "hotline.yaml: language en changed" },
        { WagesScripts.SettingsFile, "places: { KZ: \"Almaty\" }", "places: { KZ: \"Astana\" }", "place KZ: name changed" },
        { WagesScripts.SettingsFile, "zones: { KZ: \"Asia/Almaty\" }", "zones: { KZ: \"Asia/Qyzylorda\" }", "hotline.yaml: time zones changed" },
        { WagesScripts.SettingsFile, "keep: [country]", "keep: [country]\ntimeout: { after: 1d, then: wages.advice }", "hotline.yaml: a form that is left goes on to wages.advice after 1d now" },
        { WagesScripts.SettingsFile, "keep: [country]", "keep: [country]\nmoves: { old.first: wages }", "hotline.yaml: people who wait at old.first go to wages.paid" },
        { "dialogs/facts/kz.csv", "1414", "1415", "fact KZ-LAB: phone changed" },
        { "dialogs/_always.yaml", "words: \"menu\"", "words: \"menu|start\"", "words for menu: list changed" },
        { "dialogs/_always.yaml", "commands: [stop]", "commands: [stop, end]", "words for stop: commands changed" },
        { "dialogs/_always.yaml", "words: \"help\", then: done", "words: \"help\", then: to_operator", "words for help: lead to _always.to_operator now" },
        { "dialogs/_always.yaml", "Line fault.", "We made a mistake.", "line fault: text changed" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void What_was_changed_is_told_in_words_and_nothing_else(string file, string old, string now, string words)
    {
        var after = WagesScripts.Read(WagesScripts.With(file, old, now));

        Assert.Equal([words], PublicationDiff.Of(WagesScripts.Read(WagesScripts.Source()), after, Nobody).Select(c => c.ToString()));
    }

    [Fact]
    public void Nothing_is_told_of_the_same_files_in_another_order_of_their_lines_and_comments()
    {
        var before = WagesScripts.Source();
        var after = WagesScripts.With(WagesScripts.File, "nodes:\n", "nodes:\n  # The first question.\n");

        Assert.Empty(PublicationDiff.Of(WagesScripts.Read(before), WagesScripts.Read(after), Nobody));
        Assert.Empty(FileDiff.Of(before, after));
        Assert.Equal(["file dialogs/wages.yaml: 1 line added, 0 removed"], FileDiff.Of(before, after, all: true).Select(c => c.ToString()));
    }

    [Fact]
    public void Words_by_which_messages_are_understood_are_told_in_lines()
    {
        var before = WagesScripts.Source(("dialogs/understanding/ideas.yaml", "ideas:\n  pay: \"pay|wage\"\n"));
        var after = WagesScripts.Source(("dialogs/understanding/ideas.yaml", "ideas:\n  pay: \"pay|wage|salary\"\n"), ("dialogs/understanding/examples/en.tsv", "x"));

        Assert.Equal(["file dialogs/understanding/examples/en.tsv: added", "file dialogs/understanding/ideas.yaml: 1 line added, 1 removed"], FileDiff.Of(before, after).Select(c => c.ToString()));
    }

    [Fact]
    public void Who_waits_at_a_changed_question_is_counted_and_their_fate_is_told()
    {
        var waiting = new Dictionary<NodeRef, int> { [new("wages", "paid")] = 12, [new("wages", "owed")] = 1, [new("wages", "advice")] = 40 };
        var before = WagesScripts.Read(WagesScripts.Source());
        var after = WagesScripts.Read(WagesScripts.Source((WagesScripts.File, WagesScripts.Wages.Replace("      earlier: \"Earlier\"\n", "", StringComparison.Ordinal)
            .Replace("last paid?", "paid last?", StringComparison.Ordinal).Replace("How much do they", "How much money do they", StringComparison.Ordinal).Replace("Write down days", "Note days", StringComparison.Ordinal))));

        var changes = PublicationDiff.Of(before, after, waiting);

        Assert.Equal(
            [
                "question wages.paid: text changed; translation missing or stale now: ru; choice 'earlier' removed; 12 people are waiting there and finish on the questions that they began with",
                "question wages.owed: text changed; translation missing or stale now: ru; 1 person is waiting there",
                "end wages.advice: text changed",
            ],
            changes.Select(c => c.ToString()));
        Assert.Equal([12, 1, 0], changes.Select(c => c.Waiting));
    }

    [Fact]
    public void Who_waits_at_a_question_that_is_gone_is_told_to_go_on_where_the_moves_say()
    {
        var waiting = new Dictionary<NodeRef, int> { [new("wages", "paid")] = 9, [new("wages", "owed")] = 3 };
        var before = WagesScripts.Read(WagesScripts.Source());
        var withoutQuestion = WagesScripts.Read(WagesScripts.With(WagesScripts.File, "  owed:\n", "  sum:\n"));
        var menu = WagesScripts.Menu.Replace("      wages: { label: \"Wages\", then: wages }\n", "", StringComparison.Ordinal);
        var withoutDialog = WagesScripts.Read(WagesScripts.Source((WagesScripts.File, null), ("dialogs/menu.yaml", menu),
            (WagesScripts.SettingsFile, WagesScripts.Source().Files[WagesScripts.SettingsFile] + "moves: { wages.owed: danger }\n")));

        Assert.Contains("question wages.owed: removed; 3 people are waiting there and finish on the questions that they began with", PublicationDiff.Of(before, withoutQuestion, waiting).Select(c => c.ToString()));
        Assert.Contains(
            "dialog wages: removed; 12 people are waiting there; 9 of them finish on the questions that they began with; 3 of them go to danger.call",
            PublicationDiff.Of(before, withoutDialog, waiting).Select(c => c.ToString()));
        Assert.Contains("dialog wages: added, 2 questions", PublicationDiff.Of(withoutDialog, before, waiting).Select(c => c.ToString()));
    }
}
