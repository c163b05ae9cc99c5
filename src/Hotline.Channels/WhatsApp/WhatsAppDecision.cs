namespace Hotline.Channels.WhatsApp;

/// <summary>What to do after an error of the Cloud API.</summary>
internal enum WhatsAppDecision
{
    /// <summary>Never again for this person until they write.</summary>
    Gone,

    /// <summary>Never again for this message.</summary>
    Refuse,

    /// <summary>Only an approved template may go.</summary>
    Template,

    /// <summary>Never again for anybody until an administrator acts.</summary>
    Stop,

    /// <summary>The same message to this person after a wait; others go on.</summary>
    WaitPerson,

    /// <summary>The whole number waits.</summary>
    WaitAccount,

    /// <summary>Meta has trouble of its own and did not take the message: again with growing pauses.</summary>
    Again,

    /// <summary>It may or may not have been taken.</summary>
    Unknown,
}
