using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Hotline.Core.Cases;

/// <summary>
/// A coded field of a case. <paramref name="Values"/> are its codes; null when any that fit its form will do (<see cref="CaseFields.Takes"/>). No value means: not asked.
/// <paramref name="Many"/>: several at once.
/// </summary>
public sealed record CaseField(string Name, bool Many, IReadOnlyList<string>? Values);

/// <summary>
/// The coded fields of a case besides its violations, aligned with IOM's Human Trafficking Case Data Standard. None names a person or a place below the first-level region, and legal status is not among
/// them: it is never asked.
/// </summary>
public static partial class CaseFields
{
    public const string Country = "country";
    public const string Region = "region";

    /// <summary>How long one text may be looked at, in milliseconds.</summary>
    private const int Patience = 1000;

    public static readonly IReadOnlyList<CaseField> All =
    [
        // Where the work is, not where the person is from.
        new(Country, Many: false, Countries.All),
        // ISO 3166-2, first level: KZ-ALA.
        new(Region, Many: false, Values: null),
        new("citizenship", Many: false, Countries.All),
        new("gender", Many: false, ["woman", "man", "other", "not_said"]),
        new("age", Many: false, ["under_18", "18_24", "25_34", "35_49", "50_plus"]),
        // ISIC sections; T is work in somebody's home.
        new("sector", Many: false, [.. "ABCDEFGHIJKLMNOPQRSTU".Select(section => section.ToString())]),
        new("contract", Many: false, ["yes", "no", "unknown"]),
        new("group_size", Many: false, ["one", "2_9", "10_49", "50_plus"]),
        new("recruited", Many: false, ["acquaintance", "relative", "intermediary", "agency", "advertisement", "employer", "work_place", "other", "unknown"]),
        new("control", Many: true,
        [
            "documents_withheld", "earnings_withheld", "debt", "false_promises", "threats", "threats_of_police", "threats_to_family", "psychological", "physical", "sexual", "movement", "medical_care",
            "necessities", "excessive_hours", "uses_children", "drugs", "other", "unknown",
        ]),
        new("referral", Many: true,
        [
            "lawyer", "interpreter", "shelter", "doctor", "psychologist", "union", "organization", "embassy", "labour_inspection", "prosecutor", "police", "ombudsman", "child_service", "other",
        ]),
    ];

    private static readonly FrozenDictionary<string, CaseField> ByName = All.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>Null when there is no such field.</summary>
    public static CaseField? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);

    /// <summary>Whether the field can have this value.</summary>
    public static bool Takes(this CaseField field, string value)
    {
        ArgumentNullException.ThrowIfNull(field);
        if (field.Values is { } values) return values.Contains(value, StringComparer.Ordinal);
        return RegionCode().IsMatch(value) && Countries.All.Contains(value[..2], StringComparer.Ordinal);
    }

    [GeneratedRegex("^[A-Z]{2}-[A-Z0-9]{1,3}$", RegexOptions.CultureInvariant, Patience)]
    private static partial Regex RegionCode();
}
