using Hotline.Core.Cases;
using Hotline.Storage.Casebook;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Server.Workers;

/// <summary>
/// What holds now of being on duty: the settings, or what a coordinator wrote at the desk instead of them. Looked up by <see cref="DutyWorker"/>; a text that cannot be read is as if it were not there, because the desk
/// takes none. Thread-safe.
/// </summary>
internal sealed class DutyBook(CaseRules settled)
{
    private readonly CaseRules _settled = settled;
    private volatile CaseRules _rules = settled;
    private long _version;

    public CaseRules Rules => _rules;

    public async Task RefreshAsync(CasebookContext context, CancellationToken cancellationToken)
    {
        var written = await context.DutyHours.AsNoTracking().SingleOrDefaultAsync(cancellationToken);
        if (written?.Version == _version || (written is null && _version == 0)) return;
        _version = written?.Version ?? 0;
        _rules = written is null ? _settled : _settled with { Duty = DutyRosterReader.Read(written.Hours, written.Holidays, _settled.Duty.Zone, []) };
    }
}
