using System.Text.Json.Serialization;
using Hotline.Core.Cases;
using Hotline.Core.Media;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// One thing that happens to a conversation: a message of the person, or a command of the desk. Commands carry the id of their casebook row;
/// those about a case are accepted only if <c>Holder</c> and <c>Version</c> still hold when the turn commits. A closed set.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(PersonWrote), "person")]
[JsonDerivedType(typeof(CaseTaken), "taken")]
[JsonDerivedType(typeof(CaseReturned), "returned")]
[JsonDerivedType(typeof(OperatorReplied), "reply")]
[JsonDerivedType(typeof(CaseClosed), "closed")]
[JsonDerivedType(typeof(UrgencyLowered), "urgency")]
[JsonDerivedType(typeof(ErasureOrdered), "erase")]
[JsonDerivedType(typeof(DeliveryFailed), "undelivered")]
[JsonDerivedType(typeof(FileRefused), "file_refused")]
[JsonDerivedType(typeof(TimersDue), "timers")]
public abstract record ConversationEvent;

/// <summary>The person sent something.</summary>
public sealed record PersonWrote(InboundMessage Message) : ConversationEvent;

/// <summary>An operator took the case. <paramref name="Alias"/> is the name shown to the person.</summary>
public sealed record CaseTaken(CaseId Case, string Holder, string Alias, long Version) : ConversationEvent;

/// <summary>The case went back to the queue.</summary>
public sealed record CaseReturned(CaseId Case, string? Holder, long Version) : ConversationEvent;

/// <summary>Words of the operator who holds the case. <paramref name="ClientId"/> is made by the desk page, so that a repeated click is one reply.</summary>
public sealed record OperatorReplied(CaseId Case, string Holder, long Version, string ClientId, string Text) : ConversationEvent
{
    /// <summary>A file of theirs that goes with the words; there may be no words then.</summary>
    public Attachment? Attachment { get; init; }
}

/// <summary>The operator closed the case. <paramref name="Outcome"/> is an outcome code.</summary>
public sealed record CaseClosed(CaseId Case, string Holder, long Version, string Outcome) : ConversationEvent;

/// <summary>A human lowered the urgency, with a reason.</summary>
public sealed record UrgencyLowered(CaseId Case, string Holder, long Version, Urgency To, string Reason) : ConversationEvent;

/// <summary>Staff or a command ordered the person's erasure.</summary>
public sealed record ErasureOrdered : ConversationEvent;

/// <summary>A reply could not be delivered. <paramref name="Gone"/> when the person cannot be reached here at all.</summary>
public sealed record DeliveryFailed(string DeliveryId, string Words, bool Gone) : ConversationEvent
{
    /// <summary>Set when the provider takes no free text for this person until they write.</summary>
    public OutsideWindow? Outside { get; init; }

    /// <summary>Set the first time, when it may get through later.</summary>
    public LaterTry? Later { get; init; }
}

/// <summary>A file of the person was looked at after its turn, and was not kept.</summary>
public sealed record FileRefused(string MediaId, MediaRefusal Why) : ConversationEvent;

/// <summary>At least one timer of the state is due. Made by the worker when it leases, never stored.</summary>
public sealed record TimersDue : ConversationEvent;
