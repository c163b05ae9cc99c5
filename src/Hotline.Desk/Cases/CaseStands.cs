using System.Collections.Frozen;
using Hotline.Storage.Casebook.Cases;

namespace Hotline.Desk.Cases;

/// <summary>The codes of <see cref="CaseStand"/>: those of a card's status, and <c>open</c>.</summary>
internal static class CaseStands
{
    public static readonly FrozenDictionary<string, CaseStand> All = new Dictionary<string, CaseStand>(StringComparer.Ordinal)
    {
        ["waiting"] = CaseStand.Waiting,
        ["with_operator"] = CaseStand.WithOperator,
        ["with_person"] = CaseStand.WithPerson,
        ["closed"] = CaseStand.Closed,
        ["open"] = CaseStand.Open,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>In the order in which a page offers them.</summary>
    public static readonly IReadOnlyList<string> Named = ["waiting", "with_operator", "with_person", "closed", "open"];
}
