using Hotline.Core.Cases;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Dialogs.Loading;

public sealed class PublicationReaderTests
{
    [Fact]
    public void A_valid_folder_is_read_without_a_fault()
    {
        var result = SomeScripts.Read();

        Assert.Empty(result.Faults);
        var publication = result.Publication!;
        Assert.Equal(["_always", "danger", "menu"], publication.Dialogs.Select(d => d.Name));
        Assert.Equal(new NodeRef("menu", "what"), publication.Settings.Start);
        Assert.Equal(Enum.GetValues<SystemLine>().Length, publication.Lines.Count);
        Assert.Equal(Enum.GetValues<ReactionKind>(), publication.Reactions.Select(r => r.Kind));
        Assert.Equal(new NodeRef("danger", "call"), publication.Reactions[^1].Then);
        Assert.Equal("1414", publication.Facts.Find("labour_inspection", "KZ", new DateOnly(2026, 3, 1))!.Phone);
        Assert.Equal("Labour inspection, free", publication.Facts.All[1].NameEn);
        Assert.Equal("Almaty", publication.Settings.Places["KZ"].Source);
    }

    [Fact]
    public void A_question_is_read_whole()
    {
        var result = SomeScripts.ReadDialog("wages", """
            dialog: wages
            topic: unpaid_wages
            nodes:
              paid_last:
                ask: |
                  When were you
                  last paid?
                sms: "Last paid?"
                sensitive: true
                save: last_paid
                topics: true
                choices:
                  yes: "Yes"
                  1_no: "never used"
                  longer: { label: "Long ago", sms: "Long", also: "half a year | long", set: { flags: "+W1 +F7", urgency: urgent, topic: forced_labour, passport: held, old: "" }, then: bye }
                expect: [location, { text: { max: 99 } }]
                otherwise: { say: "Pick one.", sms: "Pick.", again: 2, then: menu }
                skip: { label: "Not sure", then: menu.bye }
                timeout: { after: 20h, then: bye }
              bye:
                end: ""
            """.Replace("1_no", "no", StringComparison.Ordinal));

        Assert.Empty(result.Faults);
        var ask = Assert.IsType<Node.Ask>(result.Publication!.Find("wages")!.Start);
        Assert.Equal(new TextRef("wages.paid_last", "When were you\nlast paid?"), ask.Line.Text);
        Assert.Equal(new TextRef("wages.paid_last.sms", "Last paid?"), ask.Line.Sms);
        Assert.True(ask.Line.Sensitive);
        Assert.Equal(["yes", "no", "longer"], ask.Choices.Select(c => c.Id));
        var longer = ask.Choices[2];
        Assert.Equal(new TextRef("wages.paid_last.longer.also", "half a year|long"), longer.Also);
        Assert.Equal(["W1", "F7"], longer.Set!.Flags);
        Assert.Equal((Urgency.Urgent, "forced_labour"), (longer.Set.Urgency, longer.Set.Topic));
        Assert.Equal([new("passport", "held"), new("old", "")], longer.Set.Slots);
        Assert.Equal([new Expectation.Location(), new Expectation.Text(99)], ask.Expect);
        Assert.Equal(new NodeRef("menu", "what"), ask.Otherwise!.Then);
        Assert.Equal("wages.paid_last.otherwise.sms", ask.Otherwise.Say.Sms!.Context);
        Assert.Equal("wages.paid_last.skip", ask.Skip!.Label!.Context);
        Assert.Equal(new NodeRef("menu", "bye"), ask.Skip.Then);
        Assert.Equal(new Core.Dialogs.Timeout(TimeSpan.FromHours(20), new NodeRef("wages", "bye")), ask.Timeout);
        Assert.Equal(4, ask.LineNumber);
        Assert.False(ask.NextIsNamed);
        Assert.Null(Assert.IsType<Node.End>(result.Publication.Find(new NodeRef("wages", "bye"))).Line);
    }

    [Fact]
    public void A_branch_keeps_its_conditions()
    {
        var result = SomeScripts.ReadDialog("ways", """
            dialog: ways
            nodes:
              q:
                ask: "How many?"
                save: people
                expect: number
                otherwise: { say: "A number.", again: 1, then: way }
              way:
                branch:
                  - when: { people: ">= 10", any: [ { country: [KZ, unknown] }, { channel: "!= sms" } ] }
                    then: menu
                  - when: { not: { people: known }, all: [ { people: unknown } ] }
                    set: { locale: en }
              bye:
                end: "Bye."
            """);

        Assert.Empty(result.Faults);
        var arms = Assert.IsType<Node.Branch>(result.Publication!.Find(new NodeRef("ways", "way"))).Arms;
        var all = Assert.IsType<Condition.All>(arms[0].When);
        Assert.Equal(new Condition.Compare("people", Comparison.GreaterOrEqual, "10"), all.Of[0]);
        var any = Assert.IsType<Condition.Any>(all.Of[1]);
        var country = Assert.IsType<Condition.Any>(any.Of[0]);
        Assert.Equal(new Condition.Known("country", Wanted: false), country.Of[0]);
        Assert.Equal(["KZ"], Assert.IsType<Condition.In>(country.Of[1]).Values);
        Assert.Equal(new Condition.Compare("channel", Comparison.NotEqual, "sms"), any.Of[1]);
        Assert.Equal("en", arms[1].Set!.Locale);
        Assert.Null(arms[1].Then);
    }

