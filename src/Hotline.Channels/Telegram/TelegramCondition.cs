namespace Hotline.Channels.Telegram;

/// <summary>How the receiving half is.</summary>
public enum TelegramCondition
{
    /// <summary>Nothing was heard from Telegram yet.</summary>
    Starting,
    Working,

    /// <summary>It is tried again by itself; the words say what is wrong.</summary>
    Trouble,

    /// <summary>An administrator must act, then restart.</summary>
    Stopped,
}
