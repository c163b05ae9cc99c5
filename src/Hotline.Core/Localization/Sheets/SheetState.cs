namespace Hotline.Core.Localization.Sheets;

/// <summary>How far a line is: not translated; translated before the English changed; translated; and read by somebody whose language it is.</summary>
internal static class SheetState
{
    public const string Missing = "missing";
    public const string Stale = "stale";
    public const string Draft = "draft";
    public const string Read = "read";

    public static string Of(PoEntry entry) => !entry.IsTranslated ? Missing : entry.IsFuzzy ? Stale : entry.IsDraft ? Draft : Read;
}
