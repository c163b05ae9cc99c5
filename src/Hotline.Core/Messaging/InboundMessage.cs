using System.Text.Json.Serialization;

namespace Hotline.Core.Messaging;

/// <summary>
/// One event from a person, as a channel read it. <paramref name="ProviderId"/> is unique on its channel, whatever account of ours it came to, and repeats when the
/// provider delivers again: it is the key for duplicates. Where the provider counts for each account by itself, it begins with the account. <paramref name="LanguageCode"/> is the language of the person's app, a guess;
/// with <paramref name="LanguageChosen"/> it is the person's own choice (the picker of the web chat) and holds.
/// </summary>
public sealed record InboundMessage(Address From, string ProviderId, DateTimeOffset SentAt, InboundContent Content, string? LanguageCode = null, bool LanguageChosen = false)
{
    /// <summary>Another address of the same person on the same channel, which the provider named in this very message.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Address? AlsoKnown { get; init; }

    /// <summary>Under which id programs stored it that knew no accounts; null where the id is the same. Looked for beside <see cref="ProviderId"/>, and not kept.</summary>
    [JsonIgnore]
    public string? FormerId { get; init; }

    /// <summary>What the person sent, without what one conversation tells another about it.</summary>
    public InboundMessage Original() => Content switch
    {
        InboundKin kin => kin.First.Original(),
        InboundUnclaimed unclaimed => unclaimed.First.Original(),
        _ => this,
    };
}
