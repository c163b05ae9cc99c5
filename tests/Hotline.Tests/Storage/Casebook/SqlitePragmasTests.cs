using Hotline.Storage.Casebook;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Tests.Storage.Casebook;

public sealed class SqlitePragmasTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_connection_syncs_fully_writes_ahead_and_overwrites_what_it_deletes()
    {
        await using var rig = await CasebookRig.StartAsync();
        await using var context = rig.Open();
        await context.Database.OpenConnectionAsync(Now);
        Assert.Equal("wal", await PragmaAsync(context, "journal_mode"));
        Assert.Equal("2", await PragmaAsync(context, "synchronous"));
        Assert.Equal("1", await PragmaAsync(context, "secure_delete"));
    }

    private static async Task<string?> PragmaAsync(CasebookContext context, string name)
    {
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA " + name;
        return (await command.ExecuteScalarAsync(Now))?.ToString();
    }
}
