namespace Hotline.Core.Messaging;

/// <summary>The sizes that every channel holds to.</summary>
public static class MessagingLimits
{
    /// <summary>Longest text that we keep of one inbound message, in UTF-16 units. Longer ones are cut at a whole character and marked with an ellipsis.</summary>
    public const int InboundText = 10_000;

    /// <summary>Longest words of a place on the map, in UTF-16 units.</summary>
    public const int PlaceWords = 256;

    /// <summary>Longest words of a shared contact card, in UTF-16 units.</summary>
    public const int CardWords = 512;

    /// <summary>Longest name of a file, in UTF-16 units.</summary>
    public const int FileName = 128;

    /// <summary>Largest request body that a webhook reads, in bytes.</summary>
    public const int WebhookBody = 1_048_576;

    /// <summary>Messages of one conversation that may wait for a turn; beyond it the channel answers "later" (503) or stops reading.</summary>
    public const int WaitingPerConversation = 500;

    /// <summary>How many more may wait when they stop, leave or erase: nobody is too late for that.</summary>
    public const int WaitingEndings = 100;

    /// <summary>How long ids of handled messages are remembered.</summary>
    public static readonly TimeSpan DuplicateMemory = TimeSpan.FromDays(7);
}
