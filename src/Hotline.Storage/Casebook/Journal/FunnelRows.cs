using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>
/// Adds up what the turns of one batch say for the funnels, and writes each sum once. Only turns that are new to the casebook may come here: then a journal that is read again adds nothing. For one batch, by one caller.
/// </summary>
internal sealed class FunnelRows
{
    private const string Add =
        """
        INSERT INTO funnel_counts (day, dialog, node, locale, kind, count) VALUES (@p0, @p1, @p2, @p3, @p4, @p5)
        ON CONFLICT (dialog, day, node, locale, kind) DO UPDATE SET count = funnel_counts.count + excluded.count
        """;

    private readonly Dictionary<(long Day, string Dialog, string Node, string Locale, FunnelKind Kind), long> _sums = [];

    public void Count(TurnRecord turn)
    {
        if (turn.Funnel is not { } steps) return;
        var day = new DateTimeOffset(turn.At.UtcDateTime.Date, TimeSpan.Zero).ToUnixTimeMilliseconds();
        foreach (var step in steps)
        {
            var key = (day, step.Node.Dialog, step.Node.Node, step.Locale.Value, step.Kind);
            _sums[key] = _sums.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>Last of what the batch writes this way, because other projectors wait for these rows until the transaction ends; and in one order everywhere, so that two never wait for each other.</summary>
    public void Write(Writes writes)
    {
        foreach (var (key, sum) in _sums.OrderBy(s => s.Key.Dialog, StringComparer.Ordinal).ThenBy(s => s.Key.Day).ThenBy(s => s.Key.Node, StringComparer.Ordinal).ThenBy(s => s.Key.Locale, StringComparer.Ordinal).ThenBy(s => s.Key.Kind))
            writes.Add(Add, key.Day, key.Dialog, key.Node, key.Locale, (int)key.Kind, sum);
    }
}
