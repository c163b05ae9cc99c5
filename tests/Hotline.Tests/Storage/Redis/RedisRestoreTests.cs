using Hotline.Core.Conversations;
using Hotline.Tests.Contracts;

namespace Hotline.Tests.Storage.Redis;

/// <summary>Yesterday's files of Redis are put back. Has a server of its own, whose files the test copies and replaces as a host would.</summary>
public sealed class RedisRestoreTests : RuntimeContract, IAsyncDisposable
{
    private readonly Support.TemporaryFolder copy = new();
    private RedisServer? server;

    private RedisServer Server => server ?? throw new InvalidOperationException("The server is not started.");

    protected override async Task<RuntimeUnderTest> OpenAsync()
    {
        server = await RedisServer.StartAsync("--appendfsync", "always");
        return await RedisUnderTest.OpenAsync(server.Address);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        if (server is not null) await server.DisposeAsync();
        copy.Dispose();
    }

    [Fact]
    public async Task Who_was_erased_since_is_erased_again_and_the_others_go_on_where_they_were()
    {
        await SayAsync(Aziza);
        await SayAsync(Bek);
        await Server.KillAsync();
        Copy(Server.Folder, copy.Path);
        await Server.StartAgainAsync();
        await UntilBackAsync();
        Runtime.Advance(TimeSpan.FromMinutes(1));
        await ReceiveAsync(Aziza, "delete my data");
        Assert.True((await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { Erase = true })).Committed);
        var erased = (Runtime.IdOf(Aziza), Runtime.Now);
        await ReceiveAsync(Bek, "written after the copy");
        await CommitAsync(Turn(await LeaseOneAsync(), Bek) with { Journal = [Some.Record("after", Bek, Runtime.Now)] });
        var position = Assert.Single(await JournalAsync(Bek)).Position;

        await Server.KillAsync();
        Directory.Delete(Path.Combine(Server.Folder, "appendonlydir"), recursive: true);
        Copy(copy.Path, Server.Folder);
        await Server.StartAgainAsync();
        await UntilBackAsync();
        Runtime.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await Runtime.Conversations.FindAsync(Runtime.IdOf(Aziza), Cancel));

        Assert.Equal(1, await Runtime.EraseAgainAsync(erased));

        Assert.Null(await Runtime.Conversations.FindAsync(Runtime.IdOf(Aziza), Cancel));
        // The provider brings again what it was not answered for; what was answered since the copy is lost, and the casebook's position lies before whatever comes now.
        await ReceiveAsync(Bek, "and now?");
        var lease = await LeaseOneAsync();
        Assert.NotNull(lease.State);
        Assert.True((await CommitAsync(Turn(lease, Bek) with { Journal = [Some.Record("now", Bek, Runtime.Now)] })).Committed);
        Assert.Equal(["now"], (await JournalAsync(Bek, position)).Select(entry => entry.Record.Id));
    }

    /// <summary>The clock of the test stands in the store and goes back with it.</summary>
    private async Task UntilBackAsync()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancel);
        patience.CancelAfter(TimeSpan.FromSeconds(60));
        while (true)
        {
            try
            {
                await Runtime.Conversations.FindAsync(Runtime.IdOf(Bek), Cancel);
                return;
            }
            catch (StoreUnavailableException)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, patience.Token);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => file.Contains("appendonlydir", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
