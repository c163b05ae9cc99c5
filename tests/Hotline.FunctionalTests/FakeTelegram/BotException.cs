namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>An error as the Bot API answers it.</summary>
public sealed class BotException(int status, string description, int? retryAfter = null, long? migrateToChatId = null) : Exception(description)
{
    public int Status { get; } = status;

    public int? RetryAfter { get; } = retryAfter;

    public long? MigrateToChatId { get; } = migrateToChatId;

    public static BotException Bad(string words) => new(400, $"Bad Request: {words}");
}
