using Hotline.Desk.Api;

namespace Hotline.Desk.Scripts.Draft;

/// <summary>Who owns the scripts of this deployment, as pages call it.</summary>
internal static class ScriptOwners
{
    /// <summary>The folders on disk: the studio reads, tries and exports.</summary>
    public const string Git = "git";

    /// <summary>The casebook: the studio publishes.</summary>
    public const string Server = "server";

    public static readonly IReadOnlyList<string> All = [Git, Server];
}

/// <summary>The scripts as the draft has them. <paramref name="Number"/>: the publication below it; null where the folders are the source. <paramref name="Locales"/>: every language, English too.</summary>
internal sealed record StudioScreen(
    [property: Codes(typeof(ScriptOwners))] string Source, long? Number, IReadOnlyList<StudioFile> Files, IReadOnlyList<StudioDialog> Dialogs, IReadOnlyList<string> Locales);

/// <summary>
/// A file. <paramref name="Version"/> goes along with what is written; above 0 it is in the draft. <paramref name="Behind"/>: somebody published this file otherwise since it came into the draft.
/// <paramref name="By"/> and <paramref name="At"/>: who wrote it last into the draft, and when.
/// </summary>
internal sealed record StudioFile(
    string Path, [property: Codes(typeof(ScriptFiles))] string Kind, string Name, bool Changed, bool Deleted, bool Behind, long Version, string? By, DateTimeOffset? At);

/// <summary>A dialog. <paramref name="Nodes"/> is null while the scripts cannot be read.</summary>
internal sealed record StudioDialog(string Name, string Path, int? Nodes, bool Changed, IReadOnlyList<DialogLocale> Locales);

/// <summary>How the texts of a dialog stand in a language: all, and of those the missing, the stale and, of the rest, those that no native speaker has read.</summary>
internal sealed record DialogLocale(string Locale, int Lines, int Missing, int Stale, int Draft);
