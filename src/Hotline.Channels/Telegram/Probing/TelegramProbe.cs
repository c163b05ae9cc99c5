using System.Text.Json;
using Hotline.Channels.Receiving;
using Microsoft.Extensions.Configuration;

namespace Hotline.Channels.Telegram.Probing;

/// <summary>
/// Asks Telegram who the bot is (<c>getMe</c>) and how updates reach us (<c>getWebhookInfo</c>), without disturbing a program that runs with the same token, and says what to do. Thread-safe.
/// </summary>
public static class TelegramProbe
{
    /// <summary>Throws <see cref="Microsoft.Extensions.Options.OptionsValidationException"/> with every fault of the section <c>Telegram</c>.</summary>
    public static async Task<IReadOnlyList<ChannelFinding>> LookAsync(IConfiguration configuration, TimeProvider time, CancellationToken cancellationToken)
    {
        if (TelegramOptions.Read(configuration) is not { } options) return [new(true, "no token is set, so there is no Telegram")];
        using var client = new TelegramClient(options, time);
        return await client.GetMeAsync(cancellationToken) switch
        {
            TelegramCall<JsonElement>.Done { Result: var bot } => [Bot(bot), .. Operators(options), .. Groups(bot), .. await WayInAsync(options, client, time, cancellationToken)],
            TelegramCall<JsonElement>.Failed { Error: var error } => [Refused(error), new(null, "how messages reach us was not checked: the token must be known first")],
            _ => throw new InvalidOperationException("A call of Telegram is done or failed."),
        };
    }

    private static ChannelFinding Bot(JsonElement bot) => new(true, $"Telegram knows the bot @{bot.Text("username") ?? "without a name"}");

    private static ChannelFinding Refused(TelegramError error) => error.Status is 401 or 404
        ? new(false, "Telegram does not know this token. Copy it again from BotFather, whole, and set Telegram:Token.")
        : new(null, $"{(error.Status == 0 ? error.Description : TelegramErrors.Find(error).Words)} Check the way out of this machine to the setting Telegram:ApiUrl.");

    /// <summary>Whoever sets it waits for notices.</summary>
    private static IEnumerable<ChannelFinding> Operators(TelegramOptions options)
    {
        if (options.OperatorsGroup is not null) yield return new(null, "Telegram:OperatorsGroup is set, and nothing is sent to a group yet. Operators hear of a new case in the desk alone: keep it open.");
    }

    /// <summary>In a group others would read what somebody writes to us.</summary>
    private static IEnumerable<ChannelFinding> Groups(JsonElement bot)
    {
        if (bot.IsTrue("can_join_groups"))
            yield return new(null, "anybody may put the bot into a group, where others would read what somebody writes to it. In BotFather: /setjoingroups, choose the bot, Disable. Groups that it is in already stay as they are.");
        if (bot.IsTrue("can_read_all_group_messages"))
            yield return new(null, "the bot reads every message of a group that it is in. In BotFather: /setprivacy, choose the bot, Enable.");
    }

    private static async Task<IEnumerable<ChannelFinding>> WayInAsync(TelegramOptions options, TelegramClient client, TimeProvider time, CancellationToken cancellationToken) => await client.GetWebhookInfoAsync(cancellationToken) switch
    {
        TelegramCall<JsonElement>.Done { Result: var info } => new TelegramWayIn(options, info, time.GetUtcNow()).Look(),
        TelegramCall<JsonElement>.Failed { Error: var error } => [.. TelegramWayIn.Address(options), new(null, $"how messages reach us was not checked. {(error.Status == 0 ? error.Description : TelegramErrors.Find(error).Words)}")],
        _ => throw new InvalidOperationException("A call of Telegram is done or failed."),
    };
}
