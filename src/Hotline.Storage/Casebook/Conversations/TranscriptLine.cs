namespace Hotline.Storage.Casebook.Conversations;

/// <summary>
/// One line of a transcript. <see cref="Key"/> is the event's id (person) or the delivery's (bot, operator), unique per conversation and author, so that a line exists once.
/// Order within a conversation: <see cref="At"/>, <see cref="Position"/>, <see cref="Part"/>.
/// </summary>
public sealed class TranscriptLine
{
    public long Id { get; init; }

    public required string ConversationId { get; init; }

    public required LineAuthor Author { get; init; }

    public required string Key { get; init; }

    public required DateTimeOffset At { get; init; }

    public required long Position { get; init; }

    public required int Part { get; init; }

    /// <summary>What it is: <c>text</c>, <c>tap</c>, <c>photo</c>, <c>location</c>, …</summary>
    public required string Kind { get; init; }

    /// <summary>A sealed <see cref="LineContent"/>.</summary>
    public required byte[] Sealed { get; init; }

    /// <summary>The node that spoke, for bot lines. Of words of the person that answered no question: that question (<see cref="Funnels.UnknownAnswers"/>).</summary>
    public string? Place { get; init; }

    /// <summary>Name shown to the person, for operator lines.</summary>
    public string? Alias { get; init; }

    /// <summary>For what we said: one of <see cref="Hotline.Core.Conversations.DeliveryStatus"/>.</summary>
    public string? Delivery { get; set; }

    /// <summary>Why a delivery failed, in words without content.</summary>
    public string? Words { get; set; }
}
