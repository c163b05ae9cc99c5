using System.Collections.Frozen;
using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>
/// The channels that a program knows and what each can show: all that scripts, rehearsals and titles hear of them. The rows come from the channels' own modules, so nothing else names a channel.
/// Whether one is set up makes no difference: a script is read the same everywhere. Immutable and thread-safe.
/// </summary>
public sealed class ChannelTable
{
    /// <summary>No channel: scripts may name any, and every one shows what any channel can.</summary>
    public static readonly ChannelTable Empty = new([]);

    private readonly FrozenDictionary<ChannelId, ChannelAbilities> _rows;

    /// <summary>Of two rows with one channel, the first counts.</summary>
    public ChannelTable(IEnumerable<KeyValuePair<ChannelId, ChannelAbilities>> rows)
    {
        KeyValuePair<ChannelId, ChannelAbilities>[] distinct = [.. rows.DistinctBy(row => row.Key)];
        _rows = distinct.ToFrozenDictionary();
        Names = [.. distinct.Select(row => row.Key.Value)];
        TitleLengths = [.. distinct.SelectMany(row => Lengths(row.Value)).Distinct().Order()];
    }

    /// <summary>What scripts call the channels, in order of the rows.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The lengths to which some channel cuts the titles of choices, in UTF-16 units, the shortest first.</summary>
    public IReadOnlyList<int> TitleLengths { get; }

    /// <summary>What the channel can show; of one that is not here, what any channel can.</summary>
    public ChannelAbilities Of(ChannelId channel) => _rows.GetValueOrDefault(channel, ChannelAbilities.Plain);

    private static IEnumerable<int> Lengths(ChannelAbilities abilities)
    {
        if (abilities.MaxButtons > 0) yield return abilities.MaxLabel;
        if (abilities.List is { Title: var title }) yield return title;
    }
}
