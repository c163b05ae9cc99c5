namespace Hotline.Channels.Telegram;

/// <summary>What to do after an error of the Bot API.</summary>
internal enum TelegramDecision
{
    /// <summary>Nothing is wrong: what we wanted is already so.</summary>
    Fine,

    /// <summary>The same call after the stated wait.</summary>
    Wait,

    /// <summary>The same call to the chat's new id.</summary>
    Move,

    /// <summary>Never again for this message.</summary>
    Refuse,

    /// <summary>Never again for this person until they write.</summary>
    Gone,

    /// <summary>Never again for anybody until an administrator acts.</summary>
    Stop,

    /// <summary>It may or may not have taken effect.</summary>
    Unknown,

    /// <summary>Telegram was not reached: surely without effect.</summary>
    NotReached,
}
