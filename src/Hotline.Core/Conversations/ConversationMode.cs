namespace Hotline.Core.Conversations;

/// <summary>Who talks. The table of what each event does in each mode stands in this folder's README, and a test reads it.</summary>
public enum ConversationMode
{
    /// <summary>The bot leads.</summary>
    Bot,

    /// <summary>Handed off, nobody there yet: the bot still answers safety, status and stop, and goes on with questions of the handoff.</summary>
    Waiting,

    /// <summary>An operator talks; the bot is silent, danger rules are not.</summary>
    Human,

    /// <summary>The case was closed: the next message gets "your case, or something new?".</summary>
    Closed,

    /// <summary>The person said stop: silent until they write again.</summary>
    Stopped,
}
