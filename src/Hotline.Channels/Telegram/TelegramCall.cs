namespace Hotline.Channels.Telegram;

/// <summary>What came of one call of the Bot API. A closed set; nothing in it holds the token.</summary>
internal abstract record TelegramCall<T>
{
    private TelegramCall() { }

    internal sealed record Done(T Result) : TelegramCall<T>;

    internal sealed record Failed(TelegramError Error) : TelegramCall<T>;
}

/// <summary>
/// A call that did not succeed. <paramref name="Status"/> is Telegram's error code, or 0 when there was no answer or none that can be read: then nobody knows
/// whether the call took effect, unless the description begins with <see cref="NotReached"/>. <paramref name="Description"/> is Telegram's text, or ours.
/// </summary>
internal sealed record TelegramError(int Status, string Description, TimeSpan? RetryAfter = null, long? MigrateToChatId = null)
{
    /// <summary>Stands in the description, in any case of letters, when no connection came about, so that nothing can have been sent.</summary>
    public const string NotReached = "telegram could not be reached";
}
