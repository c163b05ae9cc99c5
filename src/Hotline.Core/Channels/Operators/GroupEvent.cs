namespace Hotline.Core.Channels.Operators;

/// <summary>Something that happened in the group, or in the private chat of a member. <paramref name="Member"/>: the provider's number of who did it; null for one who hides who they are.</summary>
public abstract record GroupEvent(string? Member)
{
    /// <summary>A message. <paramref name="Topic"/> null: not in a topic. <paramref name="Text"/> null: no words, a picture say.</summary>
    public sealed record Wrote(string? Member, long? Topic, long Message, string? Text) : GroupEvent(Member);

    /// <summary>A message was changed: nobody can change what the person has read.</summary>
    public sealed record Edited(string? Member, long? Topic) : GroupEvent(Member);

    public sealed record Tapped(string? Member, string Tap, long? Topic, string Data) : GroupEvent(Member);

    /// <summary>The provider's note of a topic that our bot made: also of one whose answer was lost.</summary>
    public sealed record TopicMade(long Topic, string Name) : GroupEvent((string?)null);

    /// <summary>In the private chat with the bot. <paramref name="Tap"/>: of an old button; <paramref name="Text"/> null: no words.</summary>
    public sealed record Private(string? Member, string? Text, string? Tap) : GroupEvent(Member);
}
