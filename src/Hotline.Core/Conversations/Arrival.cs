namespace Hotline.Core.Conversations;

/// <summary>What became of a message that its taker wanted to deal with at once. <paramref name="Lease"/> is null when it was not stored, or when the conversation was not idle.</summary>
public sealed record Arrival(Acceptance Acceptance, LeasedConversation? Lease);
