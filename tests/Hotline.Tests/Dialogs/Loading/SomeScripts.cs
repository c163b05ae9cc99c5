using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Server;

namespace Hotline.Tests.Dialogs.Loading;

/// <summary>A small valid publication, to which tests add and in which they break things.</summary>
internal static class SomeScripts
{
    public const string Settings = """
        start: menu
        menu: menu
        danger: danger
        locales:
          en: { name: "English", words: "english|eng" }
        keep: [country]
        zones: { KZ: "Asia/Almaty" }
        places: { KZ: "Almaty" }

        """;

    public const string Menu = """
        dialog: menu
        nodes:
          what:
            ask: "What happened?"
            save: what
            choices:
              danger: { label: "Danger", then: danger }
              other: "Something else"
            otherwise: { say: "Please choose one.", again: 1, then: place }
          place:
            ask: "Where are you?"
            save: country
            choices: { KZ: "Kazakhstan" }
            otherwise: { say: "Please name the country.", again: 1, then: bye }
          bye:
            end: "Write any time."

        """;

    public const string Danger = """
        dialog: danger
        nodes:
          call:
            say: "Call {fact.ambulance.phone} now."
          to_operator:
            handoff: "A person will answer here. Usual wait: {wait}."
            urgency: immediate

        """;

    public const string Facts = """
        id,country,role,kind,state_body,name_en,name_ru,phone,website,languages,source,checked,recheck
        KZ-103,KZ,ambulance,emergency,no,Ambulance,Скорая помощь,103,,ru kk,https://example.org,2026-01-10,2026-04-10
        KZ-LAB,KZ,labour_inspection,state,yes,"Labour inspection, free",Инспекция труда,1414,,ru kk,https://example.org,2026-01-10,2026-04-10

        """;

    public static string Always { get; } = $"""
        dialog: _always
        reactions:
          menu: {"{"} words: "menu", commands: [menu] {"}"}
          back: {"{"} words: "back" {"}"}
          repeat: {"{"} words: "repeat" {"}"}
          language: {"{"} words: "language", then: done {"}"}
          operator: {"{"} words: "operator", then: to_operator {"}"}
          stop: {"{"} words: "stop", commands: [stop], then: done {"}"}
          leave: {"{"} words: "leave", then: done {"}"}
          erase: {"{"} words: "delete my data|delete", then: done {"}"}
          help: {"{"} words: "help", then: done {"}"}
          code: {"{"} words: "code" {"}"}
          danger: {"{"} words: "danger|sos" {"}"}
        texts:
        {string.Join('\n', SystemLines().Select(line => $"  {line}: \"Line {line}.\""))}
        nodes:
          to_operator:
            handoff: "A person will answer here."
          done:
            end: "All right."

        """;

    /// <summary>The files of the small publication, with <paramref name="changes"/> laid over them; a null text takes a file away.</summary>
    public static PublicationSource Source(params (string Path, string? Text)[] changes)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["dialogs/hotline.yaml"] = Settings,
            ["dialogs/_always.yaml"] = Always,
            ["dialogs/menu.yaml"] = Menu,
            ["dialogs/danger.yaml"] = Danger,
            ["dialogs/facts/kz.csv"] = Facts,
        };
        foreach (var (path, text) in changes)
        {
            if (text is null) files.Remove(path);
            else files[path] = text;
        }

        return PublicationSource.From(files);
    }

    public static ReadResult Read(params (string Path, string? Text)[] changes) => PublicationReader.Read(Source(changes), new ReadOptions { Channels = ChannelModules.Table });

    /// <summary>Reads the small publication with one more dialog, which is its start.</summary>
    public static ReadResult ReadDialog(string name, string text) =>
        Read(($"dialogs/{name}.yaml", text), ("dialogs/hotline.yaml", Settings.Replace("start: menu", $"start: {name}", StringComparison.Ordinal)));

    private static IEnumerable<string> SystemLines() =>
        Enum.GetNames<SystemLine>().Select(System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName);
}
