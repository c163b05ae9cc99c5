using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Hotline.Storage.Redis;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Storage.Redis;

/// <summary>What a start says to a Redis that will not do, and how the store lives through one that goes away.</summary>
public sealed class RedisStartTests(RedisHouse house)
{
    private static readonly MasterKey Master = MasterKey.FromText(MasterKey.NewText(), "test");
    private static readonly Address Aziza = new(ChannelId.Telegram, "700100200");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("localhost:1", "cannot be reached")]
    [InlineData("no-such-host.invalid:6379", "has a name that nothing answers to")]
    public async Task A_wrong_address_is_one_sentence(string address, string words)
    {
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(address + ",connectTimeout=1000,connectRetry=1"));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.StartsWith($"Redis at {address}", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Theory]
    [InlineData("", "asks for a password")]
    [InlineData(",password=not-the-one", "refuses the password")]
    public async Task A_wrong_password_is_one_sentence_without_the_password(string given, string words)
    {
        await using var server = await RedisServer.StartAsync("--requirepass", "the-right-one");

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync($"{server.Address}{given},connectTimeout=1000,connectRetry=1"));

        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("not-the-one", refusal.Message, StringComparison.Ordinal);
        await using var store = await OpenAsync($"{server.Address},password=the-right-one");
        Assert.Equal(Acceptance.Stored, await AcceptAsync(store, "m1"));
    }

    [Fact]
    public async Task News_for_desks_that_could_not_be_said_are_made_up_for_when_they_can()
    {
        await using var server = await RedisServer.StartAsync();
        await using var between = new CuttingProxy(server.Port);
        await using var sayer = await OpenAsync(between.Address);
        await using var hearer = await OpenAsync(server.Address);
        var (here, there) = (new CasebookChanges(), new CasebookChanges());
        sayer.Share(here);
        hearer.Share(there);
        using var news = there.Listen();
        here.Publish(new CasebookChange("BEFORE0001"));
        Assert.Contains(new CasebookChange("BEFORE0001"), await news.ReadAsync(TimeSpan.FromMinutes(1), TimeProvider.System, Cancel));

        between.Hush();
        here.Publish(new CasebookChange("UNHEARD001"));
        // Whoever asks for something finds that the connection is dead, and a new one is made.
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AcceptAsync(sayer, "m1"));

        Assert.Contains(CasebookChange.Again, await news.ReadAsync(TimeSpan.FromMinutes(1), TimeProvider.System, Cancel));
    }

    [Theory]
    [InlineData("SCRIPT")]
    [InlineData("HSETNX")]
    [InlineData("SUBSCRIBE")]
    public async Task A_connection_that_was_made_and_answers_nothing_is_made_again(string deadFrom)
    {
        await using var server = await RedisServer.StartAsync();
        await using var between = new CuttingProxy(server.Port);
        between.HushAt(deadFrom);

        await using var store = await OpenAsync(between.Address);

        Assert.Equal(Acceptance.Stored, await AcceptAsync(store, "m1"));
    }

    [Fact]
    public async Task A_connection_that_looks_alive_and_answers_nothing_is_replaced()
    {
        await using var server = await RedisServer.StartAsync();
        await using var between = new CuttingProxy(server.Port);
        await using var store = await OpenAsync(between.Address);
        var back = new TaskCompletionSource();
        store.Link.Restored += back.SetResult;

        between.Hush();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => AcceptAsync(store, "m1"));

        await back.Task.WaitAsync(Cancel);
        Assert.Equal(Acceptance.Stored, await AcceptAsync(store, "m2"));
    }

    [Fact]
    public async Task TLS_where_none_is_spoken_is_one_sentence()
    {
        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(async () => await OpenAsync($"{await house.SingleAsync()},ssl=true,connectTimeout=1000,connectRetry=1"));

        Assert.Contains("ssl=true", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TLS_with_a_password_works_and_a_certificate_that_nobody_signed_is_one_sentence()
    {
        using var folder = new TemporaryFolder();
        using var certificate = SelfSigned(folder);
        var port = Support.FreePort.Find();
        await using var server = await RedisServer.StartAsync(
            "--requirepass", "the-right-one", "--tls-port", $"{port}", "--tls-auth-clients", "no",
            "--tls-cert-file", folder.File("cert.pem"), "--tls-key-file", folder.File("key.pem"), "--tls-ca-cert-file", folder.File("cert.pem"));
        var options = new RuntimeOptions { Redis = $"localhost:{port},ssl=true,password=the-right-one,connectTimeout=2000,connectRetry=1" };

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync(options, Master));
        Assert.Contains("does not trust", refusal.Message, StringComparison.Ordinal);

        var trusting = RedisSettings.Read(options);
        trusting.CertificateValidation += (_, given, _, _) => given?.GetCertHashString() == certificate.GetCertHashString();
        await using var store = new RedisRuntime(options, Master, TimeProvider.System, NullLogger<RedisRuntime>.Instance, new RedisScripts(), trusting, new RuntimeFormat(RuntimeFormat.Newest));
        await store.OpenAsync(patient: false, Cancel);
        Assert.Equal(Acceptance.Stored, await AcceptAsync(store, "m1"));
    }

    [Fact]
    public async Task Something_that_is_no_Redis_is_one_sentence()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var answering = Task.Run(async () =>
        {
            while (!Cancel.IsCancellationRequested)
            {
                using var guest = await listener.AcceptTcpClientAsync(Cancel);
                await guest.GetStream().WriteAsync("HTTP/1.1 400 Bad Request\r\n\r\n"u8.ToArray(), Cancel);
            }
        }, Cancel);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => OpenAsync($"{listener.LocalEndpoint},connectTimeout=1000,connectRetry=1"));

        Assert.Contains("not like Redis", refusal.Message, StringComparison.Ordinal);
        listener.Stop();
        await Record.ExceptionAsync(() => answering);
    }

    [Fact]
    public async Task A_Redis_that_throws_data_away_is_refused_with_what_to_set()
    {
        await using var server = await RedisServer.StartAsync("--maxmemory", "100mb", "--maxmemory-policy", "allkeys-lru");

        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(server.Address));

        Assert.Contains("maxmemory-policy noeviction", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5.0.7")]
    [InlineData("6.0.16")]
    [InlineData("no version at all")]
    public void An_old_server_is_refused_with_what_it_must_be(string version)
    {
        var refusal = Assert.Throws<StorageStartException>(() => RedisChecks.Check(new() { ["redis_version"] = version }, "localhost:6379", []));

        Assert.Contains($"Redis at localhost:6379 is version {version}", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("6.2 or newer", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_number_of_partitions_and_another_key_are_refused()
    {
        var address = await house.SingleAsync();
        var options = new RuntimeOptions { Redis = address, Prefix = Guid.NewGuid().ToString("N")[..8] };
        await using (await OpenAsync(options, Master))
        {
        }

        var partitions = await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(new RuntimeOptions { Redis = address, Prefix = options.Prefix, Partitions = 32 }, Master));
        var key = await Assert.ThrowsAsync<StorageStartException>(() => OpenAsync(options, MasterKey.FromText(MasterKey.NewText(), "test")));

        Assert.Contains("set it back to 64", partitions.Message, StringComparison.Ordinal);
        Assert.Contains("does not belong to", key.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost:6379,nonsense=1,password=hidden")]
    [InlineData(",")]
    public void A_connection_string_that_says_nothing_is_refused_without_being_repeated(string given)
    {
        var refusal = Assert.Throws<StorageStartException>(() => RedisSettings.Read(new RuntimeOptions { Redis = given }));

        Assert.Contains("Runtime:Redis", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_an_append_only_file_there_is_a_warning()
    {
        await using var server = await RedisServer.StartAsync("--appendonly", "no");
        var lines = new CollectedLog();

        await using var store = await OpenAsync(new RuntimeOptions { Redis = server.Address }, Master, lines);

        Assert.Contains("appendonly yes", Assert.Single(lines.Lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_patient_start_waits_for_Redis_and_says_so()
    {
        var server = await RedisServer.StartAsync();
        await server.KillAsync();
        var (lines, time) = (new CollectedLog(), new ManualTime());
        var options = new RuntimeOptions { Redis = $"{server.Address},connectTimeout=500,connectRetry=1" };
        await using var store = new RedisRuntime(options, Master, time, lines, new RedisScripts(), RedisSettings.Read(options), new RuntimeFormat(RuntimeFormat.Newest));

        var opening = store.OpenAsync(patient: true, Cancel);
        await lines.WaitAsync(Cancel);
        Assert.False(opening.IsCompleted);
        await server.StartAgainAsync();
        while (!opening.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(10));
            await Task.Yield();
        }

        await opening;
        Assert.Contains("Trying again", lines.Lines[0], StringComparison.Ordinal);
        Assert.Equal(Acceptance.Stored, await AcceptAsync(store, "m1"));
        await server.DisposeAsync();
    }

    [Fact]
    public async Task While_Redis_is_away_nothing_is_accepted_and_then_it_goes_on_by_itself_with_all_that_was()
    {
        await using var server = await RedisServer.StartAsync("--appendfsync", "always");
        await using var store = await OpenAsync($"{server.Address},connectTimeout=500");
        Assert.Equal(Acceptance.Stored, await AcceptAsync(store, "m1"));
        await server.KillAsync();

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => UntilRefusedAsync(store));
        Assert.StartsWith("Redis at 127.0.0.1", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Conversations.LeaseAsync(new WorkerId("w"), 10, Cancel));
        await server.StartAgainAsync();

        Assert.Equal(Acceptance.Duplicate, await UntilAcceptedAsync(store, "m1"));
        var lease = Assert.Single(await store.Conversations.LeaseAsync(new WorkerId("w"), 10, Cancel));
        Assert.Contains(lease.Events, waiting => waiting.EventId == "m1");
    }

    [Fact]
    public async Task A_Redis_that_hangs_is_not_waited_for_and_then_it_goes_on_by_itself()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await OpenAsync(server.Address);
        await server.PauseAsync();

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => AcceptAsync(store, "m1"));
        await server.ContinueAsync();

        Assert.Contains("does not answer in time", refusal.Message, StringComparison.Ordinal);
        // Whether the first one came through is not known; it is there once in any case.
        await UntilAcceptedAsync(store, "m1");
        Assert.Single(Assert.Single(await store.Conversations.LeaseAsync(new WorkerId("w"), 10, Cancel)).Events);
    }

    [Fact]
    public async Task A_full_Redis_takes_nothing_more_and_says_so()
    {
        await using var server = await RedisServer.StartAsync();
        await using var store = await OpenAsync(server.Address);
        using (var admin = await StackExchange.Redis.ConnectionMultiplexer.ConnectAsync(server.Address)) await admin.GetDatabase().ExecuteAsync("CONFIG", "SET", "maxmemory", "1");

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => AcceptAsync(store, "m1"));

        Assert.Contains("out of memory", refusal.Message, StringComparison.Ordinal);
    }

    private static X509Certificate2 SelfSigned(TemporaryFolder folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        File.WriteAllText(folder.File("cert.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(folder.File("key.pem"), key.ExportPkcs8PrivateKeyPem());
        return certificate;
    }

    private static Task<RedisRuntime> OpenAsync(string address) => OpenAsync(new RuntimeOptions { Redis = address }, Master);

    private static async Task<RedisRuntime> OpenAsync(RuntimeOptions options, MasterKey master, ILogger<RedisRuntime>? log = null)
    {
        var store = new RedisRuntime(options, master, TimeProvider.System, log ?? NullLogger<RedisRuntime>.Instance);
        try
        {
            await store.OpenAsync(patient: false, Cancel);
            return store;
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }

    private static Task<Acceptance> AcceptAsync(RedisRuntime store, string id) =>
        store.Inbox.AcceptAsync(new InboundMessage(Aziza, id, TimeProvider.System.GetUtcNow(), new InboundText("one")), Cancel);

    private static async Task UntilRefusedAsync(RedisRuntime store)
    {
        for (var i = 0; ; i++) await AcceptAsync(store, $"lost-{i}");
    }

    private static async Task<Acceptance> UntilAcceptedAsync(RedisRuntime store, string id)
    {
        while (true)
        {
            try
            {
                return await AcceptAsync(store, id);
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
            }
        }
    }

    private sealed class CollectedLog : ILogger<RedisRuntime>
    {
        private readonly TaskCompletionSource first = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public List<string> Lines { get; } = [];

        public Task WaitAsync(CancellationToken cancellationToken) => first.Task.WaitAsync(cancellationToken);

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines) Lines.Add(formatter(state, exception));
            first.TrySetResult();
        }
    }
}
