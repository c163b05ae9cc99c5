using Hotline.Core.Conversations;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// In a flood routine replies are coalesced: beyond the limit of a minute they are not said, while the conversation goes on, and when the minute is over one
/// message says where it stands. Danger and operators always speak, and whoever stops, leaves or is erased is told so.
/// </summary>
internal static class Flood
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    public static void Calm(TurnInProgress turn)
    {
        if (turn.Around.RepliesPerMinute <= 0 || !turn.Effects.Any(IsRoutine)) return;
        var fresh = turn.Now - turn.State.FloodSince >= Window;
        var (since, replies) = fresh ? (turn.Now, 0) : (turn.State.FloodSince, turn.State.FloodReplies);
        turn.RemoveAll(effect => IsRoutine(effect) && ++replies > turn.Around.RepliesPerMinute && !turn.Ended);
        if (replies > turn.Around.RepliesPerMinute && !turn.Ended) Timers.CatchUp(turn, since + Window);
        turn.State = turn.State with { FloodSince = since, FloodReplies = Math.Min(replies, turn.Around.RepliesPerMinute + 1) };
    }

    private static bool IsRoutine(Effect effect) => effect is Effect.Say { Operator: null, Message.Importance: Importance.Routine };
}
