namespace Hotline.Core.Understanding.Numbers;

/// <summary>
/// One number of a text with what it counts. <paramref name="IsFirst"/>: no word stands before it. <paramref name="IsAmbiguous"/>: its one word is a common word of another language.
/// </summary>
internal readonly record struct Quantity(decimal Value, NumberUnit Unit, bool HasDigits, bool IsAmbiguous, bool IsFirst)
{
    public int DaysOfUnit => Unit switch { NumberUnit.Day => 1, NumberUnit.Week => 7, NumberUnit.Month => 30, NumberUnit.Year => 365, _ => 0 };

    public bool IsTime => DaysOfUnit > 0;
}
