using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;

namespace Hotline.Tests.Contracts.Casebook;

/// <summary>What holds of every casebook: on SQLite, and with a house on PostgreSQL. A suite joins both by an empty subclass for each.</summary>
public abstract class CasebookContract(PostgresHouse? house) : IAsyncLifetime
{
    private CasebookRig? rig;

    private protected bool IsOnPostgres => house is not null;

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (rig is not null) await rig.DisposeAsync();
    }

    /// <summary>The one casebook of the test; it goes with it.</summary>
    private protected async Task<CasebookRig> StartAsync(bool runtime = false) => rig = await CasebookRig.StartAsync(runtime, postgres: house);
}
