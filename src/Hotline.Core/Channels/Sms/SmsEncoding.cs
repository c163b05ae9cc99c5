namespace Hotline.Core.Channels.Sms;

/// <summary>How the characters of a text message are sent. One character outside GSM-7 sends the whole text as UCS-2.</summary>
public enum SmsEncoding
{
    /// <summary>7 bits a character: 160 units in one part, 153 in each of several.</summary>
    Gsm7,

    /// <summary>16 bits a UTF-16 unit: 70 units in one part, 67 in each of several.</summary>
    Ucs2,
}
