using Hotline.Core.Channels.Sms;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Core.Localization.Lines;
using Hotline.Core.Localization.Uzbek;
using Hotline.Core.Messaging;
using Hotline.Server;
using Hotline.Tests.Dialogs.Loading;
using Hotline.Tests.Support;

namespace Hotline.Tests.Localization.Lines;

public sealed class LineTableTests
{
    private static readonly LocaleTag Kazakh = new("kk");
    private static readonly ReadOptions Options = new() { Channels = ChannelModules.Table };

    [Fact]
    public void Every_line_of_the_scripts_stands_once_with_what_its_translator_should_know()
    {
        var scripts = Small();
        var rows = Table(scripts, Kazakh, e => e).Of(Kazakh);

        Assert.Equal(LocaleUpdater.Update(scripts, Kazakh, null).Entries.Select(e => e.Context), rows.Select(r => r.Context));
        Assert.All(rows, r => Assert.Equal((LineState.All[0], null), (r.State, r.Text)));
        var call = rows.Single(r => r.Context == "danger.call");
        Assert.Equal((LineKind.Say, "dialogs/danger.yaml", "Call {fact.ambulance.phone} now.", true), (call.Kind, call.File, call.Source, call.Safety));
        Assert.Equal(["fact.ambulance.phone"], call.Placeholders);
        Assert.Contains("Hotline tells this.", call.Note, StringComparison.Ordinal);
        Assert.Equal(new SmsSize(SmsEncoding.Gsm7, 13, 13, 1), call.SourceSms);
        Assert.Equal((LineKind.Label, DialogLimits.Label), (rows.Single(r => r.Context == "menu.what.other").Kind, rows.Single(r => r.Context == "menu.what.other").Limit));
    }

    [Fact]
    public void A_line_is_missing_stale_a_draft_or_read_and_a_stale_one_shows_the_english_that_it_was_made_for()
    {
        var rows = Table(Small(), Kazakh, e => e.Context switch
        {
            "menu.bye" => e with { Strings = ["Жазыңыз."], Flags = [PoEntry.FuzzyFlag], PreviousId = "Write." },
            "menu.what" => e with { Strings = ["Не болды?"], Flags = [PoEntry.DraftFlag] },
            "menu.place" => e with { Strings = ["Қайдасыз?"] },
            _ => e,
        }).Of(Kazakh).ToDictionary(r => r.Context);

        Assert.Equal(("stale", "Write.", "Write any time."), (rows["menu.bye"].State, rows["menu.bye"].Before, rows["menu.bye"].Source));
        Assert.Equal(("draft", null, "Не болды?"), (rows["menu.what"].State, rows["menu.what"].Before, rows["menu.what"].Text));
        Assert.Equal("read", rows["menu.place"].State);
        Assert.Equal("missing", rows["danger.call"].State);
    }

    [Fact]
    public void What_a_line_costs_as_sms_is_counted_with_its_answers_and_on_its_shorter_twin()
    {
        var scripts = Small(SomeScripts.Menu.Replace("end: \"Write any time.\"", "end: \"Write any time.\"\n    sms: \"Write.\"", StringComparison.Ordinal));
        var rows = Table(scripts, Kazakh, e => e.Context switch
        {
            "menu.what" => e with { Strings = [new string('ә', 60)] },
            "menu.bye" => e with { Strings = [new string('ә', 600)] },
            "menu.bye.sms" => e with { Strings = [new string('ә', 60)] },
            "menu.what.otherwise" => e with { Strings = [new string('ә', 71)] },
            _ => e,
        }).Of(Kazakh).ToDictionary(r => r.Context);

        // Sixty letters and two answers below them.
        Assert.Equal((2, SmsEncoding.Ucs2), (rows["menu.what"].Sms!.Segments, rows["menu.what"].Sms!.Encoding));
        Assert.Equal(1, rows["menu.what"].SourceSms!.Segments);
        Assert.Null(rows["menu.bye"].Sms);
        Assert.Equal(1, rows["menu.bye.sms"].Sms!.Segments);
        Assert.Equal(2, rows["menu.what.otherwise"].Sms!.Segments);
        Assert.Null(rows["menu.what.other"].Sms);
    }

