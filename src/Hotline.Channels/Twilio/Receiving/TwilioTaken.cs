namespace Hotline.Channels.Twilio.Receiving;

/// <summary>What became of an inbound message at the door.</summary>
internal enum TwilioTaken
{
    /// <summary>It was not known before.</summary>
    New,

    /// <summary>It was there already, is of somebody erased, or is left alone on purpose.</summary>
    Known,

    /// <summary>The conversation is full: it must come again later.</summary>
    Full,
}
