namespace Hotline.Core.Dialogs.Running;

/// <summary>Nodes that the newest publication took away, and where it says that their people go (<c>moves:</c>). Without such a word they finish what they began.</summary>
internal static class Withdrawn
{
    /// <summary>Where somebody at this place goes now; null for whoever may stay.</summary>
    public static NodeRef? Instead(TurnInProgress turn, NodeRef place)
    {
        var newest = turn.Publications.Newest;
        return !ReferenceEquals(newest, turn.Structure) && newest.Settings.Moves.TryGetValue(place, out var instead) && newest.Find(place) is null ? instead : null;
    }

    /// <summary>
    /// Takes the person over into the newest publication, with all their answers; returns where they go on. What called the place that is gone is gone with it. A question there that they have
    /// answered is passed over, for the script named no reason to ask it again.
    /// </summary>
    public static Going Move(TurnInProgress turn, NodeRef instead)
    {
        turn.Structure = turn.Publications.Newest;
        turn.State = turn.State with { Open = null, Stack = [], Interrupted = null };
        return new Going(instead, Named: false);
    }
}
