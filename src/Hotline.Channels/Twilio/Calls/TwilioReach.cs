namespace Hotline.Channels.Twilio.Calls;

/// <summary>How far a call came.</summary>
internal enum TwilioReach
{
    /// <summary>There was an answer.</summary>
    Answered,

    /// <summary>No connection came about: surely without effect.</summary>
    NotReached,

    /// <summary>It was sent, and no answer came that can be read: nobody knows whether it took effect.</summary>
    NoAnswer,
}
