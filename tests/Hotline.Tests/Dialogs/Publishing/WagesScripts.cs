using System.Globalization;
using System.Text;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Server;
using Hotline.Tests.Dialogs.Loading;

namespace Hotline.Tests.Dialogs.Publishing;

/// <summary>A small publication about wages in English and Russian, to be changed by tests as a coordinator would change it: by its text.</summary>
internal static class WagesScripts
{
    public const string File = "dialogs/wages.yaml";
    public const string RussianFile = "locales/ru.po";
    public const string SettingsFile = "dialogs/hotline.yaml";

    public const string Wages = """
        dialog: wages
        topic: unpaid_wages
        nodes:
          paid:
            ask: "When were you last paid?"
            save: paid
            choices:
              month: "This month"
              earlier: "Earlier"
              never: { label: "Never", also: "not once", then: advice }
            otherwise: { say: "Please pick one.", again: 2, then: advice }
            timeout: { after: 20h, then: advice }
          owed:
            ask: "How much do they owe you?"
            save: owed
            expect: { number: { min: 1, max: 100000 } }
            otherwise: { say: "Please write a number.", again: 2, then: advice }
            skip: true
          way:
            branch:
              - when: { paid: [never] }
                then: advice
          noted:
            set: { flags: +W1 }
          later:
            remind: "Have you written to them?"
            after: 2d
          to_operator:
            handoff: "A person will answer here."
            summary: [paid, owed]
            nobody: nobody
          nobody:
            say: "Nobody is here now."
          advice:
            end: "Write down days and hours."

        """;

    public const string Menu = """
        dialog: menu
        nodes:
          what:
            ask: "What happened?"
            save: what
            choices:
              danger: { label: "Danger", then: danger }
              wages: { label: "Wages", then: wages }
              other: "Something else"
            otherwise: { say: "Please choose one.", again: 1, then: bye }
          bye:
            end: "Write any time."

        """;

    /// <summary>How these are read.</summary>
    public static readonly ReadOptions Options = new() { Channels = ChannelModules.Table };

    private static readonly Dictionary<string, string> Translated = new(StringComparer.Ordinal)
    {
        ["wages.paid"] = "Когда вам платили в последний раз?",
        ["wages.owed"] = "Сколько вам должны?",
    };

    private static readonly string Settings = SomeScripts.Settings.Replace("  en: { name: \"English\", words: \"english|eng\" }", "  en: { name: \"English\", words: \"english|eng\" }\n  ru: { name: \"Русский\", words: \"русский\", fallback: \"en\" }", StringComparison.Ordinal);

    private static readonly Lazy<string> Russian = new(() => Translate(Scripts()));

    /// <summary>The files, with <paramref name="changes"/> laid over them; a null text takes a file away.</summary>
    public static PublicationSource Source(params (string Path, string? Text)[] changes) => Scripts([(RussianFile, Russian.Value), .. changes]);

    /// <summary>The files after one replacement in one of them, which must be there to be made. What must be translated to be published at all has its translation.</summary>
    public static PublicationSource With(string file, string old, string now)
    {
        var text = Source().Files[file];
        Assert.Contains(old, text, StringComparison.Ordinal);
        var changed = (file, text.Replace(old, now, StringComparison.Ordinal));
        return file == RussianFile ? Source(changed) : Source(changed, (RussianFile, Translate(Scripts(changed))));
    }

    public static Publication Read(PublicationSource source)
    {
        var read = PublicationReader.Read(source, new ReadOptions { Channels = ChannelModules.Table });
        return read.Publication ?? throw new InvalidOperationException(string.Join('\n', read.Faults));
    }

    private static PublicationSource Scripts(params (string Path, string? Text)[] changes) => SomeScripts.Source([(SettingsFile, Settings), ("dialogs/menu.yaml", Menu), (File, Wages), .. changes]);

    /// <summary>Lines of safety, as the scripts have them now, and the two questions, as they were at first: those are stale when they changed.</summary>
    private static string Translate(PublicationSource scripts)
    {
        var po = new StringBuilder("msgid \"\"\nmsgstr \"Language: ru\\n\"\n");
        var first = Lines(Scripts()).ToDictionary(l => l.Text.Context, l => l.Text.Source, StringComparer.Ordinal);
        foreach (var line in Lines(scripts))
        {
            var own = Translated.GetValueOrDefault(line.Text.Context);
            if (own is null && !line.IsSafety) continue;
            var source = line.IsSafety ? line.Text.Source : first[line.Text.Context];
            var words = own ?? $"Слово {string.Concat(line.Text.Context.Select(c => (char)('а' + c % 32)))}{string.Concat(line.Text.Template.Placeholders.Select(p => $" {{{p}}}"))}";
            po.Append(CultureInfo.InvariantCulture, $"\n{(line.Text.Context == "wages.owed" ? "#, draft\n" : "")}msgctxt \"{line.Text.Context}\"\nmsgid \"{source}\"\nmsgstr \"{words}\"\n");
        }

        return po.ToString();
    }

    private static IReadOnlyList<ScriptLine> Lines(PublicationSource scripts) =>
        ScriptLines.Of(PublicationReader.Read(scripts, new ReadOptions(Translations: false) { Channels = ChannelModules.Table }).Publication!);
}
