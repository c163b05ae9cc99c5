using System.Collections.Concurrent;
using Hotline.Storage.Casebook;

namespace Hotline.Desk.Presence;

/// <summary>
/// Who looks at which case, and who types there. In memory alone and for seconds; marks of other servers come with the live events. Desks are told only when something changes for
/// whoever looks. Thread-safe.
/// </summary>
internal sealed class PresenceBoard : IDisposable
{
    /// <summary>An event that desks hear: somebody came, went, or began to type.</summary>
    public const string Changed = "presence";

    /// <summary>How long a mark holds: an open page renews it every 15 seconds.</summary>
    public static readonly TimeSpan Looks = TimeSpan.FromSeconds(35);

    /// <summary>How long typing shows after it was last said.</summary>
    public static readonly TimeSpan Types = TimeSpan.FromSeconds(6);

    /// <summary>Marks above which those that are over are swept out.</summary>
    private const int Tidy = 1024;

    private readonly ConcurrentDictionary<(string Case, string Account), Mark> _marks = new();
    private readonly CasebookChanges _changes;
    private readonly TimeProvider _clock;

    public PresenceBoard(CasebookChanges changes, TimeProvider clock)
    {
        (_changes, _clock) = (changes, clock);
        changes.Heard += Hear;
    }

    /// <summary>An operator is at a case, or has left it.</summary>
    public void Set(string caseId, string account, PresenceState state)
    {
        var now = _clock.GetUtcNow();
        var before = StateOf(_marks.GetValueOrDefault((caseId, account)), now);
        // Said again, typing begins anew: it would end by itself in between.
        var kind = before == state ? CasebookChange.Here : Changed;
        _changes.Publish(new CasebookChange(kind, caseId) { Detail = $"{account}.{Letter(state)}" });
    }

    /// <summary>Who is at a case now, by account.</summary>
    public IReadOnlyDictionary<string, PresenceState> At(string caseId)
    {
        var now = _clock.GetUtcNow();
        return _marks.Where(m => m.Key.Case == caseId).Select(m => (m.Key.Account, State: StateOf(m.Value, now))).Where(m => m.State != PresenceState.Gone)
            .ToDictionary(m => m.Account, m => m.State, StringComparer.Ordinal);
    }

    public void Dispose() => _changes.Heard -= Hear;

    private void Hear(CasebookChange change)
    {
        if (change is not { Kind: Changed or CasebookChange.Here, CaseId: { } caseId, Detail: { } detail } || detail.LastIndexOf('.') is not (> 0 and var dot)) return;
        var (key, now) = ((caseId, detail[..dot]), _clock.GetUtcNow());
        switch (detail[(dot + 1)..])
        {
            case "t": _marks[key] = new Mark(now, now); break;
            case "l": _marks[key] = new Mark(now, null); break;
            default: _marks.TryRemove(key, out _); break;
        }

        if (_marks.Count <= Tidy) return;
        foreach (var (over, mark) in _marks)
            if (StateOf(mark, now) == PresenceState.Gone) _marks.TryRemove(over, out _);
    }

    private static PresenceState StateOf(Mark? mark, DateTimeOffset now)
    {
        if (mark is null || now - mark.SeenAt > Looks) return PresenceState.Gone;
        return mark.TypedAt is { } typed && now - typed <= Types ? PresenceState.Types : PresenceState.Looks;
    }

    private static char Letter(PresenceState state) => state switch
    {
        PresenceState.Types => 't',
        PresenceState.Looks => 'l',
        _ => 'g',
    };

    private sealed record Mark(DateTimeOffset SeenAt, DateTimeOffset? TypedAt);
}

/// <summary>What a colleague does at a case.</summary>
internal enum PresenceState
{
    Gone,
    Looks,
    Types,
}
