using System.Globalization;
using System.Text.Json;
using Hotline.Channels.Receiving;
using Hotline.Channels.Telegram.Wire;
using Hotline.Core.Channels.Operators;

namespace Hotline.Channels.Telegram.Operators;

/// <summary>The operators' group at Telegram: one call of the Bot API for each <see cref="GroupCall"/>, and what its answer means there. What is posted cannot be forwarded or saved. Thread-safe.</summary>
internal sealed class TelegramGroup(TelegramClient client, TelegramOptions options, GroupPace pace) : IOperatorsGroup
{
    /// <summary>How soon a call is made again that did not reach Telegram.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(5);

    private static readonly LinkPreviewOptions NoPreview = new(IsDisabled: true);

    private readonly long group = options.OperatorsGroup ?? throw new InvalidOperationException("There is no operators' group.");

    public async Task<GroupStanding> LookAsync(CancellationToken cancellationToken)
    {
        if (await client.GetMeAsync(cancellationToken) is not TelegramCall<JsonElement>.Done { Result: var me }) return new GroupStanding(Faults: null, Bot: null);
        var faults = await client.LookAtGroupAsync(group, options.BotId, cancellationToken) switch
        {
            { Chat: { } chat, Bot: { } bot } => [.. GroupCheck.Faults(chat, bot)],
            { Fault: { } words } => [words],
            _ => (IReadOnlyList<string>?)null,
        };
        return new GroupStanding(faults, me.Text("username"));
    }

    public async Task<GroupResult> CallAsync(GroupCall call, CancellationToken cancellationToken)
    {
        if (await pace.WaitAsync(call, cancellationToken) is { } wait) return new GroupResult.Later(wait);
        return call switch
        {
            GroupCall.MakeTopic make => Result(await client.CreateForumTopicAsync(new(group, make.Name), cancellationToken), topic => topic.Number("message_thread_id")),
            GroupCall.NameTopic name => Result(await client.EditForumTopicAsync(new(group, name.Topic, name.Name), cancellationToken), _ => null),
            GroupCall.RemoveTopic remove => Result(await client.DeleteForumTopicAsync(new(group, remove.Topic), cancellationToken), _ => null),
            GroupCall.Post post => Result(
                await client.SendMessageAsync(new(group, post.Text, NoPreview, Keyboard(post.Rows)) { MessageThreadId = post.Topic, ProtectContent = true }, cancellationToken), message => message.MessageId),
            GroupCall.Change change => Result(await client.EditMessageTextAsync(new(group, change.Message, change.Text, NoPreview, Keyboard(change.Rows)), cancellationToken), _ => null),
            GroupCall.Tell tell when long.TryParse(tell.Member, NumberStyles.None, CultureInfo.InvariantCulture, out var member) =>
                Result(await client.SendMessageAsync(new(member, tell.Text, NoPreview, ReplyMarkup: null) { ProtectContent = true }, cancellationToken), message => message.MessageId),
            GroupCall.Tell => new GroupResult.Refused("This is no number of a member."),
            GroupCall.AnswerTap tap => Result(await client.AnswerCallbackQueryAsync(new AnswerCallbackQuery(tap.Tap) { Text = tap.Text, ShowAlert = tap.Insist ? true : null }, cancellationToken), _ => null),
            _ => throw new ArgumentOutOfRangeException(nameof(call), call.GetType().Name, "There is no such call."),
        };
    }

    private static InlineKeyboardMarkup? Keyboard(IReadOnlyList<IReadOnlyList<GroupButton>> rows) =>
        rows.Count == 0 ? null : new([.. rows.Select(row => (IReadOnlyList<InlineKeyboardButton>)[.. row.Select(button => new InlineKeyboardButton(button.Label, button.Data))])]);

    private GroupResult Result<T>(TelegramCall<T> call, Func<T, long?> id)
    {
        if (call is TelegramCall<T>.Done done) return new GroupResult.Done(id(done.Result));
        var error = ((TelegramCall<T>.Failed)call).Error;
        if (error.Status == 429) pace.Pause(TelegramErrors.WaitOf(error));
        if (error.Description.Contains("TOPIC_NOT_MODIFIED", StringComparison.OrdinalIgnoreCase)) return new GroupResult.Done(Id: null);
        var row = TelegramErrors.Find(error);
        return row.Decision switch
        {
            TelegramDecision.Fine => new GroupResult.Done(Id: null),
            TelegramDecision.Wait => new GroupResult.Later(TelegramErrors.WaitOf(error)),
            TelegramDecision.NotReached => new GroupResult.Later(Soon),
            TelegramDecision.Unknown => new GroupResult.Unknown(),
            _ when row.Code is "topic_gone" or "not_editable" => new GroupResult.Gone(),
            _ => new GroupResult.Refused(row.Words),
        };
    }
}
