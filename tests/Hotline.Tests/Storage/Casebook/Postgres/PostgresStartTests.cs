using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Postgres;
using Hotline.Storage.Protection;
using Hotline.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Storage.Casebook.Postgres;

/// <summary>What a start says to a PostgreSQL that will not do.</summary>
public sealed class PostgresStartTests(PostgresHouse house)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Host=127.0.0.1;Port=1;Database=hotline", "127.0.0.1:1/hotline cannot be reached. Check that it runs, and Host and Port")]
    [InlineData("Host=no-such-host.invalid;Database=hotline", "no-such-host.invalid:5432/hotline cannot be found: no machine has that name. Check Host")]
    public async Task A_wrong_address_is_one_sentence(string setting, string words) => Says(words, await Assert.ThrowsAsync<CasebookAwayException>(() => StartAsync(setting)));

    [Theory]
    [InlineData("Password", "not-the-one", "refuses the user or the password")]
    [InlineData("Username", "nobody", "refuses the user or the password")]
    [InlineData("Password", "", "asks for a password")]
    [InlineData("Database", "no_such_database", "has no such database. Make it")]
    [InlineData("SSL Mode", "Require", "does not speak as SSL Mode")]
    public async Task A_wrong_word_in_the_setting_is_one_sentence_without_the_password(string name, string value, string words)
    {
        await using var lent = await house.LendAsync();
        var setting = new Npgsql.NpgsqlConnectionStringBuilder(lent.Connection) { [name] = value, Pooling = false };
        var refusal = await Assert.ThrowsAsync<CasebookAwayException>(() => StartAsync(setting.ToString()));
        Says(words, refusal);
        Assert.DoesNotContain("not-the-one", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(PostgresServer.Password, refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("postgres://hotline:secret-word@localhost/hotline", "cannot be read")]
    [InlineData("Database=hotline", "names no server")]
    [InlineData("Host=localhost", "names no database")]
    public async Task A_setting_that_is_none_says_how_one_looks(string setting, string words)
    {
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(setting));
        Says(words, refusal);
        Assert.Contains("Host=localhost;Database=hotline", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret-word", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_is_too_old_is_named_with_what_is_needed()
    {
        PostgresChecks.EnsureVersion(new Version(13, 0), "here");
        Says("is version 12.20. Hotline needs 13 or newer", Assert.Throws<StorageStartException>(() => PostgresChecks.EnsureVersion(new Version(12, 20), "here")));
    }

    [Fact]
    public async Task A_database_that_cannot_hold_every_letter_is_refused()
    {
        var server = await house.ServerAsync();
        await server.CreateAsync("latin", "template0 ENCODING 'LATIN1'");
        Says("keeps text as LATIN1", await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(server.ConnectionTo("latin"))));
    }

    [Fact]
    public async Task A_user_who_may_make_no_tables_hears_whose_the_database_must_be()
    {
        var server = await house.ServerAsync();
        await using (var admin = await server.AdminAsync()) await PostgresServer.ExecuteAsync(admin, "CREATE DATABASE foreign_one");
        Says("ALTER DATABASE ... OWNER TO", await Assert.ThrowsAsync<CasebookAwayException>(() => StartAsync(server.ConnectionTo("foreign_one"))));
    }

    [Fact]
    public async Task A_casebook_of_another_key_is_refused_and_stays_as_it_is()
    {
        await using var lent = await house.LendAsync();
        var key = MasterKey.NewText();
        await StartAsync(lent.Connection, key);
        Says("does not belong to the casebook on PostgreSQL", await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(lent.Connection, MasterKey.NewText())));
        await StartAsync(lent.Connection, key);
    }

    [Fact]
    public async Task Without_a_key_none_makes_itself()
    {
        await using var lent = await house.LendAsync();
        Says("hotline keys new", await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(lent.Connection, key: null)));
    }

    [Fact]
    public async Task Whoever_is_patient_is_told_each_time_and_goes_on_when_it_is_there()
    {
        var (server, logs, clock) = (await house.ServerAsync(), new KeptLogs(), new ManualTime());
        var start = StartAsync(server.ConnectionTo("not_yet") + ";Pooling=false", MasterKey.NewText(), patient: true, services => services.AddSingleton<TimeProvider>(clock).AddLogging(log => log.AddProvider(logs)));
        await UntilAsync(() => logs.Lines.Any(line => line.Contains("has no such database", StringComparison.Ordinal) && line.Contains("Trying again in 1 s", StringComparison.Ordinal)));
        await server.CreateAsync("not_yet");
        await UntilAsync(() =>
        {
            clock.Advance(TimeSpan.FromSeconds(10));
            return start.IsCompleted;
        });
        await start;
    }

    private static async Task UntilAsync(Func<bool> happened)
    {
        while (!happened()) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, Now);
    }

    private static void Says(string words, Exception refusal)
    {
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    private static Task StartAsync(string setting) => StartAsync(setting, MasterKey.NewText());

    private static async Task StartAsync(string setting, string? key, bool patient = false, Action<IServiceCollection>? more = null)
    {
        using var folder = new TemporaryFolder();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("Data", folder.Path), new("Casebook:Postgres", setting), new("Protection:MasterKey", key)]).Build();
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration);
        more?.Invoke(services);
        await using var built = services.AddCasebook().BuildServiceProvider();
        await built.GetRequiredService<CasebookMigrator>().MigrateAsync(Now, patient);
    }
}
