using System.Collections.Frozen;
using System.Globalization;
using System.Text.RegularExpressions;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization.Uzbek;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization;

/// <summary>
/// Holds the files of translations against the lines of the scripts. What is missing or stale is left out of the catalog, so that the fall-back language is said:
/// a warning, and an error for a safety line. Translations of the <paramref name="unread"/> dialogs, whose scripts are broken, are left alone.
/// </summary>
internal sealed partial class CatalogReader(PublicationSource source, IReadOnlyList<ScriptLine> lines, IReadOnlySet<string> unread, ReadOptions options, FaultSink faults)
{
    private const string Folder = "locales/";
    private const string Extension = ".po";
    private const string Remedy = "Run 'hotline locales update' and translate it.";

    private readonly FrozenDictionary<string, ScriptLine> _lines = ByContext(lines);
    private readonly Dictionary<(LocaleTag Locale, string Context), (Spot At, ScriptLine Line)> _places = [];
    private readonly WritingCheck _writing = new(faults);

    public TextCatalog Read(IReadOnlyList<ScriptLocale> locales)
    {
        var catalogs = new Dictionary<LocaleTag, FrozenDictionary<string, Translation>>();
        foreach (var locale in locales.Where(l => l.Tag != LocaleTag.English)) catalogs[locale.Tag] = ReadLocale(locale.Tag);
        if (catalogs.TryGetValue(LocaleTag.Russian, out var russian))
            foreach (var (locale, other) in catalogs.Where(c => c.Key != LocaleTag.Russian)) _writing.CheckEchoes(russian, other, context => _places[(locale, context)]);
        Transliterate(catalogs);
        foreach (var path in source.Files.Keys.Where(p => p.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var tag = Path.GetFileNameWithoutExtension(path);
            if (tag == LocaleTag.English.Value) faults.Warning(new Spot(path, 1), FaultCode.LostTranslation, "English stands in the scripts themselves; this file is not read. Remove it.");
            else if (!locales.Any(l => l.Tag.Value == tag))
                faults.Error(new Spot(path, 1), FaultCode.LostTranslation, $"'{tag}' is no language of hotline.yaml. Add it under 'locales:', or remove this file.");
        }

        return new TextCatalog(catalogs, locales.ToDictionary(l => l.Tag, l => l.Fallback));
    }

    /// <summary>What can be said of the files by themselves, when the scripts are too broken to hold them against.</summary>
    public static void CheckForm(PublicationSource source, FaultSink faults)
    {
        foreach (var (path, text) in source.Files.Where(f => f.Key.StartsWith(Folder, StringComparison.Ordinal)))
            if (SourceText.Check(path, text, DialogLimits.LocaleFile, faults) is { } checkedText) PoFile.Read(path, checkedText, faults);
    }

    /// <summary>What lacks in Uzbek Cyrillic is said in Uzbek, letter by letter, before it is said in Russian. Words that people type are left out: nobody types by rule.</summary>
    private void Transliterate(Dictionary<LocaleTag, FrozenDictionary<string, Translation>> catalogs)
    {
        if (!catalogs.TryGetValue(UzbekTwin.Latin, out var latin) || !catalogs.TryGetValue(UzbekTwin.Cyrillic, out var cyrillic)) return;
        var lacking = latin.Where(t => !cyrillic.ContainsKey(t.Key) && !_lines[t.Key].IsTyped)
            .Select(t => KeyValuePair.Create(t.Key, new Translation(UzbekTwin.ToCyrillic(t.Value.Text, ScriptExceptions.None), Draft: true)));
        catalogs[UzbekTwin.Cyrillic] = cyrillic.Concat(lacking).ToFrozenDictionary(StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, ScriptLine> ByContext(IReadOnlyList<ScriptLine> lines)
    {
        var byContext = new Dictionary<string, ScriptLine>(StringComparer.Ordinal);
        foreach (var line in lines) byContext.TryAdd(line.Text.Context, line);
        return byContext.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private FrozenDictionary<string, Translation> ReadLocale(LocaleTag locale)
    {
        var path = $"{Folder}{locale}{Extension}";
        if (!source.Files.TryGetValue(path, out var text))
        {
            faults.Error(new Spot(path, 1), FaultCode.MissingFile, $"Language '{locale}' has no translations. Run 'hotline locales update', which writes this file with all lines.");
            return FrozenDictionary<string, Translation>.Empty;
        }

        if (SourceText.Check(path, text, DialogLimits.LocaleFile, faults) is not { } checkedText) return FrozenDictionary<string, Translation>.Empty;
        var file = PoFile.Read(path, checkedText, faults);
        CheckHeader(locale, path, file);
        var translations = new Dictionary<string, Translation>(StringComparer.Ordinal);
        foreach (var entry in file.Entries.Where(e => !e.Obsolete)) ReadEntry(locale, path, entry, translations);
        CheckMissing(locale, path, file);
        CountDrafts(locale, path, translations);
        return translations.ToFrozenDictionary(StringComparer.Ordinal);
    }

    private void CheckHeader(LocaleTag locale, string path, PoFile file)
    {
        var at = new Spot(path, 1);
        if (file.Field("Language") is { Length: > 0 } language && language.Replace('_', '-') != locale.Value)
            faults.Error(at, FaultCode.NotPo, $"The header says 'Language: {ValueReader.Short(language)}', but the file is {locale}{Extension}. Correct one of them.");
        if (file.Field("Content-Type") is { } type && !type.Contains("UTF-8", StringComparison.OrdinalIgnoreCase))
            faults.Error(at, FaultCode.NotPo, "The header names another character set than UTF-8. Write 'Content-Type: text/plain; charset=UTF-8'.");
        if (PluralCount().Match(file.Field("Plural-Forms") ?? "") is not { Success: true } match) return;
        var forms = int.Parse(match.Groups["forms"].ValueSpan, CultureInfo.InvariantCulture);
        foreach (var entry in file.Entries.Where(e => !e.Obsolete && e.IdPlural is not null && e.Strings.Count != forms))
            faults.Error(new Spot(path, entry.Line), FaultCode.NotPo, $"This entry has {entry.Strings.Count} plural forms; the header promises {forms}. Write msgstr[0] to msgstr[{forms - 1}].");
    }

    private void ReadEntry(LocaleTag locale, string path, PoEntry entry, Dictionary<string, Translation> translations)
    {
        var at = new Spot(path, entry.Line);
        if (entry.Context is null || !_lines.TryGetValue(entry.Context, out var line))
        {
            if (entry.Context?.Split('.')[0] is { } dialog && unread.Contains(dialog)) return;
            faults.Warning(at, FaultCode.LostTranslation, $"'{ValueReader.Short(entry.Context ?? entry.Id)}' is no line of the scripts. Run 'hotline locales update', which sets it aside.");
            return;
        }

        if (!entry.IsTranslated) return;
        if (entry.IsFuzzy || entry.Id != line.Text.Source)
        {
            Say(at, line, FaultCode.StaleTranslation, $"The source of '{entry.Context}' has changed since it was translated. {Remedy}");
            return;
        }

        var text = string.Join('\n', entry.Strings[0].Trim().Split('\n').Select(l => l.TrimEnd()));
        var translation = new Translation(text, entry.IsDraft) { Line = entry.Line };
        if (text.Length == 0 || !SamePlaceholders(at, line, translation)) return;
        _writing.Check(locale, at, line, text);
        _places[(locale, entry.Context)] = (at, line);
        if (entry.IsDraft && line.IsSafety && !options.AllowDrafts)
            faults.Error(at, FaultCode.DraftTranslation, $"'{entry.Context}' is a line of safety and still a draft. A native speaker reads it and removes 'draft', or allow drafts (Locales:AllowDrafts).");
        translations.TryAdd(entry.Context, translation);
    }

    private bool SamePlaceholders(Spot at, ScriptLine line, Translation translation)
    {
        var (wanted, written) = (line.Text.Template.Placeholders, translation.Template.Placeholders);
        if (translation.Template.HasStrayBrace && !line.Text.Template.HasStrayBrace)
        {
            faults.Error(at, FaultCode.StrayBrace, $"'{line.Text.Context}' has a brace that belongs to no placeholder. Copy the placeholders from the source.");
            return false;
        }

        var missing = wanted.Except(written, StringComparer.Ordinal).Select(p => $"{{{p}}} is missing");
        var extra = written.Except(wanted, StringComparer.Ordinal).Select(p => $"{{{p}}} is not in the source");
        var differences = missing.Concat(extra).ToList();
        if (differences.Count == 0) return true;
        faults.Error(at, FaultCode.Placeholders, $"'{line.Text.Context}': {string.Join("; ", differences)}. Copy the placeholders from the source.");
        return false;
    }

    private void CheckMissing(LocaleTag locale, string path, PoFile file)
    {
        var written = file.Entries.Where(e => !e.Obsolete && e.Context is not null).ToLookup(e => e.Context!, StringComparer.Ordinal);
        var missing = lines.Where(l => l.IsIn(locale) && !written[l.Text.Context].Any(e => e.IsTranslated)).ToList();
        foreach (var line in missing.Where(l => l.IsSafety))
        {
            var at = new Spot(path, written[line.Text.Context].FirstOrDefault()?.Line ?? 1);
            faults.Error(at, FaultCode.MissingTranslation, $"'{line.Text.Context}' ({line.File}) is a line of safety and is not translated. {Remedy}");
        }

        var others = missing.Where(l => !l.IsSafety).ToList();
        if (others.Count > 0)
            faults.Warning(new Spot(path, 1), FaultCode.MissingTranslation, $"{others.Count} lines are not translated, first '{others[0].Text.Context}'. Run 'hotline locales update' and translate them.");
    }

    private void CountDrafts(LocaleTag locale, string path, Dictionary<string, Translation> translations)
    {
        var drafts = translations.Values.Count(t => t.Draft);
        if (drafts > 0)
            faults.Warning(new Spot(path, 1), FaultCode.DraftTranslation, $"{drafts} of {_lines.Values.Count(line => line.IsIn(locale))} lines are drafts that no native speaker has read. Whoever reads one removes its 'draft'.");
    }

    private void Say(Spot at, ScriptLine line, string code, string message)
    {
        if (line.IsSafety) faults.Error(at, code, message);
        else faults.Warning(at, code, message);
    }

    [GeneratedRegex(@"nplurals\s*=\s*(?<forms>[1-6])\s*;", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PluralCount();
}
