namespace Hotline.Core.Conversations;

/// <summary>The outcome of one event: the new state, and what to do. Effects are in order.</summary>
public sealed record Turn(ConversationState State, IReadOnlyList<Effect> Effects)
{
    /// <summary>The label of the button that was pressed, as the person saw it; null when there was none.</summary>
    public string? Tapped { get; init; }
}
