namespace Hotline.Channels.Telegram;

/// <summary>
/// The receiving half of Telegram at one moment, for health details, <c>doctor</c> and the desk. <paramref name="Words"/> are plain and hold no secret.
/// <paramref name="Since"/> is when the condition began. The counts run from the start of the program: updates stored, delivered again, ignored on purpose,
/// and not readable as an update at all.
/// </summary>
public sealed record TelegramStatus(
    TelegramMode Mode,
    TelegramCondition Condition,
    string Words,
    DateTimeOffset Since,
    long Stored = 0,
    long Duplicates = 0,
    long Ignored = 0,
    long Unreadable = 0);
