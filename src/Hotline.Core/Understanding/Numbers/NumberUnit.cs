namespace Hotline.Core.Understanding.Numbers;

/// <summary>What the words and signs beside a number say that it counts.</summary>
internal enum NumberUnit
{
    None,
    Money,
    Day,
    Week,
    Month,
    Year,
    People,

    /// <summary>A part of a date ("10 числа", "5 марта"), or something else that no question asks for: hours, floors, percent.</summary>
    Other,
}
