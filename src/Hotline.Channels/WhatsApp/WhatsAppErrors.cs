using System.Globalization;
using Hotline.Core.Channels;
using static Hotline.Channels.WhatsApp.WhatsAppDecision;

namespace Hotline.Channels.WhatsApp;

/// <summary>
/// What each error of the Cloud API means for a message, by Meta's code: its HTTP statuses are used loosely, and the same codes come in statuses (https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes).
/// The first row that fits decides.
/// </summary>
internal static class WhatsAppErrors
{
    private const string OurFault = "This is a fault of Hotline.";
    private static readonly TimeSpan DefaultWait = TimeSpan.FromSeconds(5);

    internal static readonly IReadOnlyList<WhatsAppErrorRow> Rows =
    [
        // The person.
        new(131026, Gone, "undeliverable", "WhatsApp cannot deliver to this person: no WhatsApp there, too old a version, or its terms are not accepted."),
        new(131021, Gone, "ourselves", "The address is our own number."),
        new(131050, Gone, "no_marketing", "The person does not want marketing messages, and Meta counts this one among them."),
        new(130472, Gone, "held_back", "Meta holds such messages back from this person for a test of its own."),
        new(131049, Refuse, "held_back_today", "Meta lets no more such messages through to this person today. Not again within 24 hours."),
        new(131047, Template, "outside_window", "More than 24 hours have passed since the person last wrote: WhatsApp lets only an approved template through."),

        // The message.
        new(100, Stop, "number_unknown", "Meta does not know this phone number id, or the token may not use it. Check WhatsApp:PhoneNumberId and the token's permissions.") { Subcode = 33 },
        new(100, Refuse, "bad_request", $"Meta refused the message as wrongly made. {OurFault}"),
        new(131008, Refuse, "field_missing", $"Meta misses something in the message. {OurFault}"),
        new(131009, Refuse, "bad_value", $"Meta refused a value in the message. {OurFault}"),
        new(131051, Refuse, "kind_unsupported", $"Meta does not send messages of this kind. {OurFault}"),
        new(131052, Refuse, "media_not_fetched", "WhatsApp could not fetch the file that the person sent. They may send it again."),
        new(131053, Refuse, "media_not_sent", "WhatsApp could not take the file."),
        new(135000, Refuse, "bad_parameter", $"Meta refused the message for a reason that it does not name. {OurFault}"),
        new(132000, Refuse, "template_parameters", "The template wants values that Hotline does not give. Set WhatsApp:Template to one without variables."),
        new(132001, Refuse, "template_missing", "The template does not exist in this language, or is not approved. Look at WhatsApp Manager, message templates."),
        new(132005, Refuse, "template_too_long", "The template is too long in this language. Shorten it in WhatsApp Manager."),
        new(132007, Refuse, "template_policy", "The template breaks WhatsApp's rules. Look at WhatsApp Manager, message templates."),
        new(132012, Refuse, "template_format", "The template wants values of another form. Set WhatsApp:Template to one without variables."),
        new(132015, Refuse, "template_paused", "Meta has paused the template, because people complained about it. Look at WhatsApp Manager, message templates."),
        new(132016, Refuse, "template_disabled", "Meta has disabled the template for good. Make another one and set WhatsApp:Template."),

        // The token and the account.
        new(0, Stop, "not_authenticated", "Meta does not accept the access token. Make a new one and set WhatsApp:AccessToken."),
        new(190, Stop, "token_expired", "The access token has expired or was revoked. Make one that does not expire, for a system user, and set WhatsApp:AccessToken."),
        new(10, Stop, "no_permission", "The access token may not send for this number. Give the system user the permission whatsapp_business_messaging."),
        new(3, Stop, "no_capability", "The app may not do this. Give the system user the permission whatsapp_business_messaging."),
        new(200, Stop, "no_permission", "The access token lacks a permission. Give the system user the permission whatsapp_business_messaging.") { To = 299 },
        new(131005, Stop, "access_denied", "Meta denies access. Check the token's permissions and whether the app is active."),
        new(131031, Stop, "account_locked", "Meta has locked the account, or the two-step PIN is wrong. Look at WhatsApp Manager, account quality."),
        new(131037, Stop, "name_not_approved", "The number's display name is not approved yet. Look at WhatsApp Manager, phone numbers."),
        new(131042, Stop, "payment", "Meta wants a payment method that works. Look at WhatsApp Manager, payment settings."),
        new(131045, Stop, "certificate", "The number is not registered rightly. Register it again in WhatsApp Manager, phone numbers."),
        new(133010, Stop, "not_registered", "The number is not registered with the Cloud API. Register it in WhatsApp Manager, phone numbers."),
        new(368, Stop, "blocked", "Meta has blocked the account for a breach of its rules. Look at WhatsApp Manager, account quality."),

        // Slower.
        new(131056, WaitPerson, "pair_rate", "Too many messages went to this person at once.") { Wait = 6 },
        new(4, WaitAccount, "app_rate", "The app has made too many calls.") { Wait = 60 },
        new(80007, WaitAccount, "account_rate", "The account has made too many calls.") { Wait = 60 },
        new(130429, WaitAccount, "throughput", "The number sends faster than Meta allows.") { Wait = 5 },
        new(131048, WaitAccount, "spam_rate", "Meta slows the number down, because people blocked it or reported it. Look at WhatsApp Manager, account quality.") { Wait = 60 },

        // Trouble of Meta's own.
        new(1, Again, "unknown_error", "Meta has trouble of its own."),
        new(2, Again, "service_down", "Meta's service is down."),
        new(131000, Again, "went_wrong", "Something went wrong at Meta."),
        new(131016, Again, "service_unavailable", "A service of Meta's is away."),
        new(131057, Again, "maintenance", "Meta is working on the account."),
        new(133004, Again, "server_away", "A server of Meta's is away."),
    ];

