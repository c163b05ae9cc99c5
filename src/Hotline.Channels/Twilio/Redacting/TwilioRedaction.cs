namespace Hotline.Channels.Twilio.Redacting;

/// <summary>What Twilio may keep of a message once we have it, or once it has arrived.</summary>
public enum TwilioRedaction
{
    /// <summary>Everything, for as long as the account keeps it.</summary>
    None,

    /// <summary>The record without its words.</summary>
    Text,

    /// <summary>Nothing: the record goes. Messages with files lose their words alone, until their files were fetched.</summary>
    Delete,
}
