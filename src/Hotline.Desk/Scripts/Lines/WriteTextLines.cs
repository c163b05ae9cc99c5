using Hotline.Core.Localization.Lines;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using MediatR;

namespace Hotline.Desk.Scripts.Lines;

/// <summary>Writes translations into the draft, all or none. It says nothing about anybody, so it is not audited; what is published is.</summary>
internal sealed record WriteTextLines(string? Locale, IReadOnlyList<TextBody>? Lines) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>Translations of one language.</summary>
internal sealed record WriteLinesBody(string? Locale, IReadOnlyList<TextBody>? Lines);

/// <summary>
/// A translation. <paramref name="Source"/> and <paramref name="Was"/>: the English and the text that its author had before them (null: none), so that two people may work on one language at once.
/// <paramref name="Text"/> null takes the translation away. <paramref name="Draft"/>: its author is nobody whose language it is.
/// </summary>
internal sealed record TextBody(string? Context, string? Source, string? Was, string? Text, bool Draft);

/// <summary>Handles <see cref="WriteTextLines"/>.</summary>
internal sealed class WriteTextLinesHandler(LineWriter writer) : IRequestHandler<WriteTextLines, DeskResult<Nothing>>
{
    /// <summary>Most lines of one request.</summary>
    private const int Most = 100;

    public async Task<DeskResult<Nothing>> Handle(WriteTextLines request, CancellationToken cancellationToken)
    {
        if (request.Lines is not { Count: > 0 and <= Most } lines || lines.Any(l => l is null)) return LineRefusals.NoLines;
        var locale = new LocaleTag(request.Locale ?? "");
        IReadOnlyList<NewText> texts = [.. lines.Select(l => new NewText(l.Context ?? "", l.Source ?? "", l.Was ?? "", l.Text ?? "", l.Draft))];
        return await writer.WriteAsync(locale, source =>
        {
            if (LineReadings.File(source, locale) is not { } file) return LineRefusals.Unsound;
            var (written, refusals) = LineWriting.Write(file, texts);
            return refusals.Count > 0 ? LineRefusals.Of(refusals[0]) : DeskResult<string>.Ok(written.Write());
        }, cancellationToken);
    }
}
