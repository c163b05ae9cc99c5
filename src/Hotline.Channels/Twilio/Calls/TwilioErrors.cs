using System.Collections.Frozen;
using System.Globalization;
using Hotline.Core.Channels;
using static Hotline.Channels.Twilio.Calls.TwilioDecision;

namespace Hotline.Channels.Twilio.Calls;

/// <summary>
/// What each error code of Twilio's means for a message, whether it comes as the answer to sending or later in a status: a row a code. What a code is called is Twilio's
/// (https://www.twilio.com/docs/api/errors), the words are ours.
/// </summary>
internal static class TwilioErrors
{
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Phone = TimeSpan.FromMinutes(5);

    internal static readonly IReadOnlyList<TwilioErrorRow> Rows =
    [
        // The person, or their number.
        new(21610, Gone, "The person has opted out of messages from this number (STOP). They must write START to it first."),
        new(21211, Gone, "Twilio says that this is no phone number."),
        new(21614, Gone, "This number is not a mobile phone, so it gets no SMS."),
        new(63003, Gone, "This number is not on WhatsApp."),
        new(63024, Gone, "This number cannot get WhatsApp messages."),
        new(63032, Gone, "WhatsApp does not let us write to this person."),
        new(63033, Gone, "WhatsApp does not let us write to this person: they blocked messages."),
        new(63014, Gone, "The person blocked us on WhatsApp."),

        // Our sender and their network.
        new(21612, Unfit, "SMS from our number do not reach this number. Try another way to reach the person."),
        new(21606, Unfit, "Our sender cannot write to this number. Check Twilio:SmsFrom or Twilio:WhatsAppFrom in Twilio's console."),
        new(21408, Unfit, "Twilio may not send to this country. Allow it in Twilio's console under Messaging, Geo permissions."),
        new(30018, Unfit, "The person's network takes only senders that were registered with it. Register the sender with Twilio."),
        new(30024, Unfit, "The person's network does not take our number as a sender."),

        // The message; ours to mend.
        new(21617, Refuse, "The text is longer than Twilio allows. This is a fault of Hotline."),
        new(21602, Refuse, "There was no text to send."),
        new(21620, Refuse, "Twilio could not use the address of the file. This is a fault of Hotline."),
        new(63005, Refuse, "WhatsApp did not take what the message holds."),
        new(63006, Refuse, "WhatsApp did not take how the message is made."),
        new(63013, Refuse, "WhatsApp says that the message breaks its rules."),
        new(63021, Refuse, "WhatsApp did not take what the message holds."),
        new(63030, Refuse, "The message asks for something that WhatsApp does not have. This is a fault of Hotline."),
        new(63019, Refuse, "WhatsApp could not fetch the file."),
        new(63034, Refuse, "The file is larger than WhatsApp allows."),
        new(21656, Refuse, "The values for the template are wrong. This is a fault of Hotline."),
        new(63027, Refuse, "WhatsApp has no such template in this language."),
        new(63028, Refuse, "The template wants another number of values."),
        new(63040, Refuse, "WhatsApp has not approved this template."),
        new(63041, Refuse, "WhatsApp has paused this template."),
        new(63042, Refuse, "WhatsApp has switched this template off."),

        // The window, the sandbox.
        new(63016, Template, "More than 24 hours have passed since the person wrote, and WhatsApp takes only an approved template after that."),
        new(63015, Refuse, "Our WhatsApp number is Twilio's sandbox, and this person has not joined it."),

        // The account.
        new(20003, Account, "Twilio refuses our account or key. Set Twilio:AccountSid, Twilio:AuthToken, Twilio:ApiKey and Twilio:ApiSecret anew and restart."),
        new(20404, Account, "Twilio does not know what we asked for. Check Twilio:AccountSid and Twilio:ApiUrl."),
        new(63001, Account, "WhatsApp refuses the sender of our account. Look at it in Twilio's console under Messaging, Senders."),
        new(63007, Account, "Our account has no such WhatsApp sender. Check Twilio:WhatsAppFrom."),
        new(63008, Account, "The WhatsApp sender of our account is set up wrongly. Look at it in Twilio's console under Messaging, Senders."),
        new(63020, Account, "Meta has trouble with the business account behind our WhatsApp sender. Look at it in Meta's Business Manager."),
        new(30002, Account, "Twilio has suspended our account."),

        // Slow down.
        new(20429, SlowDown, "Twilio asks us to send more slowly."),
        new(63017, SlowDown, "WhatsApp asks us to send more slowly."),
        new(63018, SlowDown, "WhatsApp asks us to send more slowly."),
        new(63038, Tomorrow, "Our account has sent as many messages today as it may."),

        // In a moment.
        new(30001, Again, "Twilio has too many messages of ours waiting."),
        new(21611, Again, "Twilio has too many messages of our number waiting."),
        new(63009, Again, "WhatsApp has trouble of its own."),
        new(63010, Again, "Twilio has trouble of its own."),
        new(63012, Again, "WhatsApp has trouble of its own."),
        new(30017, Again, "The person's network is overloaded."),
        new(30410, Again, "The person's network did not answer Twilio."),

        // What the network says afterwards.
        new(30003, Later, "The phone is off or out of reach."),
        new(30005, Later, "The person's network does not know this number, or the phone is off."),
        new(30008, Later, "The person's network lost the message and does not say why."),
        new(30004, Gone, "The person's number or network blocks our messages."),
        new(30006, Gone, "This number is a landline or cannot be reached by SMS."),
        new(30007, Refuse, "The person's network filtered the message as unwanted."),
    ];

