using System.Text;
using System.Text.Json.Serialization;

namespace Hotline.Core.Messaging;

/// <summary>What a person sent, in the words of the platform. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "t")]
[JsonDerivedType(typeof(InboundText), "text")]
[JsonDerivedType(typeof(InboundTap), "tap")]
[JsonDerivedType(typeof(InboundStart), "start")]
[JsonDerivedType(typeof(InboundLocation), "location")]
[JsonDerivedType(typeof(InboundPhone), "phone")]
[JsonDerivedType(typeof(InboundFile), "file")]
[JsonDerivedType(typeof(InboundEdit), "edit")]
[JsonDerivedType(typeof(InboundLeft), "left")]
[JsonDerivedType(typeof(InboundReturned), "returned")]
[JsonDerivedType(typeof(InboundUnsupported), "unsupported")]
[JsonDerivedType(typeof(InboundAside), "aside")]
[JsonDerivedType(typeof(InboundCode), "code")]
[JsonDerivedType(typeof(InboundSecret), "secret")]
[JsonDerivedType(typeof(InboundMoved), "moved")]
[JsonDerivedType(typeof(InboundKin), "kin")]
[JsonDerivedType(typeof(InboundUnclaimed), "unclaimed")]
[JsonDerivedType(typeof(InboundBound), "bound")]
public abstract record InboundContent
{
    /// <summary>Whether the person said or did something just now that is to be answered: not what changes earlier words, what the platform has answered itself, or what only tells where they are.</summary>
    [JsonIgnore]
    public bool WantsAnswer => this is not (InboundEdit or InboundAside or InboundLeft or InboundReturned or InboundMoved);

    /// <summary>Only what was sent is shown.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;
}

/// <summary>Words. At most <see cref="MessagingLimits.InboundText"/> UTF-16 units; a channel cuts longer ones there.</summary>
public sealed record InboundText(string Text) : InboundContent
{
    /// <summary>Whether they are somebody else's words, passed on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Forwarding Forwarded { get; init; }
}

/// <summary>A button that was pressed. <paramref name="Data"/> is what we put into it (<c>dialog.node:choice:step</c>), untrusted.</summary>
public sealed record InboundTap(string Data) : InboundContent;

/// <summary>The person opened or re-opened the conversation (<c>/start</c>). <paramref name="Source"/> is a public label of where they came from, never proof.</summary>
public sealed record InboundStart(string? Source) : InboundContent;

/// <summary>A place, in degrees (WGS 84).</summary>
public sealed record InboundLocation(double Latitude, double Longitude) : InboundContent
{
    /// <summary>How the map calls it: a name, an address, or both. Null for a point alone. At most <see cref="MessagingLimits.PlaceWords"/> UTF-16 units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Words { get; init; }
}

/// <summary>A shared phone number. <paramref name="Own"/> only when the platform says that it is the sender's.</summary>
public sealed record InboundPhone(string Number, bool Own) : InboundContent
{
    /// <summary>
    /// What the card says of somebody else, on lines for the operator: whose it is, and every number on it. Null for the sender's own number, and where nothing but the number was shared. At most
    /// <see cref="MessagingLimits.CardWords"/> UTF-16 units.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Card { get; init; }
}

/// <summary>A file. <paramref name="Reference"/> is the platform's handle for fetching it; <paramref name="Bytes"/> its size when known.</summary>
public sealed record InboundFile(MediaKind Kind, string Reference, string? Caption, long? Bytes, string? MimeType) : InboundContent
{
    /// <summary>How the sender's phone calls it; words for the operator, and never a path. At most <see cref="MessagingLimits.FileName"/> UTF-16 units.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Whether it came from somebody else, and was passed on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public Forwarding Forwarded { get; init; }
}

/// <summary>An earlier message was changed. Kept for the transcript; never an answer to today's question.</summary>
public sealed record InboundEdit(string Text) : InboundContent;

/// <summary>The person blocked us: nothing can be delivered until they come back.</summary>
public sealed record InboundLeft : InboundContent;

/// <summary>The person lifted the block.</summary>
public sealed record InboundReturned : InboundContent;

/// <summary>Something that we cannot read (a poll, a dice, a story). <paramref name="Kind"/> is the platform's word.</summary>
public sealed record InboundUnsupported(string Kind) : InboundContent;

/// <summary>
/// Words that want no answer of ours: the platform has answered them itself, or they are a sign under an earlier message. They stand in the transcript, and danger rules see them; a question that is
/// open stays open. At most <see cref="MessagingLimits.InboundText"/> UTF-16 units.
/// </summary>
public sealed record InboundAside(string Text) : InboundContent;

/// <summary>A return code was typed. The code itself is gone when a turn is played: <paramref name="Box"/> is the keyed hash under which it is kept, if it is one of ours.</summary>
public sealed record InboundCode(ConversationId Box) : InboundContent;

/// <summary>A secret word was typed, which nobody is to read: <paramref name="Hash"/> is keyed.</summary>
public sealed record InboundSecret(string Hash) : InboundContent;

/// <summary>The provider says, under its signature, that the person has another address from now on.</summary>
public sealed record InboundMoved(Address To) : InboundContent;

/// <summary>
/// From one conversation to another: the provider says that <paramref name="At"/>, where <paramref name="Main"/> is led, is an address of the person who is reached here.
/// <paramref name="First"/> is the message that said so.
/// </summary>
public sealed record InboundKin(ConversationId Main, Address At, InboundMessage First) : InboundContent
{
    /// <summary>Nobody has answered the message yet: it is answered here, or given back as <see cref="InboundUnclaimed"/>. False in what older programs told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Unplayed { get; init; }
}

/// <summary>
/// From one conversation to another, the answer to <see cref="InboundKin"/>: nobody else answers <paramref name="First"/>, so it is answered here. <paramref name="Also"/>: the other address, which leads here
/// now; null when it does not belong to whoever wrote.
/// </summary>
public sealed record InboundUnclaimed(InboundMessage First, Address? Also) : InboundContent;

/// <summary>
/// From one conversation to another: what is written here belongs to <paramref name="Main"/> from now on. <paramref name="Brings"/>: what was told here goes along, because it is surely the same person's.
/// </summary>
public sealed record InboundBound(ConversationId Main, bool Brings) : InboundContent;
