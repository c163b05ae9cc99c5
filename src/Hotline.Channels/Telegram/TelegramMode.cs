namespace Hotline.Channels.Telegram;

/// <summary>How updates reach us.</summary>
public enum TelegramMode
{
    /// <summary>No token is set.</summary>
    Off,
    Polling,
    Webhook,
}
