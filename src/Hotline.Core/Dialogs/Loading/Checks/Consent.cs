namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>What a condition says of a person who agreed: true, false, or null when it depends on other things.</summary>
internal static class Consent
{
    public const string Slot = "consent";
    public const string Refused = "no";
    private const string Given = "yes";

    public static bool? Holds(Condition condition) => condition switch
    {
        Condition.All all => All(all.Of.Select(Holds)),
        Condition.Any any => !All(any.Of.Select(c => !Holds(c))),
        Condition.Not not => !Holds(not.Of),
        Condition.In { Key: Slot } one => one.Values.Contains(Given),
        Condition.Compare { Key: Slot, Operator: Comparison.NotEqual } compare => compare.Value != Given,
        Condition.Known { Key: Slot } known => known.Wanted,
        _ => null,
    };

    private static bool? All(IEnumerable<bool?> parts)
    {
        bool? result = true;
        foreach (var part in parts)
        {
            if (part == false) return false;
            if (part is null) result = null;
        }

        return result;
    }
}
