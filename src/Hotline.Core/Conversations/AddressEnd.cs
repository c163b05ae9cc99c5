namespace Hotline.Core.Conversations;

/// <summary>Why nothing is sent to an address any more. Stored: never renumbered.</summary>
public enum AddressEnd
{
    /// <summary>It is in use, or may be again.</summary>
    None = 0,

    /// <summary>The person could not be reached there and went on elsewhere. It is theirs again when the provider says so, or with a code.</summary>
    Gone = 1,

    /// <summary>The provider says that the person has another one now. Whoever writes from the old one is somebody else.</summary>
    Changed = 2,

    /// <summary>The person does not want to be written to there: others may read it.</summary>
    Declined = 3,
}
