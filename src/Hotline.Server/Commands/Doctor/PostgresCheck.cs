using Hotline.Core.Conversations;
using Hotline.Storage;
using Hotline.Storage.Casebook.Postgres;

namespace Hotline.Server.Commands.Doctor;

/// <summary>The PostgreSQL that the settings name: reachable, new enough, quick, with this program's tables, and letting us clear what was deleted.</summary>
internal static class PostgresCheck
{
    private const string Subject = "casebook";

    /// <summary>A turn's rows and every page of the desk ask several times.</summary>
    private static readonly TimeSpan Slow = TimeSpan.FromMilliseconds(50);

    public static async Task<RuntimeLook> LookAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        try
        {
            var facts = await PostgresInspection.LookAsync(services, cancellationToken);
            var found = new List<Finding> { await StoresCheck.TablesAsync(services, $"PostgreSQL {facts.Version} at {facts.Where}, answers in {facts.Answers.TotalMilliseconds:0.0} ms; ", cancellationToken) };
            if (facts.Answers > Slow) found.Add(Finding.Warn(Subject, $"PostgreSQL takes {facts.Answers.TotalMilliseconds:0} ms for the shortest answer: the desk will feel slow. Let it stand near this server."));
            if (!facts.MayClear) found.Add(Finding.Warn(Subject, "this user does not own the casebook's tables, so PostgreSQL does not clear them after somebody is deleted. Make it their owner: ALTER TABLE contact_keys OWNER TO ...; and so for the others."));
            return new(found, MayMakeKey: false, $"the casebook on PostgreSQL at {facts.Where}", facts.Fingerprint);
        }
        catch (Exception fault) when (fault is StorageStartException or StoreUnavailableException)
        {
            return new([Finding.Fail(Subject, fault.Message)], MayMakeKey: false);
        }
    }
}
