namespace Hotline.Core.Cases;

/// <summary>What is noted beside a violation code: who says so, and how sure it is. The days are months, <c>2026-03</c>.</summary>
public static class FlagCodes
{
    /// <summary>Where the claim comes from.</summary>
    public static readonly IReadOnlyList<string> Sources = ["person", "document", "photo", "third_party", "operator"];

    /// <summary>Said; likely by what else is known; shown by something that others can see.</summary>
    public static readonly IReadOnlyList<string> Confidence = ["claimed", "likely", "shown"];
}
