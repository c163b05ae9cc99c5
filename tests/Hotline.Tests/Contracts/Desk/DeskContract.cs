using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;

namespace Hotline.Tests.Contracts.Desk;

/// <summary>What holds of the desk on every casebook: on SQLite, and with a house on PostgreSQL. A suite joins both by an empty subclass for each.</summary>
public abstract class DeskContract(PostgresHouse? house) : IAsyncLifetime
{
    private DeskRig? _rig;

    private protected DeskRig Rig => _rig!;

    private protected bool IsOnPostgres => house is not null;

    private protected static CancellationToken Now => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => _rig = await DeskRig.StartAsync(postgres: house);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_rig is not null) await _rig.DisposeAsync();
    }

    private protected static async Task<(int Status, string? Error)> CodeOf(Task<DeskAnswer> asked)
    {
        var answer = await asked;
        return (answer.Status, answer.Error);
    }
}
