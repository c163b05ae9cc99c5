using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using MediatR;

namespace Hotline.Desk.Scripts.Lines;

/// <summary>All lines of a language, as the draft has them.</summary>
internal sealed record ReadTextLines(string? Locale) : IDeskRequest<LineScreen>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>Handles <see cref="ReadTextLines"/>.</summary>
internal sealed class ReadTextLinesHandler(ScriptDraft draft, LineReadings readings) : IRequestHandler<ReadTextLines, DeskResult<LineScreen>>
{
    public async Task<DeskResult<LineScreen>> Handle(ReadTextLines request, CancellationToken cancellationToken)
    {
        var (view, locale) = (await readings.ViewAsync(draft, cancellationToken), new LocaleTag(request.Locale ?? ""));
        if (!view.Source.Files.ContainsKey(LineReadings.Path(locale))) return LineRefusals.NoLanguage;
        if (LineReadings.File(view.Source, locale) is null) return LineRefusals.Unsound;
        return await readings.TableAsync(view, cancellationToken) is { } lines
            ? DeskResult<LineScreen>.Ok(new LineScreen(locale.Value, lines.Broken, DialogLimits.SmsParts, [.. lines.Table.Of(locale).Select(LineRow.Of)]))
            : LineRefusals.Unread;
    }
}
