using System.Text.Json.Serialization;
using Hotline.Core.Cases;
using Hotline.Core.Dialogs;

namespace Hotline.Core.Conversations;

/// <summary>What the journal keeps until the casebook has it. Idempotent by <see cref="Id"/>. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(TurnRecord), "turn")]
[JsonDerivedType(typeof(DeliveryRecord), "delivery")]
[JsonDerivedType(typeof(ErasureRecord), "erasure")]
public abstract record JournalRecord(string Id, DateTimeOffset At);

/// <summary>
/// One turn, whole: what happened, around it, and what came of it. <paramref name="Id"/> is the event's id. The casebook's rows follow from it.
/// </summary>
public sealed record TurnRecord(
    string Id,
    DateTimeOffset At,
    ConversationEvent Event,
    Messaging.Address Address,
    string Publication,
    Surroundings Surroundings,
    IReadOnlyList<SaidLine> Said,
    CaseSnapshot? Case,
    ConversationMode Mode,
    Messaging.LocaleTag Locale,
    NodeRef? Place,
    string? Refused) : JournalRecord(Id, At)
{
    /// <summary>The words that the person chose when they pressed a button: its label as they saw it. Null when they wrote themselves.</summary>
    public string? Heard { get; init; }

    /// <summary>All addresses of the person, when the turn changed them.</summary>
    public IReadOnlyList<KnownAddress>? Addresses { get; init; }

    /// <summary>The person only thanked a helper, who owes no answer for it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OnlyThanks { get; init; }

    /// <summary>What the turn adds to the funnels. Null when it adds nothing, and in what an older program wrote.</summary>
    public IReadOnlyList<FunnelStep>? Funnel { get; init; }
}

/// <summary>A line that was said, with the id under which its delivery is reported.</summary>
public sealed record SaidLine(string DeliveryId, string Text, IReadOnlyList<string> Choices, string? Operator, string? Place)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public LineFate Fate { get; init; }

    /// <summary>The file that went with it.</summary>
    public Messaging.Attachment? Attachment { get; init; }
}

/// <summary>What became of a delivery: <paramref name="Status"/> is one of <see cref="DeliveryStatus"/>.</summary>
public sealed record DeliveryRecord(string Id, DateTimeOffset At, string DeliveryId, string Status, string? Words) : JournalRecord(Id, At);

/// <summary>The person was erased. Nothing else of them follows.</summary>
public sealed record ErasureRecord(string Id, DateTimeOffset At) : JournalRecord(Id, At);
