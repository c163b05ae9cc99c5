using System.Collections.Concurrent;
using System.Globalization;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// Whether desks here were told of what other processes carried over: whoever does it tells of the changes, and behind them how far it came. When a position moved and nobody says so (the other died in between,
/// or its word was lost on the way), everybody here looks again. <see cref="Look"/> and <see cref="Carried"/> are for one caller.
/// </summary>
internal sealed class OthersNews
{
    /// <summary>How long a word may be under way.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CasebookChanges _changes;
    private readonly TimeProvider _clock;
    private readonly ConcurrentDictionary<int, long> _told = new();
    private Dictionary<int, long>? _known;
    private DateTimeOffset? _doubtSince;

    public OthersNews(CasebookChanges changes, TimeProvider clock)
    {
        (_changes, _clock) = (changes, clock);
        changes.Heard += Hear;
    }

    /// <summary>This process carried these partitions so far, and has told of it.</summary>
    public void Carried(IEnumerable<(int Partition, long Position)> partitions)
    {
        foreach (var (partition, position) in partitions)
            _changes.Publish(new CasebookChange(CasebookChange.Carried, partition.ToString(CultureInfo.InvariantCulture)) { Detail = position.ToString(CultureInfo.InvariantCulture) });
    }

    /// <summary>Compares where the casebook stands with what was told.</summary>
    public void Look(IReadOnlyDictionary<int, long> positions)
    {
        // What was there at the start, pages read by themselves.
        _known ??= new Dictionary<int, long>(positions);
        foreach (var (partition, position) in _told) _known[partition] = Math.Max(position, _known.GetValueOrDefault(partition));
        if (!positions.Any(p => p.Value > _known.GetValueOrDefault(p.Key)))
        {
            _doubtSince = null;
            return;
        }

        var now = _clock.GetUtcNow();
        _doubtSince ??= now;
        if (now - _doubtSince < Patience) return;
        (_known, _doubtSince) = (new Dictionary<int, long>(positions), null);
        _changes.Hear(CasebookChange.Again);
    }

    private void Hear(CasebookChange change)
    {
        if (change is { Kind: CasebookChange.Carried, CaseId: { } partition, Detail: { } detail }
            && int.TryParse(partition, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && long.TryParse(detail, NumberStyles.None, CultureInfo.InvariantCulture, out var position))
            _told.AddOrUpdate(number, position, (_, before) => Math.Max(before, position));
    }
}
