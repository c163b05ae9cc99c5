using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization;

/// <summary>Brings the translations of a source up to its scripts in memory, as <c>hotline locales update</c> does on disk. Pure.</summary>
public static class SourceLocales
{
    /// <summary>
    /// The files with every language of the scripts brought up to date; a language without a file gets one. A file that is no sound PO stays as it is, and so does everything while the scripts
    /// cannot be read: what a translation belongs to is not known then.
    /// </summary>
    public static PublicationSource UpToDate(PublicationSource source, ReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        if (PublicationReader.Read(source, options with { Translations = false, Rules = false, AllowDrafts = true, Today = null }).Publication is not { } scripts) return source;
        return source.With(scripts.Settings.Locales.Select(l => l.Tag).Where(tag => tag != LocaleTag.English).Select(tag => Updated(source, scripts, tag)).OfType<KeyValuePair<string, string?>>());
    }

    private static KeyValuePair<string, string?>? Updated(PublicationSource source, Publication scripts, LocaleTag locale)
    {
        var path = $"locales/{locale}.po";
        if (!source.Files.TryGetValue(path, out var text)) return new(path, LocaleUpdater.Update(scripts, locale, existing: null).Write());
        var (file, faults) = PoFile.Read(path, text);
        return faults.Any(f => f.Severity == FaultSeverity.Error) ? null : new(path, LocaleUpdater.Update(scripts, locale, file).Write());
    }
}
