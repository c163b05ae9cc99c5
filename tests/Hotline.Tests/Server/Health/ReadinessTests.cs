using Hotline.Core.Dialogs.Loading;
using Hotline.Server.Health;
using Hotline.Server.Workers;
using Hotline.Tests.Dialogs;
using Hotline.Tests.Storage.Sqlite;
using Hotline.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Hotline.Tests.Server.Health;

public sealed class ReadinessTests
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_store_that_answers_and_takes_nothing_is_not_ready_until_it_does()
    {
        await using var store = new SqliteUnderTest();
        var library = new PublicationLibrary();
        var readiness = new Readiness(store.Journal, library);
        Assert.Contains("No script", await readiness.WhatIsMissingAsync(Now), StringComparison.Ordinal);
        await library.UseAsync(Shipped.Publication, PublicationSource.FromFolders(Repository.Path("dialogs"), Repository.Path("locales")), Now);
        Assert.Null(await readiness.WhatIsMissingAsync(Now));

        await using (var other = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = store.Folder.File("runtime.db"), Pooling = false }.ToString()))
        {
            await other.OpenAsync(Now);
            await using var hold = other.CreateCommand();
            hold.CommandText = "BEGIN IMMEDIATE";
            await hold.ExecuteNonQueryAsync(Now);
            Assert.NotNull(await readiness.WhatIsMissingAsync(Now));
        }

        Assert.Null(await readiness.WhatIsMissingAsync(Now));
    }
}
