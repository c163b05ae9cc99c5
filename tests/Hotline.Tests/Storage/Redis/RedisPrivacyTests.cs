using Hotline.Core.Messaging;
using Hotline.Tests.Contracts;

namespace Hotline.Tests.Storage.Redis;

/// <summary>What can be found in the files of Redis by whoever takes the disk. Has a server of its own, whose files hold this test alone.</summary>
public sealed class RedisPrivacyTests : RuntimeContract, IAsyncDisposable
{
    private const string Words = "МАРКЕР-хозяин-забрал-паспорт";
    private const string Said = "MARKER-said-by-the-bot";
    private const string Answer = "MARKER-kept-answer";
    private const string Provider = "MARKER-provider-id";

    private static readonly Address Nodira = new(ChannelId.WhatsApp, "+998901234567");

    private RedisServer? server;

    private RedisServer Server => server ?? throw new InvalidOperationException("The server is not started.");

    private RedisUnderTest Store => (RedisUnderTest)Runtime;

    protected override async Task<RuntimeUnderTest> OpenAsync()
    {
        // Plain text in the files, so that a search cannot miss what compression hides.
        server = await RedisServer.StartAsync("--rdbcompression", "no", "--auto-aof-rewrite-percentage", "0");
        return await RedisUnderTest.OpenAsync(server.Address);
    }

    async ValueTask IAsyncDisposable.DisposeAsync()
    {
        await DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_personal_stands_in_any_file_at_any_moment()
    {
        await ReceiveAsync(Nodira, Words, Provider);
        await ReceiveAsync(Nodira, Words, Provider + "1");
        await AssertNothingAsync();
        var lease = await LeaseOneAsync();
        var reply = Some.Reply("r1", Nodira, Said);
        var state = Some.State(Nodira) with { Slots = Some.State(Nodira).Slots.Add("owed_by", Answer) };
        await CommitAsync(Turn(lease, Nodira, reply, Some.Reply("r2", Nodira, Said)) with { State = state, Journal = [Some.Record(Provider, Nodira, Runtime.Now, Words)] });
        await SayAsync(Nodira, Some.Reply("r3", Nodira, Said));
        await AssertNothingAsync();
        await ReportAsync(Nodira, "r1", "dead", words: "Refused.");
        await Runtime.Mailbox.PutAsync(reply, Cancel);
        await AssertNothingAsync();
        await ReceiveAsync(Nodira, Words, Provider + "2");
        await CommitAsync(Turn(await LeaseOneAsync(), Nodira, Some.Reply("bye", Nodira, Said)) with { Erase = true });
        await AssertNothingAsync();
    }

    // The search itself is tried out: it finds what is there.
    [Fact]
    public async Task The_pseudonym_is_found_so_the_search_works()
    {
        await ReceiveAsync(Nodira, Words);
        await RedisTraces.SaveAsync(Store.Database);

        Assert.Equal(2, RedisTraces.FilesWith(Server.Folder, Runtime.IdOf(Nodira).Value).Length);
    }

    [Fact]
    public async Task After_an_erasure_no_file_holds_the_key_or_the_sealed_content_any_more()
    {
        await SayAsync(Nodira, Some.Reply("r1", Nodira, Said));
        await Runtime.Mailbox.PutAsync(Some.Reply("r1", Nodira, Said), Cancel);
        await ReceiveAsync(Nodira, Words);
        await ReceiveAsync(Nodira, Words);
        var lease = await LeaseOneAsync();
        var id = Runtime.IdOf(Nodira);
        var value = (byte[])await Store.Database.StringGetAsync(Store.KeyOf(id, $"c:{id}"));
        byte[][] traces =
        [
            value[69..(69 + 61)],
            value[(69 + 61)..(69 + 61 + 60)],
            value[^60..],
            (byte[])await Store.Database.ListGetByIndexAsync(Store.KeyOf(id, $"i:{id}"), 0),
            (byte[])await Store.Database.HashGetAsync(Store.KeyOf(id, $"m:{id}"), "r1"),
        ];
        Assert.All(traces, trace => Assert.NotEmpty(RedisTraces.FilesWith(Server.Folder, trace)));
        var before = await RedisTraces.RewritingsAsync(Store.Database);

        await CommitAsync(Turn(lease, Nodira) with { Erase = true });
        await RedisTraces.UntilRewrittenAsync(Store.Database, before, Cancel);

        Assert.All(traces, trace => Assert.Empty(RedisTraces.FilesWith(Server.Folder, trace)));
    }

    [Fact]
    public async Task Many_erasures_share_one_rewriting_and_none_is_forgotten()
    {
        var before = await RedisTraces.RewritingsAsync(Store.Database);
        await EraseAsync(Aziza);
        await RedisTraces.UntilRewrittenAsync(Store.Database, before, Cancel);
        foreach (var number in Enumerable.Range(0, 5)) await EraseAsync(new Address(ChannelId.Sms, $"+7701000000{number}"));
        Assert.Equal(before + 1, await RedisTraces.RewritingsAsync(Store.Database));

        Runtime.Advance(TimeSpan.FromMinutes(1));

        await RedisTraces.UntilRewrittenAsync(Store.Database, before + 1, Cancel);
        Assert.Equal(before + 2, await RedisTraces.RewritingsAsync(Store.Database));
    }

    private async Task EraseAsync(Address who)
    {
        await ReceiveAsync(who, "delete my data");
        Assert.True((await CommitAsync(Turn(await LeaseOneAsync(), who) with { Erase = true })).Committed);
    }

    private async Task AssertNothingAsync()
    {
        await RedisTraces.SaveAsync(Store.Database);
        foreach (var secret in new[] { Words, Said, Answer, Provider, Nodira.Value }) Assert.Empty(RedisTraces.FilesWith(Server.Folder, secret));
    }
}
