using Hotline.Desk.Operators;
using Hotline.Storage.Casebook;

namespace Hotline.Server.Workers;

/// <summary>
/// Keeps the operators' group as the casebook is, where there is one: looks at every change, and without one every few seconds. Of several servers one does; each knows who is staff.
/// </summary>
internal sealed partial class OperatorsGroupWorker(OperatorsRound operators, CasebookLeases leases, CasebookChanges changes, Workforce workforce, TimeProvider time, ILogger<OperatorsGroupWorker> logger)
    : WorkerLoop(time, logger)
{
    private const string Lease = "operators_group";

    /// <summary>Then another server goes on for one that died. Longer than a round of calls to a slow provider.</summary>
    private static readonly TimeSpan LeaseLasts = TimeSpan.FromSeconds(30);

    /// <summary>Changes that come together are looked at together.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMilliseconds(200);

    /// <summary>How often a group that is not what it must be is looked at again.</summary>
    private static readonly TimeSpan UntilMended = TimeSpan.FromMinutes(1);

    private readonly TimeProvider _time = time;
    private readonly ILogger _logger = logger;
    private CasebookNews? _news;
    private bool _sound;
    private string _told = "";

    public override void Dispose()
    {
        _news?.Dispose();
        base.Dispose();
    }

    protected override async Task RoundAsync(CancellationToken cancellationToken)
    {
        if (!operators.Enabled)
        {
            await PauseAsync(Timeout.InfiniteTimeSpan, cancellationToken);
            return;
        }

        _news ??= changes.Listen();
        await operators.KnowStaffAsync(cancellationToken);
        if (!await leases.TryHoldAsync(Lease, workforce.Id.Value, LeaseLasts, cancellationToken))
        {
            await PauseAsync(SafetyNet, cancellationToken);
            return;
        }

        await operators.NoticeAsync(cancellationToken);
        var wait = _sound || await LookAsync(cancellationToken) ? await operators.KeepTopicsAsync(cancellationToken) : UntilMended;
        if (wait > TimeSpan.Zero) await PauseAsync(wait < UntilMended ? wait : UntilMended, cancellationToken);
        else await _news.ReadAsync(SafetyNet, _time, cancellationToken);
        await PauseAsync(Together, cancellationToken);
    }

    /// <summary>Asked until it is well, and told once.</summary>
    private async Task<bool> LookAsync(CancellationToken cancellationToken)
    {
        if (await operators.LookAsync(cancellationToken) is not { } faults) return false;
        _sound = faults.Count == 0;
        var words = string.Join(' ', faults);
        if (words != _told && words.Length > 0) Log.NotSound(_logger, words);
        if (_sound) Log.Sound(_logger);
        _told = words;
        return _sound;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The operators' group in Telegram is not used yet: {Words}")]
        public static partial void NotSound(ILogger logger, string words);

        [LoggerMessage(2, LogLevel.Information, "The operators' group in Telegram is in use")]
        public static partial void Sound(ILogger logger);
    }
}
