using Hotline.Core.Cases;

namespace Hotline.Storage.Casebook.Operators;

/// <summary>
/// One topic of the operators' group, and what stands in it. Written before the topic is made, so that a crash between is known; whoever finds a row without <see cref="ThreadId"/> makes the topic
/// again, and the provider's own note of the first one tells of it. A row without <see cref="CaseId"/> is a topic that must go: of a person who was erased, or made twice.
/// </summary>
public sealed class GroupTopic
{
    public long Id { get; init; }

    /// <summary>Unique; null when the topic is to be deleted, whatever it was about.</summary>
    public string? CaseId { get; set; }

    /// <summary>The provider's number of the topic; null until it is known.</summary>
    public long? ThreadId { get; set; }

    /// <summary>The message with the case's state and its buttons; null until it is sent.</summary>
    public long? CardId { get; set; }

    /// <summary>The name that the topic has.</summary>
    public string? Name { get; set; }

    /// <summary>A hash of what the card shows: another one, and it is edited.</summary>
    public string? Shown { get; set; }

    /// <summary>The version of the case that its members see; what they ask for stands or falls with it.</summary>
    public long ShownVersion { get; set; }

    /// <summary>The urgency that they were told.</summary>
    public Urgency ShownUrgency { get; set; }

    /// <summary>When the person had last written when the topic last said that they did, or its holder took the case; null while nobody holds it.</summary>
    public DateTimeOffset? ToldWaitsSince { get; set; }

    /// <summary>The last line that was posted (<c>lines.id</c>); 0 while no words of the person stand in the topic.</summary>
    public long ToldLine { get; set; }

    /// <summary>The last command whose refusal was told (<c>commands.sequence</c>).</summary>
    public long ToldCommand { get; set; }

    /// <summary>Calls in a row that failed.</summary>
    public int Tries { get; set; }

    /// <summary>Nothing is tried before; null when nothing failed.</summary>
    public DateTimeOffset? NextTryAt { get; set; }

    public required DateTimeOffset MadeAt { get; init; }
}