    [Fact]
    public void What_a_text_would_be_on_its_way_is_told_before_it_is_written()
    {
        var table = Table(Small(), Kazakh, e => e);

        Assert.Equal(new LineTrouble(LineTroubleKind.SmsParts, Is: 8, Most: DialogLimits.SmsParts), Assert.Single(table.Reach(Kazakh, "menu.bye", new string('ә', 500))!.Troubles, t => t.Kind == LineTroubleKind.SmsParts));
        Assert.Equal(1, table.Reach(Kazakh, "menu.bye", "Жазыңыз.")!.Sms!.Segments);
        Assert.Empty(table.Reach(Kazakh, "menu.bye", "Жазыңыз.")!.Troubles);
        Assert.Equal("Жазыңыz", Assert.Single(table.Reach(Kazakh, "menu.bye", "Жазыңыz.")!.Troubles).Word);
        Assert.Equal(LineTroubleKind.Untranslated, Assert.Single(table.Reach(new("ru"), "menu.bye", "Write any time.")!.Troubles, t => t.Kind == LineTroubleKind.Untranslated).Kind);
        Assert.Contains(new LineTrouble(LineTroubleKind.TooLong, Is: 121, Most: DialogLimits.Label), table.Reach(Kazakh, "menu.what.other", new string('ә', 121))!.Troubles);
        Assert.Contains(new LineTrouble(LineTroubleKind.LabelCut, "whatsapp", 40, 20), table.Reach(Kazakh, "menu.what.other", new string('ә', 40))!.Troubles);
        Assert.Contains(table.Reach(Kazakh, "menu.what", new string('ә', 1500))!.Troubles, t => t is { Kind: LineTroubleKind.ManyMessages, Channel: "whatsapp", Is: 2 });
        Assert.Null(table.Reach(Kazakh, "menu.gone", "Жазыңыз."));
        Assert.Empty(table.Reach(Kazakh, "menu.bye", "")!.Troubles);
    }

    [Fact]
    public void In_both_scripts_of_uzbek_it_is_shown_where_the_rule_says_something_else()
    {
        var scripts = Small();
        var latin = Texts(scripts, UzbekTwin.Latin, e => e.Context is "menu.bye" or "menu.what" or "menu.place" ? e with { Strings = ["Yordam"] } : e);
        var cyrillic = Texts(scripts, UzbekTwin.Cyrillic, e => e.Context switch
        {
            "menu.bye" => e with { Strings = ["Кўмак"] },
            "menu.what" => e with { Strings = ["Ёрдам"] },
            "menu.place" => e with { Strings = ["Кўмак"], Comments = [UzbekTwin.ByHand] },
            _ => e,
        });
        var table = new LineTable(scripts, new Dictionary<LocaleTag, PoFile> { [UzbekTwin.Latin] = latin, [UzbekTwin.Cyrillic] = cyrillic }, ScriptExceptions.None);

        foreach (var locale in new[] { UzbekTwin.Latin, UzbekTwin.Cyrillic })
            Assert.Equal([("menu.bye", "Ёрдам")], table.Of(locale).Where(r => r.ByRule is not null).Select(r => (r.Context, r.ByRule!)));
    }

    [Fact]
    public void Lines_can_be_mended_while_their_translations_make_the_publication_fall()
    {
        var source = SomeScripts.Source(("dialogs/hotline.yaml", SomeScripts.Settings.Replace("keep:", "  kk: { name: \"Қазақша\", words: \"қазақша\" }\nkeep:", StringComparison.Ordinal)));

        Assert.Null(PublicationReader.Read(source, Options).Publication);
        Assert.NotNull(PublicationReader.Read(source, LineTable.Scripts(Options)).Publication);
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("uz-Cyrl")]
    public void The_shipped_lines_are_all_there(string locale)
    {
        var source = PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales"));
        var scripts = PublicationReader.Read(source, LineTable.Scripts(Options)).Publication!;
        var file = PoFile.Read($"{locale}.po", source.Files[$"locales/{locale}.po"]).File;

        var rows = new LineTable(scripts, new Dictionary<LocaleTag, PoFile> { [new(locale)] = file }, ScriptExceptions.None).Of(new(locale));

        Assert.Equal(file.Entries.Where(e => !e.Obsolete).Select(e => (e.Context, e.Strings[0].TrimEnd('\n'))), rows.Select(r => ((string?)r.Context, r.Text ?? "")));
        Assert.Contains(rows, r => r.Sms is { Segments: > 1 });
    }

    private static Publication Small(string menu = SomeScripts.Menu) => SomeScripts.Read(("dialogs/menu.yaml", menu)).Publication!;

    private static PoFile Texts(Publication scripts, LocaleTag locale, Func<PoEntry, PoEntry> change)
    {
        var made = LocaleUpdater.Update(scripts, locale, existing: null);
        return made with { Entries = [.. made.Entries.Select(change)] };
    }

    private static LineTable Table(Publication scripts, LocaleTag locale, Func<PoEntry, PoEntry> change) =>
        new(scripts, new Dictionary<LocaleTag, PoFile> { [locale] = Texts(scripts, locale, change) }, ScriptExceptions.None);
}
