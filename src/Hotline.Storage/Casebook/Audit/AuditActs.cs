namespace Hotline.Storage.Casebook.Audit;

/// <summary>
/// Every code of <see cref="AuditEntry.What"/>, by whose concern it is. What stands in neither list would be seen by nobody; a test looks through the source for such codes.
/// </summary>
public static class AuditActs
{
    /// <summary>What was done with people, their cases and the work about them: for coordinators.</summary>
    public static readonly IReadOnlyList<string> Work =
    [
        "address_reveal", "address_search", "answer_aside", "answers_read", "case_close", "case_fields", "case_find", "case_flag", "case_hand_over", "case_note", "case_outcome", "case_pin", "case_post_group", "case_read",
        "case_reopen", "case_reply", "case_return", "case_take", "case_take_next", "case_urgency", "duty_hours", "erasure_ask", "erasure_confirm", "erasure_withdraw", "file_add", "file_read", "person_erase", "person_export",
        "publication_publish", "publication_roll_back", "publication_withdraw", "reply_send_again", "scripts_replay", "shift_end", "shift_start",
    ];

    /// <summary>What was done with accounts and with the house: for administrators.</summary>
    public static readonly IReadOnlyList<string> Accounts =
    [
        "account_change", "account_change_own", "account_disable", "account_enable", "authenticator_add", "authenticator_begin", "authenticator_remove", "invite", "invite_withdraw", "passkey_add", "passkey_begin",
        "passkey_name", "passkey_remove", "password_change", "password_renew", "recovery_codes_renew", "second_factor_refused", "second_factor_reset", "session_end", "session_end_others", "sign_in", "sign_in_begun",
        "sign_out", "telegram_code", "telegram_linked", "telegram_notices", "telegram_unlinked", "welcome",
    ];

    /// <summary>Both.</summary>
    public static readonly IReadOnlyList<string> All = [.. Work, .. Accounts];
}
