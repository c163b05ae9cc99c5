namespace Hotline.Storage.Casebook.Cases;

/// <summary>A page of cases, and the place of the next one; null when this is the last.</summary>
public sealed record CasePage<TPlace>(IReadOnlyList<Case> Cases, TPlace? Next)
    where TPlace : class
{
    /// <summary>Cases of one page.</summary>
    public const int Size = 50;

    /// <summary>From one more row than a page holds.</summary>
    internal static CasePage<TPlace> Of(List<Case> rows, Func<Case, TPlace> place) =>
        rows.Count > Size ? new([.. rows.Take(Size)], place(rows[Size - 1])) : new(rows, Next: null);
}
