using System.Diagnostics;
using Npgsql;

namespace Hotline.Tests.Storage.Casebook.Postgres;

/// <summary>
/// A real PostgreSQL server of its own: a free port, a folder that goes with it, and a role <c>hotline</c> with a password and no rights but its databases'. It waits for the disk only when it is <c>durable</c>:
/// then it is as Debian delivers it. Stopped when disposed.
/// </summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    public const string Password = "postgres-test-password";

    private const string ServiceUser = "postgres";

    private readonly Support.TemporaryFolder folder = new();
    private readonly bool durable;
    private Process? process;

    private PostgresServer(int port, bool durable) => (Port, this.durable) = (port, durable);

    public int Port { get; }

    /// <summary>Where its own administrator comes in, without a password.</summary>
    public string Socket => folder.Path;

    /// <summary>Where its files lie.</summary>
    public string Data => folder.File("data");

    public static async Task<PostgresServer> StartAsync(bool durable = false)
    {
        var server = new PostgresServer(Support.FreePort.Find(), durable);
        if (IsRoot) await RunAsync("chown", ServiceUser, server.folder.Path);
        await RunAsync([.. AsService, Program("initdb"), "-D", server.Data, "-U", ServiceUser, "-E", "UTF8", "--locale=C", "--no-sync", "--auth-local=trust", "--auth-host=scram-sha-256"]);
        await server.StartAgainAsync();
        await using var admin = await server.AdminAsync();
        await ExecuteAsync(admin, $"CREATE ROLE hotline LOGIN PASSWORD '{Password}'");
        return server;
    }

    /// <summary>Starts on the data that is there, and returns when it answers.</summary>
    public async Task StartAgainAsync()
    {
        string[] quick = durable ? [] : ["-c", "fsync=off", "-c", "full_page_writes=off", "-c", "autovacuum=off", "-c", "shared_buffers=32MB", "-c", "max_connections=200"];
        string[] words = [.. AsService, Program("postgres"), "-D", Data, "-p", $"{Port}", "-k", folder.Path, "-c", "listen_addresses=127.0.0.1", .. quick];
        process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardError = true }) ?? throw new InvalidOperationException("postgres did not start.");
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!await AnswersAsync(patience.Token)) await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
    }

    /// <summary>Cuts every connection and stops, as a restart of the service would at its hardest.</summary>
    public async Task StopAsync()
    {
        if (process is null) return;
        await RunAsync("kill", "-QUIT", $"{process.Id}");
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>As a program of the role <c>hotline</c> connects.</summary>
    public string ConnectionTo(string database) => $"Host=127.0.0.1;Port={Port};Database={database};Username=hotline;Password={Password};Maximum Pool Size=8";

    /// <summary>As the host who may everything.</summary>
    public Task<NpgsqlConnection> AdminAsync(string database = "postgres") => OpenAsync($"Host={folder.Path};Port={Port};Database={database};Username={ServiceUser};Pooling=false");

    /// <summary>A database of the role's own, empty or a copy.</summary>
    public async Task CreateAsync(string database, string? template = null)
    {
        await using var admin = await AdminAsync();
        await ExecuteAsync(admin, $"CREATE DATABASE {database} OWNER hotline{(template is null ? "" : $" TEMPLATE {template}")}");
    }

    public static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        folder.Dispose();
    }

    /// <summary>The server refuses to run as root.</summary>
    private static bool IsRoot => Environment.UserName == "root";

    private static string[] AsService => IsRoot ? ["setpriv", $"--reuid={ServiceUser}", $"--regid={ServiceUser}", "--init-groups"] : [];

    /// <summary>Debian keeps every version in a folder of its own, outside of the path.</summary>
    private static string Program(string name) => Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin", name)).Where(File.Exists).Order(StringComparer.Ordinal).LastOrDefault() ?? name
        : name;

    private static async Task<NpgsqlConnection> OpenAsync(string settings)
    {
        var connection = new NpgsqlConnection(settings);
        await connection.OpenAsync();
        return connection;
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await AdminAsync();
            return true;
        }
        catch (NpgsqlException) when (!cancellationToken.IsCancellationRequested)
        {
            return process is { HasExited: false } ? false : throw new InvalidOperationException("postgres ended at once.");
        }
    }

    private static async Task RunAsync(params string[] words)
    {
        using var run = Process.Start(new ProcessStartInfo(words[0], words[1..]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/" })
            ?? throw new InvalidOperationException($"{words[0]} did not start.");
        var (output, errors) = (run.StandardOutput.ReadToEndAsync(), run.StandardError.ReadToEndAsync());
        await run.WaitForExitAsync();
        if (run.ExitCode != 0) throw new InvalidOperationException($"{string.Join(' ', words)}: {await output}{await errors}");
    }
}
