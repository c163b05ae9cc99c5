using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Core.Localization.Lines;
using Hotline.Core.Messaging;
using Hotline.Desk.Scripts.Draft;

namespace Hotline.Desk.Scripts.Lines;

/// <summary>The lines of a draft. <paramref name="Broken"/>: its scripts cannot be read, and these are the lines of what is current.</summary>
internal sealed record LinesOfDraft(LineTable Table, bool Broken);

/// <summary>
/// The tables of lines, made once for all who look at the same draft. The scripts are read without their translations, so writing a line reads none of them again. Thread-safe.
/// </summary>
internal sealed class LineReadings(ScriptsHome home, ScriptReadings readings)
{
    /// <summary>The draft as it is and as it was: another writes while somebody looks.</summary>
    private const int Kept = 2;

    private readonly Recent<Publication?> _scripts = new(Kept);
    private readonly Recent<LinesOfDraft?> _tables = new(Kept);

    /// <summary>Null while neither the draft nor what is current can be read.</summary>
    public Task<LinesOfDraft?> TableAsync(DraftView view, CancellationToken cancellationToken) =>
        _tables.GetAsync(view.Source.Hash, () => MakeAsync(view), cancellationToken);

    /// <summary>The draft with every translation up to its scripts, also where nothing is changed in it yet: what is current may lack lines.</summary>
    public async Task<DraftView> ViewAsync(ScriptDraft draft, CancellationToken cancellationToken)
    {
        var view = await draft.ReadAsync(cancellationToken);
        return view.Changed.Count > 0 ? view : view with { Source = await readings.UpToDateAsync(view.Source, cancellationToken) };
    }

    public static string Path(LocaleTag locale) => $"{ScriptFiles.Locales}{locale}.po";

    /// <summary>The translations of a language; null when there are none, or when they are no sound PO file: nothing is written over what was not understood.</summary>
    public static PoFile? File(PublicationSource source, LocaleTag locale)
    {
        if (!source.Files.TryGetValue(Path(locale), out var text)) return null;
        var (file, faults) = PoFile.Read(Path(locale), text);
        return faults.Any(f => f.Severity == FaultSeverity.Error) ? null : file;
    }

    private async Task<LinesOfDraft?> MakeAsync(DraftView view)
    {
        var own = await ScriptsAsync(view.Source);
        if ((own ?? await ScriptsAsync(view.Base.Source)) is not { } scripts) return null;
        return await readings.DoAsync(() => new LinesOfDraft(new LineTable(scripts, Files(view.Source, scripts), home.UzbekWords()), own is null));
    }

    private static Dictionary<LocaleTag, PoFile> Files(PublicationSource source, Publication scripts)
    {
        var files = new Dictionary<LocaleTag, PoFile>();
        foreach (var locale in scripts.Settings.Locales)
            if (File(source, locale.Tag) is { } file) files[locale.Tag] = file;
        return files;
    }

    private Task<Publication?> ScriptsAsync(PublicationSource source)
    {
        var only = PublicationSource.From(source.Files.Where(f => !f.Key.StartsWith(ScriptFiles.Locales, StringComparison.Ordinal)));
        return _scripts.GetAsync(only.Hash, () => readings.DoAsync(() => PublicationReader.Read(only, LineTable.Scripts(home.Options)).Publication), CancellationToken.None);
    }
}
