using Hotline.Core.Dialogs;
using Hotline.Core.Localization.Lines;
using Hotline.Core.Messaging;
using Hotline.Desk.Api;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using MediatR;

namespace Hotline.Desk.Scripts.Lines;

/// <summary>Asks what a text would be on its way to people, while it is being written. Nothing of it is kept.</summary>
internal sealed record MeasureLine(string? Locale, string? Context, string? Text) : IDeskRequest<SizeOfLine>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>A text that is being written.</summary>
internal sealed record LineSizeBody(string? Locale, string? Context, string? Text);

/// <summary>What it would be. <paramref name="Sms"/>: null where the line is not sent as SMS by itself.</summary>
internal sealed record SizeOfLine(SmsOfLine? Sms, IReadOnlyList<TroubleOfLine> Troubles);

/// <summary>Something to look at. <paramref name="Channel"/>: where, unless everywhere. <paramref name="Is"/> and <paramref name="Most"/>: how much it is, and how much it should be. <paramref name="Word"/>: the word that it is about.</summary>
internal sealed record TroubleOfLine([property: Codes(typeof(LineTroubleKind))] string Kind, string? Channel, int? Is, int? Most, string? Word);

/// <summary>Handles <see cref="MeasureLine"/>.</summary>
internal sealed class MeasureLineHandler(ScriptDraft draft, LineReadings readings) : IRequestHandler<MeasureLine, DeskResult<SizeOfLine>>
{
    private static readonly DeskError TooLong = DeskError.Invalid($"This text is too long: {DialogLimits.Text} characters at most. Say it shorter.");

    public async Task<DeskResult<SizeOfLine>> Handle(MeasureLine request, CancellationToken cancellationToken)
    {
        if (request.Text?.Length > DialogLimits.Text) return TooLong;
        var (view, locale) = (await readings.ViewAsync(draft, cancellationToken), new LocaleTag(request.Locale ?? ""));
        if (!view.Source.Files.ContainsKey(LineReadings.Path(locale))) return LineRefusals.NoLanguage;
        if (await readings.TableAsync(view, cancellationToken) is not { } lines) return LineRefusals.Unread;
        if (lines.Table.Reach(locale, request.Context ?? "", request.Text?.Trim() ?? "") is not { } reach) return LineRefusals.NoLine;
        return DeskResult<SizeOfLine>.Ok(new SizeOfLine(SmsOfLine.Of(reach.Sms), [.. reach.Troubles.Select(t => new TroubleOfLine(LineCodes.Of(t.Kind), t.Channel, t.Is, t.Most, t.Word))]));
    }
}
