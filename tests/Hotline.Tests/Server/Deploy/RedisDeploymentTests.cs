using System.Diagnostics;
using System.Text.RegularExpressions;
using Hotline.Server.Settings;
using Hotline.Tests.Storage.Redis;
using Hotline.Tests.Support;
using StackExchange.Redis;

namespace Hotline.Tests.Server.Deploy;

/// <summary><c>deploy/redis.conf</c> and <c>deploy/compose.yaml</c>, each read by the program that it is for.</summary>
public sealed partial class RedisDeploymentTests
{
    [Fact]
    public async Task Redis_starts_with_the_shipped_file_and_flushes_every_write_and_throws_nothing_away()
    {
        await using var redis = await RedisServer.StartWithAsync(Repository.Path("deploy", "redis.conf"));
        using var link = await ConnectionMultiplexer.ConnectAsync($"{redis.Address},allowAdmin=true");
        var server = link.GetServer(redis.Address);
        Assert.Equal(["yes", "always", "noeviction", ""], [await ValueAsync("appendonly"), await ValueAsync("appendfsync"), await ValueAsync("maxmemory-policy"), await ValueAsync("save")]);
        Assert.NotEqual("0", await ValueAsync("maxmemory"));
        await Assert.ThrowsAsync<RedisServerException>(() => server.FlushAllDatabasesAsync());

        async Task<string> ValueAsync(string name) => (await server.ConfigGetAsync(name)).Single().Value;
    }

    [Fact]
    public async Task The_run_book_copies_all_that_Redis_has()
    {
        await using var redis = await RedisServer.StartWithAsync(Repository.Path("deploy", "redis.conf"));
        using var copy = new TemporaryFolder();
        using (var link = await ConnectionMultiplexer.ConnectAsync(redis.Address)) await link.GetDatabase().StringSetAsync("marker", "kept-in-the-copy");
        var book = await File.ReadAllLinesAsync(Repository.Path("deploy", "README.md"), TestContext.Current.CancellationToken);
        var lines = book.Where(line => line.Contains("redis-cli ", StringComparison.Ordinal) && !line.Contains('`', StringComparison.Ordinal) || line.StartsWith("cp -a /var/lib/redis/", StringComparison.Ordinal)).ToArray();
        Assert.Equal(4, lines.Length);

        var script = string.Join('\n', lines).Replace("redis-cli ", $"redis-cli -p {redis.Port} ", StringComparison.Ordinal)
            .Replace("/var/lib/redis/hotline", Path.Combine(redis.Folder, "hotline"), StringComparison.Ordinal).Replace("/var/backups/redis-monday", copy.File("monday"), StringComparison.Ordinal);
        using var shell = Process.Start(new ProcessStartInfo("bash", ["-e", "-c", script]) { UseShellExecute = false, RedirectStandardOutput = true })!;
        await shell.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await shell.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(0, shell.ExitCode);
        Assert.Equal(Files(Path.Combine(redis.Folder, "hotline")), Files(copy.File("monday")));
        Assert.Contains(Directory.EnumerateFiles(copy.File("monday")), file => File.ReadAllText(file).Contains("kept-in-the-copy", StringComparison.Ordinal));

        static string[] Files(string folder) => [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
    }

    [Fact]
    public async Task The_compose_file_is_valid()
    {
        var (code, words) = await ComposeAsync(await ShippedAsync());
        Assert.Equal((0, ""), (code, words));
    }

    [Fact]
    public async Task A_misspelt_line_of_the_compose_file_would_be_seen() =>
        Assert.NotEqual(0, (await ComposeAsync((await ShippedAsync()).Replace("healthcheck:", "heathcheck:", StringComparison.Ordinal))).Code);

    [Fact]
    public void Every_setting_in_the_compose_file_is_one_that_the_program_reads()
    {
        var settings = Setting().Matches(File.ReadAllText(Repository.Path("deploy", "compose.yaml"))).Select(m => m.Groups["name"].Value.Replace("__", ":", StringComparison.Ordinal).Replace("_FILE", "", StringComparison.Ordinal)).ToArray();
        Assert.Contains("Runtime:Redis", settings);
        Assert.All(settings, name => Assert.Contains(name, SettingsCatalog.All.Select(s => s.Name)));
    }

    private static Task<string> ShippedAsync() => File.ReadAllTextAsync(Repository.Path("deploy", "compose.yaml"), TestContext.Current.CancellationToken);

    private static async Task<(int Code, string Words)> ComposeAsync(string compose)
    {
        using var folder = new TemporaryFolder();
        var cancellation = TestContext.Current.CancellationToken;
        await File.WriteAllTextAsync(folder.File("compose.yaml"), compose, cancellation);
        await File.WriteAllTextAsync(folder.File("master-key"), "", cancellation);
        var start = new ProcessStartInfo("docker-compose", ["-f", folder.File("compose.yaml"), "config", "-q"]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var check = Process.Start(start)!;
        var output = check.StandardOutput.ReadToEndAsync(cancellation);
        var errors = check.StandardError.ReadToEndAsync(cancellation);
        await check.WaitForExitAsync(cancellation);
        return (check.ExitCode, (await output + await errors).Trim());
    }

    [GeneratedRegex("^      (?<name>[A-Z][A-Za-z_]+): ", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Setting();
}
