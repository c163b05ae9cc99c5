namespace Hotline.Core.Dialogs.Loading.Checks;

/// <summary>What a condition says when only some slots are known for certain: true, false, or null when it depends on other things. An empty value is a slot that was emptied.</summary>
internal static class Certainty
{
    private const string Unknown = Running.Option.Unknown;

    public static bool? Holds(Condition condition, IReadOnlyDictionary<string, string> known) => condition switch
    {
        Condition.All all => All(all.Of.Select(c => Holds(c, known))),
        Condition.Any any => !All(any.Of.Select(c => !Holds(c, known))),
        Condition.Not not => !Holds(not.Of, known),
        Condition.In one when known.TryGetValue(one.Key, out var value) => one.Values.Contains(value),
        Condition.Compare { Operator: Comparison.NotEqual } compare when known.TryGetValue(compare.Key, out var value) => compare.Value != value,
        Condition.Known one when known.TryGetValue(one.Key, out var value) => one.Wanted == value is not ("" or Unknown),
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
