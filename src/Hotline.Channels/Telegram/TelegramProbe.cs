using System.Text.Json;
using Hotline.Channels.Receiving;
using Microsoft.Extensions.Configuration;

namespace Hotline.Channels.Telegram;

/// <summary>
/// What Telegram says to the token. <paramref name="Works"/> is null when there was no answer that decides it; <paramref name="Words"/> are for the host and never hold the token.
/// </summary>
public sealed record TelegramProbeResult(TelegramMode Mode, bool? Works, string Words);

/// <summary>Asks Telegram once who the bot is (<c>getMe</c>), without disturbing a program that runs with the same token. Thread-safe.</summary>
public static class TelegramProbe
{
    /// <summary>Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with every fault of the section <c>Telegram</c>.</summary>
    public static async Task<TelegramProbeResult> AskAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        if (TelegramOptions.Read(configuration) is not { } options) return new TelegramProbeResult(TelegramMode.Off, null, "no token is set, so there is no Telegram");
        var mode = options.ByWebhook ? TelegramMode.Webhook : TelegramMode.Polling;
        using var client = new TelegramClient(options, time);
        return await client.GetMeAsync(cancellationToken) switch
        {
            TelegramCall<JsonElement>.Done { Result: var bot } => new TelegramProbeResult(mode, true, $"Telegram knows the bot @{Name(bot)}"),
            TelegramCall<JsonElement>.Failed { Error: var error } => Refused(mode, error),
            _ => throw new InvalidOperationException("A call of Telegram is done or failed."),
        };
    }

    private static string Name(JsonElement bot) => bot.Text("username") ?? "without a name";

    private static TelegramProbeResult Refused(TelegramMode mode, TelegramError error) => error.Status is 401 or 404
        ? new TelegramProbeResult(mode, false, "Telegram does not know this token. Copy it again from BotFather, whole, and set Telegram:Token.")
        : new TelegramProbeResult(mode, null, error.Status == 0 ? error.Description : TelegramErrors.Find(error).Words);
}
