namespace Hotline.Core.Understanding.Places;

/// <summary>
/// A place that people name: the choice it stands for (a country's two letters, or <c>elsewhere</c>), and the city's name as helpers read it, null for the country itself.
/// <paramref name="IsOrigin"/>: it was named as where the person comes from.
/// </summary>
public readonly record struct Place(string Country, string? City, bool IsOrigin);
