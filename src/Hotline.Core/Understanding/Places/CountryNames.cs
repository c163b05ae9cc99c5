namespace Hotline.Core.Understanding.Places;

/// <summary>
/// By which words a country and its cities are known. A name is one or more words; <c>*</c> at its end stands for any ending, a name without it may have one of the endings of
/// <see cref="PlaceWords.Endings"/>. Each city is a list of names, of which the first is shown to helpers.
/// </summary>
public sealed record CountryNames(string Country, IReadOnlyList<string> Names, IReadOnlyList<IReadOnlyList<string>> Cities);
