using Hotline.Core.Understanding.Numbers;

namespace Hotline.Core.Dialogs;

/// <summary>What free writing may be. A closed set; bounds are inclusive.</summary>
public abstract record Expectation
{
    private Expectation() { }

    /// <summary>
    /// Any words, at most <paramref name="Max"/> UTF-16 units. With <paramref name="Words"/> a name of that many words at most (a city, a firm):
    /// what is longer, or clearly tells of a matter, is something else and does not fit.
    /// </summary>
    public sealed record Text(int Max, int? Words = null) : Expectation;

    /// <summary>A number between both bounds. <paramref name="Of"/> says what it counts.</summary>
    public sealed record Number(decimal? Min, decimal? Max, NumberKind Of = NumberKind.Any) : Expectation;

    /// <summary>A day. <paramref name="Past"/> refuses days to come; <paramref name="Coming"/>: a day without a year is the next such day, not the last.</summary>
    public sealed record Date(bool Past, bool Coming = false) : Expectation;

    /// <summary>Yes or no in any language; brings its own two choices with ids <c>yes</c> and <c>no</c>.</summary>
    public sealed record YesNo : Expectation;

    public sealed record Location : Expectation;

    public sealed record Phone : Expectation;

    public sealed record File : Expectation;
}