    [Fact]
    public void Law_that_no_lawyer_has_checked_is_a_warning_and_an_error_where_drafts_are_not_allowed()
    {
        const string Law = "dialog: law\nnodes:\n  a:\n    say: \"One year.\"\n    checked: no\n  b:\n    say: \"No fee.\"\n    checked: 2026-03-31, A. Lawyer\n  c:\n    goto: menu\n";
        var source = SomeScripts.Source(("dialogs/law.yaml", Law), ("dialogs/hotline.yaml", SomeScripts.Settings.Replace("start: menu", "start: law", StringComparison.Ordinal)));

        var allowed = PublicationReader.Read(source);
        var fault = Assert.Single(allowed.Faults);
        Assert.Equal((FaultCode.UncheckedLaw, FaultSeverity.Warning, 5), (fault.Code, fault.Severity, fault.Line));
        Assert.True(Assert.IsType<Node.Say>(allowed.Publication!.Find(new NodeRef("law", "a"))).Line.Unchecked);
        Assert.False(Assert.IsType<Node.Say>(allowed.Publication.Find(new NodeRef("law", "b"))).Line.Unchecked);
        Assert.Null(PublicationReader.Read(source, new ReadOptions(AllowDrafts: false)).Publication);
    }

    [Fact]
    public void A_publication_that_was_in_force_is_not_taken_away_by_a_rule_that_came_later()
    {
        var source = SomeScripts.Source(("dialogs/menu.yaml", SomeScripts.Menu.Replace("    otherwise: { say: \"Please choose one.\", again: 1, then: place }\n", "", StringComparison.Ordinal)));

        Assert.Equal(FaultCode.NoOtherwise, Assert.Single(PublicationReader.Read(source).Faults).Code);
        Assert.NotNull(PublicationReader.Read(source, new ReadOptions { Rules = false }).Publication);
    }

    [Fact]
    public void Handoff_without_then_goes_nowhere()
    {
        var handoff = Assert.IsType<Node.Handoff>(SomeScripts.Read().Publication!.Find(new NodeRef("danger", "to_operator")));

        Assert.False(handoff.Continues);
        Assert.Null(handoff.Next);
        Assert.Equal(Urgency.Immediate, handoff.Urgency);
    }

    [Fact]
    public void Understanding_is_read_by_language()
    {
        var result = SomeScripts.Read(("dialogs/understanding/en.yaml", """
            language: en
            markers: "the|and"
            danger: { custody: ["arrested"], medical: ["bleed*", "fell"] }
            calm: ["nobody is arrested"]
            topics: { unpaid_wages: ["not paid"] }
            """));

        Assert.Empty(result.Faults);
        var english = Assert.Single(result.Publication!.Understanding.Languages);
        Assert.Equal(LocaleTag.English, english.Locale);
        Assert.Equal(["the", "and"], english.Markers);
        Assert.Equal(["arrested", "bleed*", "fell"], english.Danger.Select(d => d.Value));
        Assert.Equal("unpaid_wages", Assert.Single(english.Topics).Key);
    }

    [Fact]
    public void Folders_are_read_as_they_stand()
    {
        var folder = Directory.CreateTempSubdirectory("hotline-reader-");
        try
        {
            foreach (var (path, text) in SomeScripts.Source().Files)
            {
                var file = Path.Combine(folder.FullName, path);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                File.WriteAllText(file, text);
            }

            File.WriteAllBytes(Path.Combine(folder.FullName, "dialogs", "bad.yaml"), [(byte)'a', (byte)':', 0xFF, (byte)'\n']);
            var result = PublicationReader.Read(Path.Combine(folder.FullName, "dialogs"), Path.Combine(folder.FullName, "locales"));

            Assert.Contains("dialogs/bad.yaml:1: This line has bytes that are not UTF-8. Save the file as UTF-8.", result.Faults.Select(f => f.ToString()));
            File.Delete(Path.Combine(folder.FullName, "dialogs", "bad.yaml"));
            Assert.NotNull(PublicationReader.Read(Path.Combine(folder.FullName, "dialogs"), Path.Combine(folder.FullName, "locales")).Publication);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
