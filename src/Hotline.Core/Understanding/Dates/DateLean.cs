namespace Hotline.Core.Understanding.Dates;

/// <summary>Which day is meant where the year or the month is left out.</summary>
public enum DateLean
{
    /// <summary>The last such day that is not after today.</summary>
    Past,

    /// <summary>The next such day that is not before today.</summary>
    Coming,
}