    private static readonly WhatsAppErrorRow Lost = new(-1, Unknown, "no_answer", "Meta did not answer; the message may or may not have arrived.");
    private static readonly WhatsAppErrorRow Slower = new(-1, WaitAccount, "slow_down", "Meta asks to wait.");
    private static readonly WhatsAppErrorRow ServerTrouble = new(-1, Again, "server_trouble", "Meta has trouble of its own.");
    private static readonly WhatsAppErrorRow NotReached = new(-1, Again, "not_reached", "Meta could not be reached; nothing was sent.");
    private static readonly WhatsAppErrorRow Other = new(-1, Refuse, "refused", "Meta refused the message for a reason that Hotline does not know.");

    /// <summary>What a status alone says of a file that was brought, where no code of Meta's is there to decide.</summary>
    internal static readonly IReadOnlyList<WhatsAppErrorRow> UploadRows =
    [
        new(413, Refuse, "file_too_large", "The file is larger than WhatsApp takes."),
        new(415, Refuse, "file_kind", WhatsAppFileWay.NotTaken),
        new(429, WaitAccount, "slow_down", "Meta asks to wait."),
        // Something between us and Meta answered, or Meta before it looked: nothing is wrong with the file, and nothing is known of anybody else.
        new(400, WaitPerson, "file_not_brought", "The file could not be brought to WhatsApp.") { To = 499, Wait = 15 },
    ];

    private static readonly WhatsAppErrorRow Unread = new(-1, WaitPerson, "file_unread", "The file could not be read to its end on this server.") { Wait = 15 };

    /// <summary>The row that decides.</summary>
    public static WhatsAppErrorRow Find(WhatsAppError error)
    {
        if (error.NotReached) return NotReached;
        if (error.Code is not { } code) return error.Status == 429 ? Slower : Lost;
        return Rows.FirstOrDefault(row => row.Fits(code, error.Subcode)) ?? (error.Status switch { 429 => Slower, >= 500 => ServerTrouble, _ => Other });
    }

    /// <summary>The decision as the sender understands it.</summary>
    public static SendResult ToResult(WhatsAppError error) => ToResult(Find(error), error);

    /// <summary>
    /// What became of bringing a file. Nobody has got anything yet, so whatever went wrong surely reached nobody and may be done again: where Meta gives a code its row decides, else the status.
    /// </summary>
    public static SendResult OfUpload(WhatsAppError error)
    {
        var row = error.Unread ? Unread : error.Code is null ? UploadRows.FirstOrDefault(r => r.Fits(error.Status, null)) ?? NotReached : Find(error);
        return ToResult(row, error);
    }

    private static SendResult ToResult(WhatsAppErrorRow row, WhatsAppError error) => row.Decision switch
    {
        Gone => new SendResult.ContactGone(row.Words),
        Template => new SendResult.NeedsTemplate(row.Words),
        Stop => new SendResult.AccountBroken(row.Words),
        WaitPerson => new SendResult.RetryAfter(WaitOf(row, error), row.Words),
        WaitAccount => new SendResult.RetryAfter(WaitOf(row, error), row.Words, RetryScope.Account),
        Again => new SendResult.RetryAfter(error.RetryAfter ?? TimeSpan.Zero, row.Words, RetryScope.Provider),
        Unknown => new SendResult.Unknown(row.Words),
        _ => new SendResult.Refused(row.Name, ReferenceEquals(row, Other) ? string.Create(CultureInfo.InvariantCulture, $"{row.Words} Its code is {error.Code}.") : row.Words),
    };

    /// <summary>The same table for what a status says later: trouble that may pass is worth one later try. What is Meta's own holds for this person alone, since it took others; our number's pace holds for all. A failure without a code is one all the same.</summary>
    public static SendResult OfStatus(long? code)
    {
        if (code is not { } known) return new SendResult.Refused("failed", "WhatsApp did not deliver the message and says no reason.");
        var error = new WhatsAppError(0, known);
        return ToResult(error) is SendResult.RetryAfter { Scope: RetryScope.Provider } later ? later with { Scope = RetryScope.Recipient } : ToResult(error);
    }

    private static TimeSpan WaitOf(WhatsAppErrorRow row, WhatsAppError error)
    {
        var least = row.Wait > 0 ? TimeSpan.FromSeconds(row.Wait) : DefaultWait;
        // What Meta names holds; only a person's own pace is never quicker than Meta's rule.
        return error.RetryAfter is { Ticks: > 0 } named && (row.Decision != WaitPerson || named > least) ? named : least;
    }
}
