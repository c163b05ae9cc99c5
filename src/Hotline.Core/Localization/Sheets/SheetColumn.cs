namespace Hotline.Core.Localization.Sheets;

/// <summary>The columns of a sheet of translations, and the words of its last one.</summary>
internal static class SheetColumn
{
    public const string Context = "context";
    public const string Note = "note";
    public const string English = "english";
    public const string Russian = "russian";
    public const string Translation = "translation";
    public const string State = "state";

    public static readonly string[] All = [Context, Note, English, Russian, Translation, State];

    /// <summary>Read back; the others are for the translator's eyes.</summary>
    public static readonly string[] Needed = [Context, English, Translation];

    public static readonly string[] States = [SheetState.Missing, SheetState.Stale, SheetState.Draft, SheetState.Read];
}
