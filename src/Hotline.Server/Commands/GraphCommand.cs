using System.CommandLine;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Drawing;
using Hotline.Core.Messaging;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands;

/// <summary><c>hotline graph DIALOG</c>: draws one dialog, as SVG for a browser or as Mermaid for a page that draws it.</summary>
internal static class GraphCommand
{
    public static Command Create()
    {
        var dialog = new Argument<string>("DIALOG") { Description = "The name of the dialog." };
        var mermaid = new Option<bool>("--mermaid") { Description = "Mermaid instead of SVG." };
        var locale = new Option<string>("--locale") { Description = "The language of the texts.", DefaultValueFactory = _ => LocaleTag.English.Value };
        var file = new Option<string?>("--out") { Description = "A file to write it to; without it, it is printed." };
        var command = new Command("graph", "Draw a dialog.") { dialog, mermaid, locale, file };
        command.SetAction((result, cancellationToken) => Guarded.RunAsync(() =>
            RunAsync(result.GetRequiredValue(dialog), result.GetValue(mermaid), result.GetRequiredValue(locale), result.GetValue(file), cancellationToken)));
        return command;
    }

    private static async Task<int> RunAsync(string dialog, bool mermaid, string locale, string? file, CancellationToken cancellationToken)
    {
        var configuration = HotlineConfiguration.Read([]);
        var publication = ContentFolders.Of(configuration).ReadOrThrow(configuration).Publication;
        if (!publication.Settings.Locales.Any(l => l.Tag.Value == locale))
            throw new SettingsException($"'{locale}' is no language of hotline.yaml. The languages are: {string.Join(", ", publication.Settings.Locales.Select(l => l.Tag))}.");
        var drawing = DialogDrawing.Of(publication, dialog, new LocaleTag(locale)) ?? throw new SettingsException($"There is no dialog '{dialog}'. The dialogs are: {Names(publication)}.");
        var text = mermaid ? MermaidDrawing.Of(drawing) : SvgDrawing.Of(drawing);
        if (file is null) await Console.Out.WriteAsync(text.AsMemory(), cancellationToken);
        else await File.WriteAllTextAsync(file, text, cancellationToken);
        return Guarded.Ok;
    }

    private static string Names(Publication publication) => string.Join(", ", publication.Dialogs.Select(d => d.Name));
}
