namespace Hotline.Core.Dialogs;

/// <summary>What free writing may be. A closed set; bounds are inclusive.</summary>
public abstract record Expectation
{
    private Expectation() { }

    /// <summary>Any words, at most <paramref name="Max"/> UTF-16 units.</summary>
    public sealed record Text(int Max) : Expectation;

    public sealed record Number(decimal? Min, decimal? Max) : Expectation;

    /// <summary>A day. <paramref name="Past"/> refuses days to come.</summary>
    public sealed record Date(bool Past) : Expectation;

    /// <summary>Yes or no in any language; brings its own two choices with ids <c>yes</c> and <c>no</c>.</summary>
    public sealed record YesNo : Expectation;

    public sealed record Location : Expectation;

    public sealed record Phone : Expectation;

    public sealed record File : Expectation;
}
