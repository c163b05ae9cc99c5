using System.Text;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>
/// Recorded notifications damaged in two hundred ways each, from a fixed seed, each in one post with healthy neighbours before and behind it: whatever the damage is, the answer is 200 and the
/// neighbours are stored.
/// </summary>
public sealed class WhatsAppMutationTests
{
    private const int Ways = 200;

    [Fact]
    public async Task A_damaged_element_never_loses_its_neighbours()
    {
        using var rig = new WhatsAppRig();
        var damage = new Random(20261122);
        var posts = 0;
        foreach (var (name, payload) in WhatsAppSamples.All())
        {
            for (var way = 0; way < Ways; way++)
            {
                var post = JsonDamage.Of(payload.GetProperty("entry")[0], damage, way);
                var (before, behind) = ($"before.{posts}", $"behind.{posts}");
                posts++;
                Assert.True(await rig.PostAsync(Between(before, post, behind)) == 200, $"{name}, way {way}: {Encoding.UTF8.GetString(post)}");
                var stored = rig.Inbox.Stored.Select(m => m.ProviderId).ToHashSet(StringComparer.Ordinal);
                Assert.True(stored.IsSupersetOf(WhatsAppRig.Keys(before, behind)), $"{name}, way {way}: {Encoding.UTF8.GetString(post)}");
                rig.Inbox.Stored.Clear();
            }
        }

        Assert.Equal(26 * Ways, posts);
    }

    [Fact]
    public async Task A_body_that_was_cut_off_stores_nothing_and_the_whole_one_everything()
    {
        using var rig = new WhatsAppRig();
        foreach (var (_, payload) in WhatsAppSamples.All())
        {
            var whole = Between("before", Encoding.UTF8.GetBytes(payload.GetRawText()), "behind");
            for (var end = 1; end < whole.Length; end += 37) Assert.Equal(400, await rig.PostAsync(whole[..end]));
        }

        Assert.Empty(rig.Inbox.Stored);
        Assert.Equal(200, await rig.PostAsync(Between("before", "{}"u8.ToArray(), "behind")));
        Assert.Equal(WhatsAppRig.Keys("before", "behind"), rig.Inbox.Stored.Select(m => m.ProviderId));
    }

    [Fact]
    public async Task An_element_that_the_store_takes_badly_keeps_nobody_else_out()
    {
        using var rig = new WhatsAppRig();
        rig.Inbox.Otherwise = message => message.From.Value == "+998900000202" ? throw new InvalidOperationException("words") : null;
        var body = WhatsAppRig.Notification(WhatsAppRig.Text("998900000201", "one", "a"), WhatsAppRig.Text("998900000202", "two", "b"), WhatsAppRig.Text("998900000203", "three", "c"));
        Assert.Equal(503, await rig.PostAsync(body));
        Assert.Equal(WhatsAppRig.Keys("one", "three"), rig.Inbox.Stored.Select(m => m.ProviderId));
        rig.Inbox.Otherwise = null;
        Assert.Equal(200, await rig.PostAsync(body));
        Assert.Equal(WhatsAppRig.Keys("one", "three", "two"), rig.Inbox.Stored.Select(m => m.ProviderId));
    }

    [Theory]
    [InlineData("entry")]
    [InlineData("changes")]
    [InlineData("messages")]
    [InlineData("statuses")]
    public async Task Every_level_may_hold_several_elements_and_broken_ones_among_them(string level)
    {
        using var rig = new WhatsAppRig();
        string[] broken = ["7", "null", "[]", "\"x\"", "{}", "{\"changes\":3}", "{\"field\":\"messages\"}", "{\"field\":\"messages\",\"value\":{\"messages\":5,\"statuses\":\"no\"}}", $"{{\"a\":{new string('[', 500)}{new string(']', 500)}}}"];
        var (one, two) = (WhatsAppRig.Text("998900000201", "one", "a"), WhatsAppRig.Text("998900000202", "two", "b"));
        string Change(string messages) => $$$"""{"field":"messages","value":{"messages":[{{{messages}}}]}}""";
        var many = string.Join(',', broken);
        var body = level switch
        {
            "entry" => $$"""{"entry":[{"changes":[{{Change(one)}}]},{{many}},{"changes":[{{Change(two)}}]}]}""",
            "changes" => $$"""{"entry":[{"changes":[{{Change(one)}},{{many}},{{Change(two)}}]}]}""",
            "messages" => $$"""{"entry":[{"changes":[{{Change($"{one},{many},{two}")}}]}]}""",
            _ => $$$"""{"entry":[{"changes":[{"field":"messages","value":{"messages":[{{{one}}},{{{two}}}],"statuses":[{{{many}}},{"id":"w","status":"read","timestamp":1750030073,"biz_opaque_callback_data":"abc.def"}]}}]}]}""",
        };
        Assert.Equal(200, await rig.PostAsync(body));
        Assert.Equal(WhatsAppRig.Keys("one", "two"), rig.Inbox.Stored.Select(m => m.ProviderId));
        Assert.Equal(level == "statuses" ? 1 : 0, rig.Receipts.Noted.Count);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_spoil_only_the_text_they_stand_in()
    {
        using var rig = new WhatsAppRig();
        var body = Encoding.UTF8.GetBytes(WhatsAppRig.Notification(WhatsAppRig.Text("998900000201", "one", "бpoken?"), WhatsAppRig.Text("998900000202", "two", "Салом")));
        body[Array.IndexOf(body, (byte)'?')] = 0xC3;
        Assert.Equal(200, await rig.PostAsync(body));
        Assert.Equal(["бpoken\uFFFD", "Салом"], rig.Inbox.Stored.Select(m => Assert.IsType<InboundText>(m.Content).Text));
    }

    /// <summary>One entry before and one behind the entries of the damaged notification, or of what is left of it.</summary>
    private static byte[] Between(string before, byte[] damaged, string behind)
    {
        string Entry(string person, string id) => $$$"""{"id":"1","changes":[{"field":"messages","value":{"messages":[{{{WhatsAppRig.Text(person, id, "Салом")}}}]}}]}""";
        return [.. Encoding.UTF8.GetBytes($$"""{"entry":[{{Entry("998900000301", before)}},"""), .. damaged, .. Encoding.UTF8.GetBytes($",{Entry("998900000302", behind)}]}}")];
    }
}
