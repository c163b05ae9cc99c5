using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage;
using Hotline.Storage.Casebook;
using Hotline.Storage.Packing;
using Hotline.Tests.Contracts;
using StackExchange.Redis;

namespace Hotline.Tests.Storage.Redis;

/// <summary>What is Redis' own: several processes on one store, wake-ups, damaged and newer values, forgotten scripts.</summary>
public sealed class RedisRuntimeTests(RedisHouse house) : RuntimeContract
{
    private RedisUnderTest Store => (RedisUnderTest)Runtime;

    protected override async Task<RuntimeUnderTest> OpenAsync() => await RedisUnderTest.OpenAsync(await house.SingleAsync());

    [Fact]
    public async Task Two_processes_never_hold_the_same_conversation()
    {
        await using var other = await Store.AnotherAsync();
        for (var i = 0; i < 100; i++) await ReceiveAsync(new Address(ChannelId.Sms, $"+7701{i:D7}"), "hello");

        var leases = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => (i % 2 == 0 ? Store.Store : other).Conversations.LeaseAsync(new WorkerId($"w{i}"), 10, Cancel)));

        var ids = leases.SelectMany(lease => lease).Select(lease => lease.Id).ToArray();
        Assert.Equal(100, ids.Length);
        Assert.Equal(100, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_message_that_another_process_took_in_wakes_the_worker_here()
    {
        await using var other = await Store.AnotherAsync();
        Assert.Empty(await LeaseAsync());
        var waiting = Runtime.Conversations.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);

        await other.Inbox.AcceptAsync(new InboundMessage(Aziza, "m1", Runtime.Now, new InboundText("one")), Cancel);

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(["one"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task What_changes_in_the_casebook_is_heard_by_the_desks_of_another_process_and_once_at_home()
    {
        await using var other = await Store.AnotherAsync();
        var (here, there) = (new CasebookChanges(), new CasebookChanges());
        Store.Store.Share(here);
        other.Share(there);
        using var atHome = here.Listen();
        using var away = there.Listen();

        here.Publish(new CasebookChange("AAAAAAAAAA"));
        here.Publish(CasebookChange.Queue);

        Assert.Equal([new CasebookChange("AAAAAAAAAA"), CasebookChange.Queue], (await HeardAsync(away, 2)).OrderBy(change => change.Kind, StringComparer.Ordinal));
        there.Publish(new CasebookChange("BBBBBBBBBB"));
        Assert.Equal(["AAAAAAAAAA", "BBBBBBBBBB"], (await HeardAsync(atHome, 3)).Select(change => change.CaseId).OfType<string>().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_another_process_wrote_into_journal_and_mailbox_is_heard_here()
    {
        await using var other = await Store.AnotherAsync();
        await Runtime.Journal.WaitAsync(TimeSpan.Zero, Cancel);
        var journal = Runtime.Journal.WaitAsync(TimeSpan.FromHours(1), Cancel);
        var mail = Runtime.Mailbox.WaitAsync(Aziza, TimeSpan.FromHours(1), Cancel);

        await other.Inbox.AcceptAsync(new InboundMessage(Aziza, "m1", Runtime.Now, new InboundText("one")), Cancel);
        var lease = Assert.Single(await other.Conversations.LeaseAsync(Other, 10, Cancel));
        await other.Conversations.CommitAsync(Turn(lease, Aziza) with { Worker = Other, Journal = [Some.Record("e1", Aziza, Runtime.Now)] }, Cancel);
        await other.Mailbox.PutAsync(Some.Reply("d1", Aziza), Cancel);

        await journal.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        await mail.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
    }

    [Fact]
    public async Task A_pause_and_a_reply_to_be_sent_again_are_heard_in_the_other_process()
    {
        await using var other = await Store.AnotherAsync();
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await ReportAsync(Aziza, "r1", SendReport.Dead, words: "The provider is down.");
        Assert.Empty(await other.Outbox.LeaseAsync(Other, 10, Cancel));
        var waiting = other.Outbox.WaitForWorkAsync(TimeSpan.FromHours(1), Cancel);

        await Runtime.Pace.PauseAsync(ChannelId.Telegram, TimeSpan.FromSeconds(17), Cancel);
        Assert.True(await Runtime.Outbox.SendAgainAsync(Runtime.IdOf(Aziza), "r1", Cancel));

        await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal(["r1"], IdsOf(await other.Outbox.LeaseAsync(Other, 10, Cancel)));
        var answer = Assert.Single(await other.Pace.TakeAsync(ChannelId.Telegram, 30, [new PaceAsk(Importance.Danger, Waited: false, 1)], Cancel));
        Assert.Equal((false, TimeSpan.FromSeconds(17)), (answer.Granted, other.Pace.PausedFor(ChannelId.Telegram)));
    }

    [Fact]
    public async Task What_a_dead_process_held_is_found_by_looking_without_any_word_of_it()
    {
        await using (var other = await Store.AnotherAsync())
        {
            await ReceiveAsync(Aziza, "one");
            Assert.Single(await other.Conversations.LeaseAsync(Other, 10, Cancel));
        }

        Assert.Empty(await LeaseAsync());
        Runtime.Advance(RuntimeLimits.Lease + TimeSpan.FromSeconds(5));

        Assert.Equal(["one"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task A_server_that_forgot_the_scripts_is_given_them_again()
    {
        await ReceiveAsync(Aziza, "one");
        await Store.Database.ExecuteAsync("SCRIPT", "FLUSH");

        Assert.Equal(["one"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task A_state_that_cannot_be_read_is_set_aside_and_the_worker_is_told_until_a_turn_is_done()
    {
        var lease = await DamageAsync("state");

        Assert.True(lease.Corrupt);
        Assert.Null(lease.State);
        await Runtime.RestartAsync();
        Runtime.Advance(RuntimeLimits.Lease);
        lease = await LeaseOneAsync();
        Assert.True(lease.Corrupt);
        await CommitAsync(Turn(lease, Aziza));

        await ReceiveAsync(Aziza, "and now?");
        var next = await LeaseOneAsync();
        Assert.False(next.Corrupt);
        Assert.NotNull(next.State);
        Assert.True(await Store.Database.KeyExistsAsync(Store.KeyOf(Runtime.IdOf(Aziza), $"x:{Runtime.IdOf(Aziza)}")));
    }

    [Fact]
    public async Task A_timer_of_a_state_that_cannot_be_read_is_forgotten_and_the_next_message_is_answered()
    {
        await ReceiveAsync(Aziza, "one");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { State = Some.State(Aziza, Some.Timer(Runtime.Now.AddHours(1))) });
        await Store.FlipAsync(Runtime.IdOf(Aziza), 69 + 61 + 40);
        Runtime.Advance(TimeSpan.FromHours(1));

        Assert.Empty(await LeaseAsync());
        Runtime.Advance(RuntimeLimits.Lease);
        Assert.Empty(await LeaseAsync());
        Assert.Null(await Store.Database.SortedSetScoreAsync(Store.KeyOf(Runtime.IdOf(Aziza), "w"), Runtime.IdOf(Aziza).Value));
        await ReceiveAsync(Aziza, "hello?");

        var lease = await LeaseOneAsync();
        Assert.True(lease.Corrupt);
        Assert.Equal(["hello?"], TextsOf(lease));
    }

    [Fact]
    public async Task A_state_of_a_newer_program_is_left_alone_and_still_takes_messages_in()
    {
        await SayAsync(Aziza);
        await NewerStateAsync();

        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "one"));
        Assert.Empty(await LeaseAsync());
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "two"));
        Runtime.Advance(TimeSpan.FromHours(1));
        Assert.Empty(await LeaseAsync());

        // A newer program looks.
        await Store.Store.Link.RunAsync(Store.Store.Link.Scripts.Look, Runtime.IdOf(Aziza).Partition(64), [RuntimeFormat.Newest + 1, 0, 0]);
        var work = await Store.Database.SortedSetRangeByRankAsync(Store.KeyOf(Runtime.IdOf(Aziza), "w"));
        Assert.Equal(Runtime.IdOf(Aziza).Value, (string)Assert.Single(work));
    }

    [Fact]
    public async Task A_layout_of_a_newer_program_is_not_touched_and_its_messages_are_refused_for_now()
    {
        await SayAsync(Aziza);
        var key = Store.KeyOf(Runtime.IdOf(Aziza), $"c:{Runtime.IdOf(Aziza)}");
        await Store.Database.StringSetRangeAsync(key, 0, new byte[] { 99 });
        var before = (byte[])await Store.Database.StringGetAsync(key);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => ReceiveAsync(Aziza, "one"));

        Assert.Empty(await LeaseAsync());
        Assert.Equal(before, (byte[])await Store.Database.StringGetAsync(key));
    }

    [Fact]
    public async Task An_event_that_cannot_be_read_is_set_aside_and_the_others_have_their_turn()
    {
        foreach (var text in new[] { "one", "two", "three", "four" }) await ReceiveAsync(Aziza, text);
        await DamageEventAsync();
        await DamageListedAsync(1);

        var lease = await LeaseOneAsync();

        Assert.Equal(["two", "four"], TextsOf(lease));
        Assert.Equal(2, await Store.Database.ListLengthAsync(Store.KeyOf(lease.Id, $"u:{lease.Id}")));
        await CommitAsync(Turn(lease, Aziza) with { Through = lease.Events[0].Sequence });
        var rest = await LeaseOneAsync();
        Assert.Equal(["four"], TextsOf(rest));
        await CommitAsync(Turn(rest, Aziza));
        Assert.Empty(await LeaseAsync());
    }

    [Fact]
    public async Task When_no_event_can_be_read_the_conversation_waits_for_the_next_one()
    {
        await ReceiveAsync(Aziza, "one");
        await DamageEventAsync();

        Assert.Empty(await LeaseAsync());
        await ReceiveAsync(Aziza, "two");

        Assert.Equal(["two"], TextsOf(await LeaseOneAsync()));
    }

    [Fact]
    public async Task Long_backlogs_of_replies_come_back_whole_and_in_order()
    {
        var all = Enumerable.Range(0, 40).Select(i => Some.Reply($"r{i}", Aziza, $"text {i}")).ToArray();
        await SayAsync(Aziza, all[0]);
        foreach (var reply in all[1..]) await SayAsync(Aziza, reply);
        await Runtime.RestartAsync();

        var sent = new List<string>();
        Runtime.Advance(RuntimeLimits.SendLease);
        for (var next = await Runtime.Outbox.LeaseAsync(Worker, 10, Cancel); next.Count > 0; next = await ReportAsync(Aziza, next[0].Delivery.Id))
            sent.Add(next[0].Delivery.Message.Text);

        Assert.Equal(all.Select(reply => reply.Message.Text), sent);
        Assert.False(await Store.Database.KeyExistsAsync(Store.KeyOf(Runtime.IdOf(Aziza), $"o:{Runtime.IdOf(Aziza)}")));
    }

    [Fact]
    public async Task A_conversation_at_rest_is_one_key_and_one_place_in_an_index()
    {
        await ReceiveAsync(Aziza, "one");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza, Some.Reply("r1", Aziza)) with { State = Some.State(Aziza, Some.Timer(Runtime.Now.AddHours(20))) });
        await ReportAsync(Aziza, "r1");
        Runtime.Advance(RuntimeLimits.SendLease);
        Assert.Empty(await LeaseAsync());

        var id = Runtime.IdOf(Aziza);
        var keys = (RedisResult[])await Store.Database.ExecuteAsync("KEYS", $"{{{Store.Prefix}:*{id}");
        Assert.Equal(Store.KeyOf(id, $"c:{id}"), (string)Assert.Single(keys));
        Assert.NotNull(await Store.Database.SortedSetScoreAsync(Store.KeyOf(id, "w"), id.Value));
        foreach (var index in new[] { "h", "s0", "s1", "s2", "k" }) Assert.Null(await Store.Database.SortedSetScoreAsync(Store.KeyOf(id, index), id.Value));
        Assert.NotNull(await Store.Database.KeyTimeToLiveAsync(Store.KeyOf(id, $"c:{id}")));
    }

    [Fact]
    public async Task Who_writes_much_is_still_known_by_every_id_while_the_value_stays_small()
    {
        for (var i = 0; i < 200; i++)
        {
            await ReceiveAsync(Aziza, "hello", $"m{i}");
            if (i % 10 == 9) await CommitAsync(Turn(await LeaseOneAsync(), Aziza));
        }

        for (var i = 0; i < 200; i++) Assert.Equal(Acceptance.Duplicate, await ReceiveAsync(Aziza, "hello", $"m{i}"));
        Assert.InRange(await Store.Database.StringLengthAsync(ValueKey), 1, 1000);
        Runtime.Advance(MessagingLimits.DuplicateMemory + TimeSpan.FromSeconds(1));
        Assert.Equal(Acceptance.Stored, await ReceiveAsync(Aziza, "hello", "m3"));
    }

    [Fact]
    public async Task Who_was_erased_is_told_to_the_casebook()
    {
        await ReceiveAsync(Aziza, "delete my data");
        await CommitAsync(Turn(await LeaseOneAsync(), Aziza) with { Erase = true });

        Assert.Equal([(Runtime.IdOf(Aziza), Runtime.Now)], await Store.Store.ErasuresAsync(Cancel));
    }

    [Fact]
    public async Task A_store_has_one_casebook_and_says_so_to_another()
    {
        await Store.Store.BelongToAsync("17", Cancel);
        await using var beside = await Store.AnotherAsync();
        await beside.BelongToAsync("17", Cancel);

        var refusal = await Assert.ThrowsAsync<StorageStartException>(() => beside.BelongToAsync("18", Cancel));

        Assert.Contains("belongs to another casebook", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"HDEL '{{{Store.Prefix}:p0}}:meta' casebook", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stopped_store_says_so()
    {
        var inbox = Runtime.Inbox;
        await Store.StopAsync();

        await Assert.ThrowsAsync<StoreUnavailableException>(() => inbox.AcceptAsync(new InboundMessage(Aziza, "m1", Runtime.Now, new InboundText("one")), Cancel));
    }

    private string ValueKey => Store.KeyOf(Runtime.IdOf(Aziza), $"c:{Runtime.IdOf(Aziza)}");

    /// <summary>Flips a bit in the middle of a part of the value, and leases the conversation for a new message.</summary>
    private async Task<LeasedConversation> DamageAsync(string part)
    {
        await SayAsync(Aziza, Some.Reply("r1", Aziza));
        await FlipAsync(part == "key" ? 69 + 30 : 69 + 61 + 40);
        await ReceiveAsync(Aziza, "hello?");
        return await LeaseOneAsync();
    }

    private Task FlipAsync(int at) => Store.FlipAsync(Runtime.IdOf(Aziza), at);

    /// <summary>The first waiting event of a conversation without key and state stands right behind the one id it knows.</summary>
    private async Task DamageEventAsync()
    {
        var value = (byte[])await Store.Database.StringGetAsync(ValueKey);
        await FlipAsync(value.Length - 3);
    }

    private async Task DamageListedAsync(int index)
    {
        var list = Store.KeyOf(Runtime.IdOf(Aziza), $"i:{Runtime.IdOf(Aziza)}");
        var value = (byte[])await Store.Database.ListGetByIndexAsync(list, index);
        value[^3] ^= 1;
        await Store.Database.ListSetByIndexAsync(list, index, value);
    }

    /// <summary>Puts a state into the value that a later version of the program could have written.</summary>
    private async Task NewerStateAsync()
    {
        var value = (byte[])await Store.Database.StringGetAsync(ValueKey);
        // Right behind the key: the sealed state begins with the version of its sealing.
        value[69 + 61] = 99;
        await Store.Database.StringSetAsync(ValueKey, value);
    }

    private static async Task<IReadOnlyList<CasebookChange>> HeardAsync(CasebookNews news, int count)
    {
        var heard = new List<CasebookChange>();
        while (heard.Count < count) heard.AddRange(await news.ReadAsync(TimeSpan.FromSeconds(30), TimeProvider.System, Cancel));
        return heard;
    }
}
