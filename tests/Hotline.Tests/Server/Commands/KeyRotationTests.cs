using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Commands.Erasing;
using Hotline.Server.Workers;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Accounts;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Operators;
using Hotline.Storage.Casebook.Rotation;
using Hotline.Storage.Protection;
using Hotline.Tests.Storage.Casebook.Postgres;
using Hotline.Tests.Storage.Redis;
using Hotline.Tests.Support;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Server.Commands;

/// <summary>The master key changes while people write, on real stores: nobody becomes a stranger, nothing is lost, and at the end nothing needs the old key.</summary>
public sealed class KeyRotationTests(PostgresHouse postgres, RedisHouse redis) : IAsyncLifetime
{
    private const int People = 30;

    private readonly TemporaryFolder _folder = new();
    private readonly string _old = MasterKey.NewText();
    private readonly List<KeyValuePair<string, string?>> _stores = [];
    private LentDatabase? _database;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private string Next => _next ??= MasterKey.FromText(_old, "test").NextText();

    private string? _next;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_database is not null) await _database.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    [InlineData("cluster")]
    public async Task While_people_write_everything_comes_under_the_new_key_and_the_old_one_can_go(string store)
    {
        await ChooseAsync(store);
        await using (var before = await StartAsync(_old))
        {
            for (var person = 0; person < People; person++) await SayAsync(before, person, "оператор", "a");
            await before.GetRequiredService<ErasureHere>().CatchUpAsync(Now);
            await SayAsync(before, 0, "ещё", "b");
            // These wait for their turn while the key changes: one alone, one behind another.
            foreach (var id in new[] { "w1", "w2" }) await before.GetRequiredService<IInbox>().AcceptAsync(Message(1, "жду", id), Now);
        }

        await using (var during = await StartAsync(Next, _old))
        {
            var rotation = during.GetRequiredService<KeyRotation>();
            // A crash in the middle: what was done stays done.
            var seen = 0;
            await Assert.ThrowsAsync<OperationCanceledException>(() => rotation.RoundAsync(count => _ = (seen += count) > People / 2 ? throw new OperationCanceledException() : seen, Now));

            var writing = Task.Run(async () =>
            {
                for (var person = 2; person < People + 5; person++) await SayAsync(during, person, "я пишу", "c");
            }, Now);
            var found = await rotation.FinishAsync(looked: null, Now);
            await writing;
            Assert.NotNull(found);
            Assert.True(found.Looked >= 2 * People, $"{found.Looked} looked at");
            Assert.Equal(new KeyRound(0, 0) with { Looked = (await rotation.RoundAsync(null, Now)).Looked }, await rotation.RoundAsync(null, Now));
            await during.GetRequiredService<ErasureHere>().CatchUpAsync(Now);
        }

        await using var after = await StartAsync(Next);
        await PlayAsync(after);
        await after.GetRequiredService<ErasureHere>().CatchUpAsync(Now);
        for (var person = 0; person < People + 5; person++) Assert.NotNull(await after.GetRequiredService<IConversationStore>().FindAsync(IdOf(after, person), Now));
        Assert.Equal(["оператор", "ещё"], await WordsAsync(after, 0));
        Assert.Equal(["оператор", "жду", "жду"], await WordsAsync(after, 1));
        Assert.Equal(["оператор", "я пишу"], await WordsAsync(after, 2));
        Assert.Equal(["я пишу"], await WordsAsync(after, People + 4));
        await after.DisposeAsync();
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(_old));
        Assert.Contains("does not belong to", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task Whose_authenticator_was_sealed_under_the_old_key_still_comes_in(string store)
    {
        byte[] key = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20];
        await ChooseAsync(store);
        await using (var before = await StartAsync(_old))
        await using (var context = before.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContext())
        {
            var account = CasebookRig.Operator("aigul");
            account.AuthenticatorKey = new AuthenticatorSeal(before.GetRequiredService<MasterKey>()).Seal(account.Id, key);
            context.Accounts.Add(account);
            await context.SaveChangesAsync(Now);
        }

        await using (var during = await StartAsync(Next, _old))
        {
            Assert.Equal(key, await AuthenticatorAsync(during));
            Assert.NotNull(await during.GetRequiredService<KeyRotation>().FinishAsync(looked: null, Now));
        }

        await using var after = await StartAsync(Next);
        Assert.Equal(key, await AuthenticatorAsync(after));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task Who_wants_notices_in_private_is_still_told_where_they_were(string store)
    {
        await ChooseAsync(store);
        await using (var before = await StartAsync(_old))
        await using (var context = before.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContext())
        {
            var account = CasebookRig.Operator("aigul");
            context.Accounts.Add(account);
            context.StaffLinks.Add(new StaffLink
            {
                AccountId = account.Id,
                Pseudonym = "member",
                SealedMember = new MemberSeal(before.GetRequiredService<MasterKey>()).Seal(account.Id, "700100200"),
                SecurityStamp = "",
                Since = DateTimeOffset.UnixEpoch,
                Notices = true,
            });
            await context.SaveChangesAsync(Now);
        }

        await using (var during = await StartAsync(Next, _old))
        {
            Assert.Equal("700100200", await MemberAsync(during));
            Assert.NotNull(await during.GetRequiredService<KeyRotation>().FinishAsync(looked: null, Now));
        }

        await using var after = await StartAsync(Next);
        Assert.Equal("700100200", await MemberAsync(after));
    }

    [Theory]
    [InlineData("sqlite")]
    [InlineData("redis")]
    public async Task Who_was_signed_in_at_the_desk_still_is(string store)
    {
        await ChooseAsync(store);
        await using (var before = await StartAsync(_old))
        await using (var context = before.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContext())
        {
            context.DeskKeys.Add(new DeskKey { Name = DeskKey.First, Sealed = new DeskKeySeal(before.GetRequiredService<MasterKey>()).Seal(DeskKey.First, "<key/>") });
            await context.SaveChangesAsync(Now);
        }

        await using (var during = await StartAsync(Next, _old))
        {
            Assert.Equal("<key/>", await DeskKeyAsync(during));
            Assert.NotNull(await during.GetRequiredService<KeyRotation>().FinishAsync(looked: null, Now));
        }

        await using var after = await StartAsync(Next);
        Assert.Equal("<key/>", await DeskKeyAsync(after));
    }

    private static async Task<string> DeskKeyAsync(ServiceProvider services)
    {
        await using var context = services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContext();
        var key = await context.DeskKeys.SingleAsync(Now);
        return new DeskKeySeal(services.GetRequiredService<MasterKey>()).Open(key.Name, key.Sealed);
    }

    private static async Task<string> MemberAsync(ServiceProvider services)
    {
        await using var context = services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContext();
        var link = await context.StaffLinks.SingleAsync(Now);
        return new MemberSeal(services.GetRequiredService<MasterKey>()).Open(link.AccountId, link.SealedMember);
    }

    private static async Task<byte[]> AuthenticatorAsync(ServiceProvider services)
    {
        await using var context = services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContext();
        var account = await context.Accounts.SingleAsync(Now);
        return new AuthenticatorSeal(services.GetRequiredService<MasterKey>()).Open(account.Id, account.AuthenticatorKey!);
    }

    [Fact]
    public async Task Half_done_it_cannot_be_gone_on_with_without_the_old_key_and_says_so()
    {
        await ChooseAsync("sqlite");
        await using (var before = await StartAsync(_old)) await SayAsync(before, 0, "оператор", "a");
        await using (var during = await StartAsync(Next, _old)) Assert.True(during.GetRequiredService<KeyRotation>().Begun);

        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(Next));
        Assert.Contains("is not over", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("Protection:OldMasterKeys", refusal.Message, StringComparison.Ordinal);
        // Nor under the old key alone: something may stand under the new one by now.
        await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(_old));
        await using var back = await StartAsync(_old, Next);
        Assert.NotNull(await back.GetRequiredService<IConversationStore>().FindAsync(IdOf(back, 0), Now));
    }

    [Fact]
    public async Task As_long_as_another_program_seals_under_the_old_key_it_is_not_over()
    {
        await ChooseAsync("redis");
        await using var one = await StartAsync(_old, Next);
        await SayAsync(one, 0, "оператор", "a");
        await one.GetRequiredService<KeyRotation>().SayAsync("one", Now);
        await using var other = await StartAsync(Next, _old);
        var rotation = other.GetRequiredService<KeyRotation>();
        await rotation.SayAsync("other", Now);

        Assert.Null(await rotation.FinishAsync(looked: null, Now));
        await SayAsync(one, 7, "новый человек под старым ключом", "a");
        await one.GetRequiredService<ErasureHere>().CatchUpAsync(Now);
        Assert.True((await rotation.RoundAsync(null, Now)).Changed > 0);
    }

    [Fact]
    public async Task What_a_server_left_in_the_middle_another_takes_up_two_minutes_later()
    {
        await ChooseAsync("sqlite");
        await using (var before = await StartAsync(_old)) await SayAsync(before, 0, "оператор", "a");
        await using var during = await StartAsync(Next, _old);
        var (contexts, clock) = (during.GetRequiredService<IDbContextFactory<CasebookContext>>(), new ManualTime());
        using (var one = Worker("one"))
        {
            // A third seals under the old key until it falls silent: the first server has not finished when it dies.
            await using var context = await contexts.CreateDbContextAsync(Now);
            context.Leases.Add(new Lease { Name = "master-key:third", Owner = MasterKey.FromText(_old, "test").Fingerprint, Until = clock.GetUtcNow() + KeyRotation.Remembered });
            await context.SaveChangesAsync(Now);
            await one.StartAsync(Now);
            while (!await context.Leases.AnyAsync(l => l.Owner == "one", Now)) await Task.Delay(20, Now);
            await one.StopAsync(Now);
        }

        clock.Advance(KeyRotation.Remembered + TimeSpan.FromSeconds(1));
        using var other = Worker("other");
        await other.StartAsync(Now);
        while (StoreInspection.ReadRuntime(_folder.Path)?.Fingerprint != MasterKey.FromText(Next, "test").Fingerprint) await Task.Delay(20, Now);
        await other.StopAsync(Now);

        KeyRotationWorker Worker(string id) => new(
            ActivatorUtilities.CreateInstance<KeyRotation>(during, clock), new CasebookLeases(contexts, clock), new Workforce(new WorkerId(id)), clock, NullLogger<KeyRotationWorker>.Instance);
    }

    [Fact]
    public async Task A_key_that_was_made_for_itself_cannot_follow_another()
    {
        await ChooseAsync("sqlite");
        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => StartAsync(MasterKey.NewText(), _old));
        Assert.Contains("hotline keys next", refusal.Message, StringComparison.Ordinal);
    }

    private async Task ChooseAsync(string store)
    {
        if (store == "sqlite") return;
        _database = await postgres.LendAsync();
        var address = store == "redis" ? await redis.SingleAsync() : await redis.ClusterAsync();
        _stores.AddRange([new("Runtime:Redis", address), new("Runtime:Prefix", Guid.NewGuid().ToString("N")[..8]), new("Casebook:Postgres", _database.Connection)]);
    }

    private Task<ServiceProvider> StartAsync(string master, string? older = null) => ErasureServices.AloneAsync(
        new ConfigurationBuilder().AddInMemoryCollection(
        [
            new("Data", _folder.Path), new("Dialogs", Repository.Path("dialogs")), new("Locales", Repository.Path("locales")), new("Protection:MasterKey", master), new("Protection:OldMasterKeys", older), .. _stores,
        ]).Build(),
        Now);

    private static InboundMessage Message(int person, string text, string id) =>
        new(new Address(ChannelId.Telegram, $"{700100200 + person}"), $"{person}-{id}", TimeProvider.System.GetUtcNow(), new InboundText(text), "ru");

    private static ConversationId IdOf(ServiceProvider services, int person) => services.GetRequiredService<Pseudonyms>().Of(Message(person, "", "").From);

    private static async Task SayAsync(ServiceProvider services, int person, string text, string id)
    {
        Assert.Equal(Acceptance.Stored, await services.GetRequiredService<IInbox>().AcceptAsync(Message(person, text, id), Now));
        await PlayAsync(services);
    }

    private static async Task PlayAsync(ServiceProvider services)
    {
        var (store, turns, worker) = (services.GetRequiredService<IConversationStore>(), services.GetRequiredService<TurnProcessor>(), services.GetRequiredService<Workforce>().Id);
        while (await store.LeaseAsync(worker, 10, Now) is { Count: > 0 } leased)
            foreach (var lease in leased) await turns.RunAsync(lease, worker, replies => SentAsync(services, worker, replies), seen: null, Now);
    }

    private static async ValueTask SentAsync(ServiceProvider services, WorkerId worker, IReadOnlyList<OutboxEntry> replies)
    {
        for (var next = replies; next.Count > 0;)
            next = await services.GetRequiredService<IOutbox>().ReportAsync(worker, [.. next.Select(reply => new SendReport(reply.Conversation, reply.Delivery.Id, SendReport.Sent, null, null))], Now);
    }

    private static async Task<List<string>> WordsAsync(ServiceProvider services, int person)
    {
        await using var context = await services.GetRequiredService<IDbContextFactory<CasebookContext>>().CreateDbContextAsync(Now);
        var id = IdOf(services, person).Value;
        using var seal = await services.GetRequiredService<ContactVault>().FindAsync(context, id, Now);
        var lines = await context.Lines.AsNoTracking().Where(l => l.ConversationId == id && l.Author == LineAuthor.Person).OrderBy(l => l.Position).ToListAsync(Now);
        return [.. lines.Select(line => seal!.Open<LineContent>(SealPurpose.Line, line.Sealed).Text)];
    }
}
