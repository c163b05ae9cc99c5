namespace Hotline.Channels.Twilio.Receiving;

/// <summary>Why a message was left alone.</summary>
internal enum TwilioIgnored
{
    /// <summary>Came over a channel of Twilio's that is not set up here, or that nobody knew when this was written.</summary>
    OtherChannel,

    /// <summary>Written to another number of the same account than those that are set up here.</summary>
    OtherNumber,

    /// <summary>Nobody that could be answered: a short code, a name, nothing.</summary>
    NoSender,

    /// <summary>A thumb or a heart that was taken back from under an earlier message.</summary>
    Reaction,

    /// <summary>No message but a status of one of ours: somebody entered the address for messages where that for statuses belongs.</summary>
    OwnStatus,
}
