using System.Text.Json;
using Hotline.Channels.Telegram.Operators;
using Hotline.Channels.Telegram.Wire;

namespace Hotline.Channels.Telegram;

/// <summary>The calls that the operators' group needs.</summary>
internal sealed partial class TelegramClient
{
    public Task<TelegramCall<JsonElement>> CreateForumTopicAsync(CreateForumTopic topic, CancellationToken cancellationToken) =>
        CallAsync("createForumTopic", topic, TelegramJson.Default.CreateForumTopic, Whole, callTimeout, cancellationToken);

    public Task<TelegramCall<JsonElement>> EditForumTopicAsync(EditForumTopic topic, CancellationToken cancellationToken) =>
        CallAsync("editForumTopic", topic, TelegramJson.Default.EditForumTopic, Whole, callTimeout, cancellationToken);

    public Task<TelegramCall<JsonElement>> DeleteForumTopicAsync(DeleteForumTopic topic, CancellationToken cancellationToken) =>
        CallAsync("deleteForumTopic", topic, TelegramJson.Default.DeleteForumTopic, Whole, callTimeout, cancellationToken);

    public Task<TelegramCall<JsonElement>> EditMessageTextAsync(EditMessageText message, CancellationToken cancellationToken) =>
        CallAsync("editMessageText", message, TelegramJson.Default.EditMessageText, Whole, callTimeout, cancellationToken);

    /// <summary>What Telegram says of a group, and of a member of it.</summary>
    public async Task<GroupLook> LookAtGroupAsync(long group, long member, CancellationToken cancellationToken)
    {
        var chat = await CallAsync("getChat", new GetChat(group), TelegramJson.Default.GetChat, Whole, callTimeout, cancellationToken);
        if (chat is not TelegramCall<JsonElement>.Done { Result: var about }) return Refused(chat);
        var standing = await CallAsync("getChatMember", new GetChatMember(group, member), TelegramJson.Default.GetChatMember, Whole, callTimeout, cancellationToken);
        return standing is TelegramCall<JsonElement>.Done { Result: var bot } ? new GroupLook(about, bot, Fault: null) : Refused(standing);
    }

    private static GroupLook Refused(TelegramCall<JsonElement> call)
    {
        var error = ((TelegramCall<JsonElement>.Failed)call).Error;
        if (error.Status is 0 or 429 or >= 500) return new GroupLook(null, null, Fault: null);
        return new GroupLook(null, null, error.Status is 400 or 403
            ? "Telegram knows no group of the id in Telegram:OperatorsGroup, or the bot is not in it. Add the bot to the group, and take the id that begins with -100."
            : TelegramErrors.Find(error).Words);
    }
}
