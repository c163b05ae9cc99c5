namespace Hotline.Channels.Telegram;

/// <summary>
/// One line of the table of errors. <paramref name="Contains"/> is a piece of Telegram's description, lower case; empty fits all.
/// <paramref name="Words"/> are for the operator.
/// </summary>
internal sealed record TelegramErrorRow(int Status, string Contains, TelegramDecision Decision, string Code, string Words);
