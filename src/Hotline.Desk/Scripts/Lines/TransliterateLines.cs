using Hotline.Core.Localization.Lines;
using Hotline.Core.Localization.Uzbek;
using Hotline.Desk.Requests;
using MediatR;

namespace Hotline.Desk.Scripts.Lines;

/// <summary>Writes Uzbek lines in Cyrillic letters as the rule makes them from the Latin ones, as drafts. What is kept by hand stays.</summary>
internal sealed record TransliterateLines(IReadOnlyList<string>? Contexts) : IDeskRequest<Nothing>
{
    public Permission Needs => Permission.EditScripts;

    public string? Audit => null;
}

/// <summary>Which lines.</summary>
internal sealed record TransliterateBody(IReadOnlyList<string>? Contexts);

/// <summary>Handles <see cref="TransliterateLines"/>.</summary>
internal sealed class TransliterateLinesHandler(LineWriter writer, ScriptsHome home) : IRequestHandler<TransliterateLines, DeskResult<Nothing>>
{
    public async Task<DeskResult<Nothing>> Handle(TransliterateLines request, CancellationToken cancellationToken)
    {
        var contexts = (request.Contexts ?? []).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return await writer.WriteAsync(UzbekTwin.Cyrillic, source =>
            LineReadings.File(source, UzbekTwin.Latin) is { } latin && LineReadings.File(source, UzbekTwin.Cyrillic) is { } cyrillic
                ? DeskResult<string>.Ok(LineWriting.Transliterate(latin, cyrillic, contexts, home.UzbekWords()).Write())
                : LineRefusals.Unsound, cancellationToken);
    }
}
