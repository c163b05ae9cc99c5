namespace Hotline.Channels.Telegram;

/// <summary>Why an update was left alone.</summary>
internal enum IgnoredReason
{
    /// <summary>A kind of update that we do not use, or that nobody knew when this was written.</summary>
    UnknownKind,

    /// <summary>A group or a channel: people in need are heard in private only.</summary>
    NotPrivate,

    /// <summary>Neither a chat nor a sender to answer to.</summary>
    NoSender,

    /// <summary>Written by a bot.</summary>
    FromBot,

    /// <summary>A note of the platform: a pinned message, a new background, an automatic deletion.</summary>
    ServiceNote,

    /// <summary>A message with nothing in it.</summary>
    NoContent,

    /// <summary>A tap without our data: a game, or a button of another bot.</summary>
    TapWithoutData,

    /// <summary>A change of membership that is neither a block nor its end.</summary>
    MembershipUnchanged,
}
