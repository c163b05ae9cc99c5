using System.Text.Json.Serialization;
using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;

namespace Hotline.Core.Conversations;

/// <summary>
/// The immutable snapshot of what a script may cite besides answers. It goes into the journal, so that a turn can be replayed.
/// <paramref name="OnShift"/>: languages with a helper on duty. <paramref name="Wait"/>: usual wait, null when unknown.
/// <paramref name="NextShift"/>: when someone is on duty again, null when unknown.
/// <paramref name="Country"/>, <paramref name="Locale"/> and <paramref name="Zone"/> are the deployment's defaults.
/// <paramref name="RepliesPerMinute"/>: replies before they are coalesced; 0 is off.
/// </summary>
public sealed record Surroundings(
    ChannelAbilities Channel,
    IReadOnlyList<LocaleTag> OnShift,
    TimeSpan? Wait,
    DateTimeOffset? NextShift,
    string Country,
    LocaleTag Locale,
    string Zone,
    int RepliesPerMinute)
{
    /// <summary>
    /// The usual wait by urgency, while the turn is played: only then its urgency is known. The journal keeps the one that counted, as <see cref="Wait"/>. Null: <see cref="Wait"/> holds for all.
    /// </summary>
    [JsonIgnore]
    public UsualWaits? Waits { get; init; }

    /// <summary>The usual wait of a case as urgent as this; null when nobody knows.</summary>
    public TimeSpan? WaitFor(Urgency urgency) => Waits is { } waits ? waits.Of(urgency) : Wait;
}
