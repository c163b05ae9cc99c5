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
[JsonDerivedType(typeof(CaseEscalated), "escalated")]
[JsonDerivedType(typeof(OperatorReplied), "reply")]
[JsonDerivedType(typeof(CaseClosed), "closed")]
[JsonDerivedType(typeof(CaseReopened), "reopened")]
[JsonDerivedType(typeof(UrgencyLowered), "urgency")]
[JsonDerivedType(typeof(ErasureOrdered), "erase")]
[JsonDerivedType(typeof(DeliveryFailed), "undelivered")]
[JsonDerivedType(typeof(FileRefused), "file_refused")]
[JsonDerivedType(typeof(TimersDue), "timers")]
[JsonDerivedType(typeof(BoxOpened), "box_opened")]
[JsonDerivedType(typeof(BoxClosed), "box_closed")]
[JsonDerivedType(typeof(CodeTyped), "code_typed")]
[JsonDerivedType(typeof(CodeUnknown), "code_unknown")]
[JsonDerivedType(typeof(SecretTyped), "secret_typed")]
[JsonDerivedType(typeof(CodeAsks), "code_asks")]
[JsonDerivedType(typeof(CodeRefused), "code_refused")]
[JsonDerivedType(typeof(Joined), "joined")]
[JsonDerivedType(typeof(Brought), "brought")]
[JsonDerivedType(typeof(ErasedElsewhere), "erased_elsewhere")]
public abstract record ConversationEvent;

/// <summary>The person sent something.</summary>
public sealed record PersonWrote(InboundMessage Message) : ConversationEvent;

/// <summary>An operator took the case. <paramref name="Alias"/> is the name shown to the person.</summary>
public sealed record CaseTaken(CaseId Case, string Holder, string Alias, long Version) : ConversationEvent;

/// <summary>The case went back to the queue.</summary>
public sealed record CaseReturned(CaseId Case, string? Holder, long Version) : ConversationEvent;

/// <summary>
/// Nobody has answered in time, and the case was marked for <paramref name="Step"/>. <paramref name="Since"/>: the person waits since then. <paramref name="Due"/>: by when a human should
/// answer, null when that has passed.
/// </summary>
public sealed record CaseEscalated(CaseId Case, long Version, EscalationStep Step, DateTimeOffset Since, DateTimeOffset? Due) : ConversationEvent;

/// <summary>Words of the operator who holds the case. <paramref name="ClientId"/> is made by the desk page, so that a repeated click is one reply.</summary>
public sealed record OperatorReplied(CaseId Case, string Holder, long Version, string ClientId, string Text) : ConversationEvent
{
    /// <summary>A file of theirs that goes with the words; there may be no words then.</summary>
    public Attachment? Attachment { get; init; }

    /// <summary>Where the operator wants it to go; null: to where the person is. Only to an address that they agreed to, and from then on everything goes there until they write from another.</summary>
    public Address? To { get; init; }
}

/// <summary>The operator closed the case. <paramref name="Outcome"/> is an outcome code.</summary>
public sealed record CaseClosed(CaseId Case, string Holder, long Version, string Outcome) : ConversationEvent;

/// <summary>
/// An operator opened a closed case again and holds it. The conversation may have forgotten it, so it comes whole; its <see cref="CaseSnapshot.Reasons"/> and urgency are those that it closed with.
/// </summary>
public sealed record CaseReopened(CaseSnapshot Case, string Holder, string Alias, long Version) : ConversationEvent;

/// <summary>A human lowered the urgency, with a reason.</summary>
public sealed record UrgencyLowered(CaseId Case, string Holder, long Version, Urgency To, string Reason) : ConversationEvent;

/// <summary>Staff or a command ordered the person's erasure.</summary>
public sealed record ErasureOrdered : ConversationEvent
{
    /// <summary>Nobody ordered it: what is stored is as old as it may become. Not done while the person waits for a human or talks with one.</summary>
    public bool ByAge { get; init; }
}

/// <summary>A reply could not be delivered. <paramref name="Gone"/> when the person cannot be reached here at all.</summary>
public sealed record DeliveryFailed(string DeliveryId, string Words, bool Gone) : ConversationEvent
{
    /// <summary>Set when the provider takes no free text for this person until they write.</summary>
    public OutsideWindow? Outside { get; init; }

    /// <summary>Set the first time, when it may get through later.</summary>
    public LaterTry? Later { get; init; }

    /// <summary>Where it was sent and what, when the person is gone from there or the later try came to nothing too: they may have agreed to be written to elsewhere.</summary>
    public Undeliverable? Lost { get; init; }
}

/// <summary>A file of the person was looked at after its turn, and was not kept.</summary>
public sealed record FileRefused(string MediaId, MediaRefusal Why) : ConversationEvent;

/// <summary>At least one timer of the state is due. Made by the worker when it leases, never stored.</summary>
public sealed record TimersDue : ConversationEvent;

/// <summary>To the box of a new return code: whose it is, until when it is good, and the keyed hash of the secret word, if the person chose one.</summary>
public sealed record BoxOpened(ConversationId For, DateTimeOffset Until, string? Secret) : ConversationEvent;

/// <summary>To the box of a return code: it is not good any more.</summary>
public sealed record BoxClosed : ConversationEvent;

/// <summary>To the gate, and from there to the box: a code was typed in <paramref name="By"/>, by whoever writes from <paramref name="At"/>.</summary>
public sealed record CodeTyped(ConversationId Box, ConversationId By, Address At) : ConversationEvent;

/// <summary>To the gate: there is no such box.</summary>
public sealed record CodeUnknown(ConversationId By) : ConversationEvent;

/// <summary>To the box: the secret word, as a keyed hash.</summary>
public sealed record SecretTyped(ConversationId By, Address At, string Hash) : ConversationEvent;

/// <summary>From the box: the code is right, and a secret word belongs to it.</summary>
public sealed record CodeAsks(ConversationId Box) : ConversationEvent;

/// <summary>From the box or the gate: the code, or the secret word, opens nothing. <paramref name="Again"/>: the word may be tried again.</summary>
public sealed record CodeRefused(bool Again) : ConversationEvent
{
    /// <summary>Nobody looked at it, so it is no wrong try.</summary>
    public bool Unread { get; init; }
}

/// <summary>From the box of their own code: the person writes from another address now, whose own conversation so far is <paramref name="By"/>.</summary>
public sealed record Joined(ConversationId By, Address At) : ConversationEvent;

/// <summary>From a conversation that leads here from now on: what was told in it. <paramref name="InCase"/>: a helper was called there.</summary>
public sealed record Brought(
    Urgency Urgency,
    string Topic,
    bool InCase,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Flags,
    IReadOnlyList<KeyValuePair<string, string>> Slots,
    IReadOnlyList<KnownAddress> Addresses) : ConversationEvent;

/// <summary>The person asked, in another conversation of theirs, that everything be destroyed.</summary>
public sealed record ErasedElsewhere : ConversationEvent;