    private static readonly FrozenDictionary<int, TwilioErrorRow> ByCode = Rows.ToFrozenDictionary(row => row.Code);

    /// <summary>What became of a message. The decision of a code holds for itself; without one the HTTP status decides.</summary>
    public static SendResult ToResult(TwilioError error, DateTimeOffset now) => error switch
    {
        { Reach: TwilioReach.NotReached } => new SendResult.RetryAfter(TimeSpan.Zero, "Twilio could not be reached; nothing was sent.", RetryScope.Provider),
        { Reach: TwilioReach.NoAnswer } => new SendResult.Unknown("Twilio did not answer; the message may or may not have gone out."),
        { Code: { } code } when ByCode.TryGetValue(code, out var row) => ToResult(row, error.RetryAfter, now),
        { Status: 429 } => ToResult(ByCode[20429], error.RetryAfter, now),
        { Status: >= 500 } => new SendResult.Unknown("Twilio has trouble of its own; the message may or may not have gone out."),
        { Status: 401 or 403, Code: not null } => ToResult(ByCode[20003], null, now),
        { Status: 404, Code: not null } => ToResult(ByCode[20404], null, now),
        { Code: { } code } => Other(code),
        // Not Twilio's answer (a proxy's page): it decides nothing about the person.
        _ => new SendResult.Unknown($"Something between us and Twilio answered {error.Status} in its place."),
    };

    /// <summary>
    /// What became of a message that Twilio took and could not deliver, by the code of its status; null when it names none. It has ended at Twilio; where the trouble may pass it is worth one
    /// later try.
    /// </summary>
    public static SendResult OfStatus(int? code, DateTimeOffset now)
    {
        if (code is null or 0) return new SendResult.Refused("twilio", "The network did not deliver it and does not say why.");
        if (!ByCode.TryGetValue(code.Value, out var row)) return Other(code.Value);
        return ToResult(row, named: null, now);
    }

    private static SendResult.Refused Other(int code) => new(Name(code), $"Twilio refused the message with its error {code} (https://www.twilio.com/docs/api/errors/{code}).");

    /// <summary><paramref name="named"/>: how long Twilio asks us to wait, which it seldom says.</summary>
    private static SendResult ToResult(TwilioErrorRow row, TimeSpan? named, DateTimeOffset now) => row.Decision switch
    {
        Gone => new SendResult.ContactGone(row.Words),
        Unfit => new SendResult.ContactGone(row.Words) { OursToMend = true },
        Template => new SendResult.NeedsTemplate(row.Words),
        Account => new SendResult.AccountBroken(row.Words),
        // The sender spreads these waits.
        SlowDown => new SendResult.RetryAfter(named > Slow ? named.Value : Slow, row.Words, RetryScope.Account),
        Tomorrow => new SendResult.RetryAfter(now.UtcDateTime.Date.AddDays(1) - now.UtcDateTime, row.Words, RetryScope.Account),
        // Without a time of Twilio's the sender waits longer each time.
        Again => new SendResult.RetryAfter(named ?? TimeSpan.Zero, row.Words),
        Later => new SendResult.RetryAfter(Phone, row.Words),
        _ => new SendResult.Refused(Name(row.Code), row.Words),
    };

    private static string Name(int code) => string.Create(CultureInfo.InvariantCulture, $"twilio_{code}");
}
