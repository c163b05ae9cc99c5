using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.Telegram.Operators;
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
            TelegramCall<JsonElement>.Done { Result: var bot } => [Bot(bot), .. await OperatorsAsync(options, client, cancellationToken), .. Groups(bot), .. await WayInAsync(options, client, time, cancellationToken)],
            TelegramCall<JsonElement>.Failed { Error: var error } => [Refused(error), new(null, "how messages reach us was not checked: the token must be known first")],
            _ => throw new InvalidOperationException("A call of Telegram is done or failed."),
        };
    }

    private static ChannelFinding Bot(JsonElement bot) => new(true, $"Telegram knows the bot @{bot.Text("username") ?? "without a name"}");

    private static ChannelFinding Refused(TelegramError error) => error.Status is 401 or 404
        ? new(false, "Telegram does not know this token. Copy it again from BotFather, whole, and set Telegram:Token.")
        : new(null, $"{(error.Status == 0 ? error.Description : TelegramErrors.Find(error).Words)} Check the way out of this machine to the setting Telegram:ApiUrl.");

    /// <summary>Whether the operators' group is what it must be.</summary>
    private static async Task<IEnumerable<ChannelFinding>> OperatorsAsync(TelegramOptions options, TelegramClient client, CancellationToken cancellationToken)
    {
        if (options.OperatorsGroup is not { } group) return [];
        var look = await client.LookAtGroupAsync(group, options.BotId, cancellationToken);
        if (look is not { Chat: { } chat, Bot: { } bot }) return [new(look.Fault is null ? null : false, look.Fault ?? "the operators' group was not checked: Telegram could not be asked")];
        List<ChannelFinding> faults = [.. GroupCheck.Faults(chat, bot).Select(words => new ChannelFinding(false, words)), .. GroupCheck.Advice(chat).Select(words => new ChannelFinding(null, words))];
        if (options.ShowsWords) faults.Add(new(null, "Telegram:GroupShows is words: every member of the operators' group reads what people say in a case that was claimed. Leave it out to show codes alone."));
        return faults.Exists(f => f.Works == false) ? faults : [new(true, "the operators' group is closed, has topics, and the bot may manage and delete them"), .. faults];
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
