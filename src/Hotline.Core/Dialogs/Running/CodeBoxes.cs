using System.Security.Cryptography;
using System.Text;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// The conversations that are none: the box of a return code, which knows whose it is and opens once, and the gate, through which every typed code passes and which counts those that opened nothing.
/// </summary>
internal static class CodeBoxes
{
    public static bool Owns(ConversationState state, ConversationEvent happened) =>
        state.Box is not null || happened is BoxOpened or BoxClosed or CodeTyped or CodeUnknown or SecretTyped;

    public static Turn Play(ConversationState state, ConversationId id, ConversationEvent happened, DateTimeOffset now) => happened switch
    {
        BoxOpened opened => Kept(Open(state, opened)),
        CodeTyped typed when typed.Box != id => AtGate(state, typed, now),
        CodeTyped typed => AtBox(state, typed, now),
        CodeUnknown unknown => Count(Counting(state, now), unknown),
        SecretTyped secret => Secret(state, secret, now),
        BoxClosed or TimersDue or ErasureOrdered or ErasedElsewhere => Kept(state, new Effect.Erase()),
        _ => Kept(state),
    };

    private static ConversationState Open(ConversationState state, BoxOpened opened) => state with
    {
        Box = new CodeBox { For = opened.For, Until = opened.Until, Secret = opened.Secret },
        Timers = [new ConversationTimer(opened.Until, SystemQuestions.CodeEnds, 0)],
    };

    private static Turn AtGate(ConversationState state, CodeTyped typed, DateTimeOffset now)
    {
        var counting = Counting(state, now);
        return counting.Box!.Wrong >= ReturnCode.TriesOfAll ? Kept(counting, To(typed.By, new CodeRefused(Again: false) { Unread = true })) : Kept(counting, To(typed.Box, typed));
    }

    private static ConversationState Counting(ConversationState state, DateTimeOffset now) =>
        state.Box is { } box && now < box.Until ? state : state with { Box = new CodeBox { Until = now + ReturnCode.TriesOfAllOver } };

    private static Turn Count(ConversationState counting, CodeUnknown unknown) =>
        Kept(counting with { Box = counting.Box! with { Wrong = counting.Box.Wrong + 1 } }, Refuse(unknown.By));

    private static Turn AtBox(ConversationState state, CodeTyped typed, DateTimeOffset now)
    {
        if (state.Box is not { For: { } whose, Used: false } box || now >= box.Until) return Kept(state, Refuse(typed.By));
        return box.Secret is not null ? Kept(state, To(typed.By, new CodeAsks(typed.Box))) : Opened(state, box, To(whose, new Joined(typed.By, typed.At)));
    }

    private static Turn Secret(ConversationState state, SecretTyped typed, DateTimeOffset now)
    {
        if (state.Box is not { For: { } whose, Secret: { } secret, Used: false } box || now >= box.Until) return Kept(state, Refuse(typed.By));
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(typed.Hash))) return Opened(state, box, To(whose, new Joined(typed.By, typed.At)));
        box = box with { Wrong = box.Wrong + 1, Used = box.Wrong + 1 >= ReturnCode.Tries };
        return Kept(state with { Box = box }, To(typed.By, new CodeRefused(Again: !box.Used)));
    }

    private static Turn Opened(ConversationState state, CodeBox box, Effect tell) => Kept(state with { Box = box with { Used = true } }, tell);

    private static Effect.Tell Refuse(ConversationId by) => To(by, new CodeRefused(Again: false));

    private static Effect.Tell To(ConversationId id, ConversationEvent happened) => new(new TellTarget.Conversation(id), happened);

    private static Turn Kept(ConversationState state, params Effect[] effects) => new(state, effects) { Unrecorded = true };
}
