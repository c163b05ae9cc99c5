namespace Hotline.Core.Understanding.Places;

/// <summary>
/// <c>understanding/places.yaml</c>: countries with their cities, the endings that a name may have in any language, and by what the place is known that somebody comes from:
/// words before it ("из"), endings behind it ("дан").
/// </summary>
public sealed record PlaceWords(IReadOnlyList<CountryNames> Countries)
{
    public static readonly PlaceWords None = new([]);

    public IReadOnlyList<string> Endings { get; init; } = [];

    public IReadOnlyList<string> From { get; init; } = [];

    public IReadOnlyList<string> FromEndings { get; init; } = [];
}
