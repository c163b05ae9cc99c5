namespace Hotline.Core.Understanding.Dates;

/// <summary>A span of time that people count back in.</summary>
public enum DateUnit
{
    Day,
    Week,
    Month,
    Year,
}
