using System.Collections.Frozen;

namespace Hotline.Core.Cases;

/// <summary>Something that came of a case. <paramref name="Asks"/> names what is asked besides the day and who confirmed it: <c>share</c>, <c>note</c> (then it is required), or nothing.</summary>
public sealed record OutcomeCode(string Code, string Words, string? Asks = null);

/// <summary>What may come of a case; several, each with its day and who confirmed it. Codes: pages show them in their reader's language.</summary>
public static class OutcomeCodes
{
    /// <summary>How much of what was owed was paid.</summary>
    public const string Share = "share";

    /// <summary>Words about it are required: harm after somebody came to us is always looked at.</summary>
    public const string Note = "note";

    /// <summary>The person ended it; also what an erasure leaves.</summary>
    public const string Withdrew = "person_withdrew";

    /// <summary>Nobody asked, or nobody could be asked.</summary>
    public const string NotAsked = "not_asked";

    public static readonly IReadOnlyList<OutcomeCode> All =
    [
        new("information_given", "Information given"),
        new("referred_accepted", "Referred: they accepted"),
        new("referred_no_answer", "Referred: no answer"),
        new("referred_refused", "Referred: refused"),
        new("statement_prepared", "Statement prepared"),
        new("statement_filed", "Statement filed by the person"),
        new("authority_inspection", "Authority: inspection"),
        new("authority_refusal", "Authority: refusal"),
        new("authority_forwarded", "Authority: passed on"),
        new("paid_in_full", "Paid in full"),
        new("paid_in_part", "Paid in part", Share),
        new("documents_returned", "Documents returned"),
        new("left_safely", "Left the situation safely"),
        new("medical_care", "Medical care received"),
        new("found_in_custody", "Found in custody"),
        new("released", "Released"),
        new("expelled", "Expelled"),
        new("returned_home", "Returned home"),
        new("shelter_given", "Shelter given"),
        new("family_reached", "Family reached"),
        new("group_started", "Group action started"),
        new(Withdrew, "The person withdrew"),
        new("contact_lost", "Contact lost"),
        new("harm_after_contact", "Harm after contact", Note),
        new("not_our_topic", "Not our topic"),
    ];

    /// <summary>Who confirmed it.</summary>
    public static readonly IReadOnlyList<string> Confirmed = [NotAsked, "person", "document", "authority", "employer", "third_party", "operator"];

    /// <summary>Bands of what was paid.</summary>
    public static readonly IReadOnlyList<string> Shares = ["not_said", "under_half", "half", "most"];

    private static readonly FrozenDictionary<string, OutcomeCode> ByCode = All.ToFrozenDictionary(c => c.Code, StringComparer.Ordinal);

    /// <summary>Null when there is no such code.</summary>
    public static OutcomeCode? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);
}
