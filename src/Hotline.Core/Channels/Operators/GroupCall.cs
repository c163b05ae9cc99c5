namespace Hotline.Core.Channels.Operators;

/// <summary>One call to the group's provider. Texts are plain; topics, messages and members are named by the provider's numbers.</summary>
public abstract record GroupCall
{
    private GroupCall()
    {
    }

    /// <summary>Its result is the topic's number. <paramref name="Name"/>: 1 to 128 characters.</summary>
    public sealed record MakeTopic(string Name) : GroupCall;

    public sealed record NameTopic(long Topic, string Name) : GroupCall;

    /// <summary>With everything in it.</summary>
    public sealed record RemoveTopic(long Topic) : GroupCall;

    /// <summary>Its result is the message's number. <paramref name="Topic"/> null: the general topic.</summary>
    public sealed record Post(long? Topic, string Text, IReadOnlyList<IReadOnlyList<GroupButton>> Rows) : GroupCall
    {
        public Post(long? topic, string text)
            : this(topic, text, [])
        {
        }
    }

    public sealed record Change(long Message, string Text, IReadOnlyList<IReadOnlyList<GroupButton>> Rows) : GroupCall;

    /// <summary>Words to one member in their private chat with the bot.</summary>
    public sealed record Tell(string Member, string Text) : GroupCall;

    /// <summary>What whoever pressed a button reads, at most 200 characters. <paramref name="Insist"/>: until they close it.</summary>
    public sealed record AnswerTap(string Tap, string Text, bool Insist) : GroupCall;
}
