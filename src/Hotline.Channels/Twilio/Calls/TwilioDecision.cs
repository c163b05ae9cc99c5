namespace Hotline.Channels.Twilio.Calls;

/// <summary>What to do after an error of Twilio's.</summary>
internal enum TwilioDecision
{
    /// <summary>Never again to this person until they write.</summary>
    Gone,

    /// <summary>Never to this person by our sender: another address of theirs may do, and the host must hear of it.</summary>
    Unfit,

    /// <summary>Never again for this message.</summary>
    Refuse,

    /// <summary>Only an approved template may go, or the person writes first.</summary>
    Template,

    /// <summary>Never again for anybody until an administrator acts.</summary>
    Account,

    /// <summary>Not taken, and nothing of this account will be, for a short while.</summary>
    SlowDown,

    /// <summary>Not taken, and nothing of this account will be, until the next day (UTC).</summary>
    Tomorrow,

    /// <summary>Not taken; the same message may go soon, later each time.</summary>
    Again,

    /// <summary>The phone was off or out of reach: worth one later try.</summary>
    Later,
}
