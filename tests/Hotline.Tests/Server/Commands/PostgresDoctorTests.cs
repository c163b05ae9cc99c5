using Hotline.Server.Commands.Doctor;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;

namespace Hotline.Tests.Server.Commands;

/// <summary>What <c>hotline doctor</c> says about the casebook when it is on PostgreSQL.</summary>
public sealed class PostgresDoctorTests(PostgresHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_casebook_that_is_up_to_date_is_fine_and_its_key_is_compared()
    {
        await using var rig = await CasebookRig.StartAsync(postgres: house);
        var findings = await LookAsync(rig.Database!.Connection, rig.Get<IConfiguration>()["Protection:MasterKey"]);
        var casebook = Assert.Single(findings, f => f.Subject == "casebook");
        Assert.Equal(Verdict.Ok, casebook.Verdict);
        Assert.Matches("^PostgreSQL [0-9.]+ at 127.0.0.1:[0-9]+/casebook_[0-9]+, answers in [0-9.]+ ms; up to date$", casebook.Words);
        Assert.Contains(findings, f => f is { Subject: "key", Verdict: Verdict.Ok } && f.Words.EndsWith("the one that the data was written with", StringComparison.Ordinal));

        var other = await LookAsync(rig.Database!.Connection, MasterKey.NewText());
        Assert.Contains(other, f => f is { Subject: "key", Verdict: Verdict.Fail } && f.Words.Contains("does not belong to the casebook on PostgreSQL", StringComparison.Ordinal));
        Assert.Contains(await LookAsync(rig.Database!.Connection, key: null), f => f is { Subject: "key", Verdict: Verdict.Fail });
    }

    [Fact]
    public async Task An_empty_database_stays_empty_and_one_that_is_away_fails_in_one_line()
    {
        var server = await house.ServerAsync();
        await server.CreateAsync("looked_at");
        Assert.Contains(await LookAsync(server.ConnectionTo("looked_at"), MasterKey.NewText()), f => f is { Subject: "casebook", Verdict: Verdict.Ok } && f.Words.EndsWith("no casebook yet; the first start makes it", StringComparison.Ordinal));
        await using (var admin = await server.AdminAsync("looked_at"))
        await using (var tables = new Npgsql.NpgsqlCommand("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", admin))
            Assert.Equal(0L, await tables.ExecuteScalarAsync(Now));

        var away = await LookAsync("Host=127.0.0.1;Port=1;Database=hotline", MasterKey.NewText());
        Assert.Contains(away, f => f is { Subject: "casebook", Verdict: Verdict.Fail } && f.Words.Contains("cannot be reached", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(string connection, string? key)
    {
        using var folder = new TemporaryFolder();
        var settings = new ConfigurationBuilder().AddInMemoryCollection([new("Data", folder.Path), new("Casebook:Postgres", connection), new("Protection:MasterKey", key)]).Build();
        return await StoresCheck.LookAsync(settings, folder.Path, Now);
    }
}
