using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Dialogs.Publishing;
using Hotline.Server;

namespace Hotline.Tests.Dialogs.Publishing;

public sealed class WithdrawalTests
{
    [Fact]
    public void A_withdrawn_dialog_only_leads_on_and_all_its_people_are_moved()
    {
        var after = WagesScripts.Read(Withdrawn(WagesScripts.Source(), "wages", "menu.bye"));

        var dialog = after.Find("wages")!;
        Assert.Equal("unpaid_wages", dialog.Topic);
        Assert.Equal(new NodeRef("menu", "bye"), Assert.IsType<Node.Branch>(Assert.Single(dialog.Nodes)).Arms[^1].Then);
        Assert.Equal(WagesScripts.Read(WagesScripts.Source()).Find("wages")!.Nodes.Select(n => n.Ref).ToHashSet(), after.Settings.Moves.Keys.ToHashSet());
        Assert.All(after.Settings.Moves.Values, to => Assert.Equal(new NodeRef("menu", "bye"), to));
    }

    [Theory]
    [InlineData("moves: # Where people go.\n    old.first: wages.owed\n    old.second: menu\n")]
    [InlineData("moves:\n\n  old.first: \"wages\" # as before\n  old.second: menu\n")]
    public void Earlier_moves_stay_and_those_into_the_dialog_lead_on(string moves)
    {
        var before = WagesScripts.Source();
        var source = WagesScripts.Source((WagesScripts.SettingsFile, before.Files[WagesScripts.SettingsFile] + moves + "sealed: [violence]\n"));

        var after = WagesScripts.Read(Withdrawn(source, "wages", "danger"));

        Assert.Equal(new NodeRef("danger", "call"), after.Settings.Moves[new NodeRef("old", "first")]);
        Assert.Equal(new NodeRef("menu", "what"), after.Settings.Moves[new NodeRef("old", "second")]);
        Assert.Equal(new NodeRef("danger", "call"), after.Settings.Moves[new NodeRef("wages", "owed")]);
        Assert.True(after.Settings.Sealed.Holds("violence", []));
    }

    [Theory]
    [InlineData("wage", "menu", "There is no dialog 'wage'. Did you mean 'wages'?")]
    [InlineData("menu", "danger", "'menu' cannot be withdrawn: every conversation starts with it. Change hotline.yaml first.")]
    [InlineData("danger", "menu", "'danger' cannot be withdrawn: danger leads to it. Change hotline.yaml first.")]
    [InlineData("_always", "menu", "'_always' cannot be withdrawn: it holds the words that work everywhere. Change hotline.yaml first.")]
    [InlineData("wages", "menu.nowhere", "'menu.nowhere' is no dialog and no node. Name one, such as menu, or menu.what.")]
    [InlineData("wages", "wages.owed", "'wages.owed' is in the dialog that is to be withdrawn. Name another place.")]
    public void What_cannot_be_withdrawn_is_refused_with_words(string dialog, string to, string words)
    {
        var source = WagesScripts.Source();

        Assert.Equal(new WithdrawalResult(null, words), Withdrawal.Of(source, WagesScripts.Read(source), dialog, to));
    }

    [Fact]
    public void Moves_on_one_line_are_left_alone_with_words()
    {
        var source = WagesScripts.Source((WagesScripts.SettingsFile, WagesScripts.Source().Files[WagesScripts.SettingsFile] + "moves: { old.first: menu }\n"));

        Assert.StartsWith("'moves:' in hotline.yaml stands on one line.", Withdrawal.Of(source, WagesScripts.Read(source), "wages", "menu").Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void What_names_an_inner_node_of_the_dialog_is_found_when_the_result_is_read()
    {
        var source = WagesScripts.Source(("dialogs/menu.yaml", WagesScripts.Menu.Replace("      other:", "      sum: { label: \"Sum\", then: wages.owed }\n      other:", StringComparison.Ordinal)));

        var read = PublicationReader.Read(Withdrawn(source, "wages", "menu.bye"), new ReadOptions { Channels = ChannelModules.Table });

        Assert.Null(read.Publication);
        Assert.Contains(read.Faults, f => f is { File: "dialogs/menu.yaml", Line: 9, Code: FaultCode.UnknownTarget });
    }

    [Theory]
    [InlineData("_always.to_operator", true)]
    [InlineData("menu.bye", false)]
    public void A_dialog_about_danger_is_withdrawn_to_a_place_that_calls_somebody_and_to_no_other(string to, bool calls)
    {
        var danger = WagesScripts.Wages.Replace("topic: unpaid_wages", "topic: detention", StringComparison.Ordinal).Replace("then: advice", "then: to_operator", StringComparison.Ordinal)
            .Replace("  advice:\n    end: \"Write down days and hours.\"\n", "", StringComparison.Ordinal);
        var source = WagesScripts.With(WagesScripts.File, WagesScripts.Wages, danger);

        var read = PublicationReader.Read(Withdrawn(source, "wages", to), new ReadOptions { Channels = ChannelModules.Table });

        string[] expected = calls ? [] : [FaultCode.NoHandoff];
        Assert.Equal(expected, read.Faults.Where(f => f.Severity == FaultSeverity.Error).Select(f => f.Code));
    }

    [Fact]
    public void What_was_answered_there_stays_known_to_other_dialogs_and_whoever_comes_anew_keeps_it()
    {
        const string Reader = """
            dialog: reader
            nodes:
              way:
                branch:
                  - when: { paid: [never, month] }
                    then: to_operator
                  - then: to_operator
              to_operator:
                handoff: "A person will answer here."
                summary: [paid, owed]

            """;
        var menu = WagesScripts.Menu.Replace("      other:", "      reader: { label: \"Reader\", then: reader }\n      other:", StringComparison.Ordinal);
        var source = WagesScripts.Source(("dialogs/menu.yaml", menu), ("dialogs/reader.yaml", Reader), (WagesScripts.RussianFile, WagesScripts.Source().Files[WagesScripts.RussianFile] + "\nmsgctxt \"reader.to_operator\"\nmsgid \"A person will answer here.\"\nmsgstr \"Ответит человек.\"\n"));

        var talk = new Talk(WagesScripts.Read(Withdrawn(source, "wages", "reader"))).Start().Press("wages");

        Assert.Equal(ConversationMode.Waiting, talk.State.Mode);
        Assert.DoesNotContain("paid", talk.State.Slots.Keys);
    }

    [Fact]
    public void Withdrawing_again_to_elsewhere_is_possible()
    {
        var once = Withdrawn(WagesScripts.Source(), "wages", "menu.bye");

        var twice = WagesScripts.Read(Withdrawn(once, "wages", "danger"));

        Assert.Equal(new NodeRef("danger", "call"), twice.Settings.Moves[new NodeRef("wages", "withdrawn")]);
        Assert.Equal(new NodeRef("menu", "bye"), twice.Settings.Moves[new NodeRef("wages", "paid")]);
    }

    private static PublicationSource Withdrawn(PublicationSource source, string dialog, string to)
    {
        var result = Withdrawal.Of(source, WagesScripts.Read(source), dialog, to);
        Assert.Null(result.Refusal);
        return result.Source!;
    }
}
