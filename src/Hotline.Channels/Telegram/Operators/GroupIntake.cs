using System.Text.Json;
using Hotline.Core.Channels.Operators;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Channels.Telegram.Operators;

/// <summary>
/// Hands what members of staff do to the desk, before the update is confirmed: an operator's reply that we have taken stands in the casebook. Thread-safe.
/// </summary>
internal sealed class GroupIntake(TelegramOptions options, IOperatorsDesk desk, GroupAnswers answers, TimeProvider time)
{
    /// <summary>People's messages come by the same way and must not wait for the casebook longer than this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What an update is to the desk; null for all that is the conversations' matter.</summary>
    public GroupEvent? Read(JsonElement update, TelegramReading reading)
    {
        if (options.OperatorsGroup is { } group && GroupReader.Read(update, group, options.BotId) is { } heard) return heard;
        if (reading is not TelegramReading.Heard { Message: { } message } said) return null;
        var payload = (message.Content as InboundStart)?.Source;
        if (!desk.IsStaff(message.From.Value) && !LinkCodes.IsOne(payload)) return null;
        return new GroupEvent.Private(message.From.Value, payload is null ? (message.Content as InboundText)?.Text : $"/start {payload}", said.TapId);
    }

    /// <summary>It is done when this returns, or the member is told that it may not be.</summary>
    public async Task HearAsync(GroupEvent heard, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            answers.Add(await desk.HearAsync(heard, either.Token));
        }
        catch (Exception fault) when (fault is StoreUnavailableException || (fault is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            answers.Add(desk.Away(heard));
        }
    }
}
