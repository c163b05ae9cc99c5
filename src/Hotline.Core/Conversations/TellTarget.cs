using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>Another conversation, as a turn can name it. What is a keyed hash is found by the worker, which has the key. A closed set.</summary>
public abstract record TellTarget
{
    private TellTarget() { }

    /// <summary>By its name.</summary>
    public sealed record Conversation(ConversationId Id) : TellTarget;

    /// <summary>The one that an address names.</summary>
    public sealed record Of(Address Address) : TellTarget;

    /// <summary>The one of whoever else writes from an address that this person had until <paramref name="Left"/>. When the person comes back and leaves it once more, it is another one.</summary>
    public sealed record Stranger(Address Address, DateTimeOffset? Left) : TellTarget;

    /// <summary>The box of the code that this conversation made in the event <paramref name="MadeBy"/>.</summary>
    public sealed record Box(string MadeBy) : TellTarget;

    /// <summary>Where all typed codes pass.</summary>
    public sealed record Gate : TellTarget;
}
