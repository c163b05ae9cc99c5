namespace Hotline.Channels.WhatsApp;

/// <summary>Why something of a notification was left alone.</summary>
internal enum IgnoredReason
{
    /// <summary>A field of the webhook that we do not use.</summary>
    OtherField,

    /// <summary>Written to another number of the same business.</summary>
    OtherNumber,

    /// <summary>A group: people in need are heard in private only.</summary>
    Group,

    /// <summary>A thumb or a heart that was taken back from under an earlier message.</summary>
    Reaction,

    /// <summary>Neither a number nor a user id to answer to.</summary>
    NoSender,

    /// <summary>A message with nothing in it.</summary>
    NoContent,

    /// <summary>A note of the platform that is not about an address.</summary>
    SystemNote,

    /// <summary>A status without our mark, or with a word that says nothing about delivery.</summary>
    OtherStatus,
}
