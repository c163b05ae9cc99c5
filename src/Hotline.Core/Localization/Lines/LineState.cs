using Hotline.Core.Localization.Sheets;

namespace Hotline.Core.Localization.Lines;

/// <summary>How far a line is: not translated; translated before the English changed; translated; and read by somebody whose language it is.</summary>
public static class LineState
{
    /// <summary>The words, the worst first.</summary>
    public static readonly IReadOnlyList<string> All = SheetColumn.States;
}
