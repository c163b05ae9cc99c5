using Hotline.Core.Cases;
using Hotline.Desk.Api;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;

namespace Hotline.Desk.Cases;

/// <summary>A case in a list. <c>Pseudonym</c> is null once the person was erased; an address is never in it. <c>Due</c>: when a human should have answered
/// at the latest; null while nobody has looked. <c>Step</c>: who it was marked for because nobody did.</summary>
internal record CaseCard(
    string Id,
    string Topic,
    [property: Codes(typeof(Urgency))] string Urgency,
    IReadOnlyList<string> Flags,
    string Language,
    string Channel,
    DateTimeOffset OpenedAt,
    DateTimeOffset? WaitingSince,
    string? Holder,
    long Version,
    string? Pseudonym,
    [property: Codes(typeof(CaseStatus))] string Status,
    string? EndedByPerson,
    DateTimeOffset? Due,
    [property: Codes(typeof(EscalationStep))] string Step,
    [property: Codes(typeof(OutcomeCodes))] string? Outcome,
    DateTimeOffset? ClosedAt)
{
    /// <summary>The codes of <see cref="Status"/>, which says whose turn it is and so more than <see cref="CaseStatus"/>.</summary>
    public static readonly IReadOnlyList<string> Statuses = ["waiting", "with_operator", "with_person", "closed"];

    public static CaseCard Of(Case row) => new(
        row.Id, row.Topic, Codes.Of(row.Urgency), row.Flags, row.Language, row.Channel, row.OpenedAt, row.WaitingSince, row.HolderAlias, row.Version, row.ConversationId,
        StatusCode(row), row.EndedByPerson, row.Due, Codes.Of(row.Step), row.Outcome, row.ClosedAt);

    /// <summary><c>with_person</c>: an operator holds the case, and the last word was theirs.</summary>
    private static string StatusCode(Case row) => row.Status switch
    {
        CaseStatus.Waiting => "waiting",
        CaseStatus.WithOperator when row is { AnsweredAt: not null, PersonWaitsSince: null } => "with_person",
        CaseStatus.WithOperator => "with_operator",
        CaseStatus.Closed => "closed",
        _ => throw new ArgumentOutOfRangeException(nameof(row), row.Status, "Not a status of a case."),
    };
}
