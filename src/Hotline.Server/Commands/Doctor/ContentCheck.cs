using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Localization;
using Hotline.Server.Settings;

namespace Hotline.Server.Commands.Doctor;

/// <summary>Scripts, translations, facts and pages.</summary>
internal static class ContentCheck
{
    private const string Subject = "scripts";

    public static IEnumerable<Finding> Look(IConfiguration configuration, DateOnly today)
    {
        ContentFolders folders;
        ReadResult read;
        try
        {
            folders = ContentFolders.Of(configuration);
            read = folders.Read(folders.Source(), configuration, today);
        }
        catch (SettingsException missing)
        {
            return [Finding.Fail(Subject, missing.Message)];
        }

        return [Scripts(folders, read), .. Facts(read), .. Drafts(folders, read)];
    }

    public static Finding Pages()
    {
        var count = typeof(ContentCheck).Assembly.GetManifestResourceNames().Count(n => n.StartsWith("pages/", StringComparison.Ordinal));
        return count > 0
            ? Finding.Ok("pages", $"{count} files of chat and desk are in the program")
            : Finding.Fail("pages", "chat and desk were not built into this program. Build it with Node.js 20 or newer, without BuildPages=false.");
    }

    private static Finding Scripts(ContentFolders folders, ReadResult read)
    {
        var errors = read.Faults.Where(f => f.Severity == FaultSeverity.Error).ToArray();
        return errors.Length == 0 && read.Publication is { } publication
            ? Finding.Ok(Subject, $"{publication.Dialogs.Count} dialogs in {folders.Dialogs}, no error")
            : Finding.Fail(Subject, $"{errors.Length} errors; the first: {errors.FirstOrDefault()}. 'hotline check' names them all.");
    }

    private static IEnumerable<Finding> Facts(ReadResult read)
    {
        var overdue = read.Faults.Count(f => f.Code == FaultCode.FactOverdue);
        if (read.Publication is null) return [];
        return [overdue == 0
            ? Finding.Ok("facts", "every number and address was checked in time")
            : Finding.Warn("facts", $"{overdue} are due for a new check. 'hotline check' names them: call, then write the new dates into dialogs/facts.")];
    }

    private static IEnumerable<Finding> Drafts(ContentFolders folders, ReadResult read)
    {
        if (read.Publication is not { } publication) yield break;
        var drafts = new List<string>();
        foreach (var tag in publication.Settings.Locales.Select(l => l.Tag))
        {
            var path = Path.Combine(folders.Locales, $"{tag}.po");
            if (!File.Exists(path)) continue;
            var count = PoFile.Read(path, File.ReadAllText(path)).File.Entries.Count(e => !e.Obsolete && e.Flags.Contains(PoEntry.DraftFlag));
            if (count > 0) drafts.Add($"{tag} {count}");
        }

        yield return drafts.Count == 0
            ? Finding.Ok("texts", "no drafts: a native speaker has read every line")
            : Finding.Warn("texts", $"drafts that no native speaker has read: {string.Join(", ", drafts)}. locales/README.md says how a line is released.");
    }
}
