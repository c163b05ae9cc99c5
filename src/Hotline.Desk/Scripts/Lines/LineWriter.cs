using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;

namespace Hotline.Desk.Scripts.Lines;

/// <summary>Writes the file of a language into the draft. Where somebody else was faster it is made anew from what they wrote: two people who write different lines do not hinder each other.</summary>
internal sealed class LineWriter(ScriptDraft draft, LineReadings readings)
{
    /// <summary>How often it is tried.</summary>
    private const int Tries = 5;

    public async Task<DeskResult<Nothing>> WriteAsync(LocaleTag locale, Func<PublicationSource, DeskResult<string>> make, CancellationToken cancellationToken)
    {
        var path = LineReadings.Path(locale);
        for (var tried = 1; ; tried++)
        {
            var view = await readings.ViewAsync(draft, cancellationToken);
            if (!view.Source.Files.ContainsKey(path)) return LineRefusals.NoLanguage;
            var made = make(view.Source);
            if (made.Error is { } refusal) return refusal;
            var written = await draft.WriteAsync(path, view.Version(path), made.Value, cancellationToken);
            if (written.Error is null) return DeskResult<Nothing>.Ok(new Nothing());
            if (written.Error != ScriptDraft.Changed || tried == Tries) return written.Error;
        }
    }
}
