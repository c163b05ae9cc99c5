using System.Collections.Immutable;

namespace Hotline.Core.Cases;

/// <summary>
/// What a conversation remembers of its open case. <paramref name="Holder"/> is the operator who holds it (null: nobody), <paramref name="Version"/> the
/// casebook's version of that assignment. The casebook owns who holds a case; this is its last word that reached us.
/// </summary>
public sealed record CaseState(
    CaseId Id,
    string Topic,
    Urgency Urgency,
    ImmutableArray<string> Reasons,
    ImmutableArray<string> Flags,
    ImmutableArray<string> SummarySlots,
    DateTimeOffset OpenedAt,
    string? Holder,
    long Version);
