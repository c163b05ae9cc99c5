namespace Hotline.Storage.Casebook.Cases;

/// <summary>How a case may end. Codes, never words: the desk shows them in its reader's language.</summary>
public static class OutcomeCodes
{
    /// <summary>The person ended it; also what an erasure leaves.</summary>
    public const string Withdrew = "person_withdrew";

    public static readonly IReadOnlyList<string> All =
    [
        "information_given", "referred_accepted", "referred_no_answer", "referred_refused", "statement_prepared", "statement_filed",
        "authority_inspection", "authority_refusal", "authority_forwarded", "paid_in_full", "paid_in_part", "documents_returned", "left_safely",
        "medical_care", "found_in_custody", "released", "expelled", "returned_home", "shelter_given", "family_reached", "group_started",
        Withdrew, "contact_lost", "harm_after_contact", "not_our_topic",
    ];
}
