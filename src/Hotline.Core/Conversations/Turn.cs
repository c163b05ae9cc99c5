namespace Hotline.Core.Conversations;

/// <summary>The outcome of one event: the new state, and what to do. Effects are in order.</summary>
public sealed record Turn(ConversationState State, IReadOnlyList<Effect> Effects);
