using System.Text;
using Hotline.Storage;
using Hotline.Storage.Backup;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Cases;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hotline.Tests.Storage.Backup;

/// <summary><c>hotline backup</c> with the casebook on PostgreSQL: data and keys apart, and back into an empty database.</summary>
public sealed class PostgresBackupTests(PostgresHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Data_and_keys_are_apart_and_together_they_are_the_casebook_again()
    {
        await using var rig = await CasebookRig.StartAsync(postgres: house);
        rig.Journal.Write(Turns.Person(1), Turns.Wrote("m1", "помогите", Turns.Start).WithCase(Turns.Case("AAAAAAAAAA")));
        await rig.ProjectAsync();
        await rig.ChangeAsync(c => rig.Queue.TakeAsync(c, "AAAAAAAAAA", 1, CasebookRig.Operator("Aigul", "ru"), Now));
        var mark = await rig.Get<ICasebookDatabase>().MarkAsync(Now);
        await rig.Get<ICasebookDatabase>().FeedFromAsync("the runtime of that server", Now);
        using var folder = new TemporaryFolder();
        var (data, backup) = (folder.File("data"), folder.File("backup"));

        await DataBackup.WriteAsync(data, backup, onRedis: true, Now, postgres: Options(rig.Database!.Connection));

        Assert.Equal(["casebook.dump", "keys.dump"], Directory.EnumerateFiles(backup).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        await using (var context = rig.Open())
        {
            var key = (await context.ContactKeys.SingleAsync(Now)).Wrapped;
            Assert.DoesNotContain(Convert.ToHexStringLower(key), await PlainAsync(backup, "casebook.dump"), StringComparison.Ordinal);
            Assert.Contains(Convert.ToHexStringLower(key), await PlainAsync(backup, "keys.dump"), StringComparison.Ordinal);
        }

        var full = await Assert.ThrowsAsync<StorageStartException>(() => DataBackup.RestoreAsync(backup, data, onRedis: true, Now, postgres: Options(rig.Database!.Connection)));
        Assert.Contains("has tables already. Make a new, empty one", full.Message, StringComparison.Ordinal);

        var server = await house.ServerAsync();
        await server.CreateAsync("restored");
        await DataBackup.RestoreAsync(backup, data, onRedis: true, Now, postgres: Options(server.ConnectionTo("restored")));

        var configuration = new ConfigurationBuilder().AddInMemoryCollection(
            [new("Data", data), new("Casebook:Postgres", server.ConnectionTo("restored")), new("Protection:MasterKey", rig.Get<IConfiguration>()["Protection:MasterKey"])]).Build();
        await using var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCasebook().BuildServiceProvider();
        await services.GetRequiredService<CasebookMigrator>().MigrateAsync(Now);
        Assert.Equal(mark, await services.GetRequiredService<ICasebookDatabase>().MarkAsync(Now));
        // The server may be another one now.
        await services.GetRequiredService<ICasebookDatabase>().FeedFromAsync("another runtime", Now);
        await using var again = await services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContextAsync(Now);
        var read = await services.GetRequiredService<CaseReader>().ReadAsync(again, "AAAAAAAAAA", Now);
        Assert.Equal(["помогите"], read!.Transcript.Select(line => line.Text));
        // Whoever takes it takes it anew.
        Assert.Equal((CaseStatus.Waiting, null, 1002L), (read.Case.Status, read.Case.HolderId, read.Case.Version));
    }

    [Fact]
    public async Task A_server_that_refuses_is_told_in_one_sentence_and_without_the_password()
    {
        await using var lent = await house.LendAsync();
        using var folder = new TemporaryFolder();
        var wrong = new Npgsql.NpgsqlConnectionStringBuilder(lent.Connection) { Password = "not-the-one" }.ToString();
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => DataBackup.WriteAsync(folder.Path, folder.File("backup"), onRedis: true, Now, postgres: Options(wrong)));
        Assert.StartsWith("pg_dump did not succeed: ", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-one", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task The_run_book_makes_a_database_that_will_do_and_copies_it_by_hand()
    {
        var (server, book) = (await house.ServerAsync(), await File.ReadAllTextAsync(Repository.Path("deploy", "README.md"), Now));
        await using (var admin = await server.AdminAsync())
            foreach (var line in book.Split("```sql\n")[1].Split("```")[0].Replace("hotline", "booked", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries)) await PostgresServer.ExecuteAsync(admin, line);
        await server.CreateAsync("booked_restored");
        var setting = new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionTo("booked")) { Username = "booked", Password = "a long one" }.ToString();
        using var folder = new TemporaryFolder();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data", folder.Path), new("Casebook:Postgres", setting), new("Protection:MasterKey", Hotline.Storage.Protection.MasterKey.NewText())]).Build();
        await using (var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration).AddCasebook().BuildServiceProvider())
        {
            await services.GetRequiredService<CasebookMigrator>().MigrateAsync(Now);
            Assert.True(await services.GetRequiredService<ICasebookDatabase>().ScrubAsync(keysLive: false, Now));
        }

        var lines = book.Split('\n').Where(line => line.StartsWith("pg_dump ", StringComparison.Ordinal) || line.StartsWith("pg_restore ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, lines.Length);
        // The administrator types them, on the server itself.
        var script = string.Join('\n', lines).Replace("hotline", "booked", StringComparison.Ordinal);
        var start = new System.Diagnostics.ProcessStartInfo("bash", ["-e", "-c", script]) { UseShellExecute = false, RedirectStandardError = true, WorkingDirectory = folder.Path };
        (start.Environment["PGHOST"], start.Environment["PGPORT"], start.Environment["PGUSER"]) = (server.Socket, $"{server.Port}", "postgres");
        using var shell = System.Diagnostics.Process.Start(start)!;
        var said = await shell.StandardError.ReadToEndAsync(Now);
        await shell.WaitForExitAsync(Now);
        Assert.True(shell.ExitCode == 0, said);
    }

    private static CasebookOptions Options(string connection) => new() { Postgres = connection };

    /// <summary>What a file of <c>pg_dump</c> holds, as SQL.</summary>
    private static async Task<string> PlainAsync(string folder, string file)
    {
        using var run = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("pg_restore", ["--file=-", Path.Combine(folder, file)]) { UseShellExecute = false, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        return await run.StandardOutput.ReadToEndAsync(Now);
    }
}
