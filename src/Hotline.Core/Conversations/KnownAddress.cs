using System.Text.Json.Serialization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// One address of a person. <paramref name="Since"/>: null for the one that the conversation began with. <paramref name="Conversation"/>: the conversation of its own, when it is not the one that the
/// address names. <paramref name="Agreed"/>: the person agreed to be written to there when they cannot be reached where they are.
/// </summary>
public sealed record KnownAddress(Address Address, DateTimeOffset? Since, ConversationId? Conversation = null, bool Agreed = false)
{
    public AddressEnd End { get; init; }

    /// <summary>When it ended, see <see cref="End"/>.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The person does not have it any more, or does not want to be known there.</summary>
    [JsonIgnore]
    public bool IsLeft => End is AddressEnd.Changed or AddressEnd.Declined;

    /// <summary>Whoever writes from there is not this person, or not surely: a number that could not be reached is given to somebody else after months.</summary>
    [JsonIgnore]
    public bool IsStrange => End != AddressEnd.None;
}
