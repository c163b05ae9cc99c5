using Hotline.Core.Messaging;

namespace Hotline.Core.Cases;

/// <summary>
/// A case as the runtime knows it, whole, whenever it was opened or changed: the casebook overwrites its row with it.
/// <paramref name="Reasons"/> say in coded words why the urgency is what it is (<c>danger:custody</c>, <c>node:unpaid_wages.papers</c>).
/// <paramref name="Flags"/> are violation codes. <paramref name="Summary"/> holds slot and answer, in the script's order.
/// </summary>
public sealed record CaseSnapshot(
    CaseId Id,
    string Topic,
    Urgency Urgency,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Flags,
    LocaleTag Language,
    IReadOnlyList<KeyValuePair<string, string>> Summary,
    DateTimeOffset OpenedAt,
    string? EndedByPerson = null)
{
    /// <summary>As <see cref="EndedByPerson"/>: the person goes on in another conversation, with everything that was told here.</summary>
    public const string Moved = "moved";
}
