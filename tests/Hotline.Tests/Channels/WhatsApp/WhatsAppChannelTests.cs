using System.Globalization;
using System.Text.Json;
using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>What the channel sends for a message, and what it makes of Meta's answers.</summary>
public sealed class WhatsAppChannelTests : IAsyncLifetime
{
    private static readonly Address Number = new(ChannelId.WhatsApp, "+998900000201");
    private readonly MemoryAttachments attachments = new();
    private FakeGraph graph = null!;
    private WhatsAppClient client = null!;
    private WhatsAppChannel channel = null!;
    private WhatsAppOptions options = null!;

    public async ValueTask InitializeAsync()
    {
        graph = await FakeGraph.StartAsync();
        options = WhatsAppRig.Options(graph.Url);
        options.Template = "write_back";
        client = new WhatsAppClient(options, TimeProvider.System);
        channel = new WhatsAppChannel(client, options, new PlainChannelWords(), attachments, NullLogger<WhatsAppChannel>.Instance);
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await graph.DisposeAsync();
    }

    [Fact]
    public async Task Words_go_as_plain_text_without_a_preview_and_with_the_deliverys_mark()
    {
        Assert.Equal(new SendResult.Sent("wamid.OUT1"), await SendAsync(Number, "https://example.org Салом"));
        var sent = Assert.Single(graph.Messages);
        Assert.Equal(
            ("998900000201", "text", "abc.d1", "https://example.org Салом", false),
            (sent.GetProperty("to").GetString(), sent.GetProperty("type").GetString(), sent.GetProperty("biz_opaque_callback_data").GetString(), sent.GetProperty("text").GetProperty("body").GetString(), sent.GetProperty("text").GetProperty("preview_url").GetBoolean()));
    }

    [Fact]
    public async Task A_person_without_a_number_is_reached_by_their_user_id()
    {
        Assert.IsType<SendResult.Sent>(await SendAsync(new Address(ChannelId.WhatsApp, "UZ.1a2b"), "x"));
        var sent = Assert.Single(graph.Messages);
        Assert.Equal(("UZ.1a2b", false), (sent.GetProperty("recipient").GetString(), sent.TryGetProperty("to", out _)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("somebody")]
    [InlineData("+998 90")]
    [InlineData("uz.1")]
    [InlineData("+998900000201\n")]
    public async Task An_address_of_another_shape_is_never_called(string address)
    {
        Assert.IsType<SendResult.Refused>(await SendAsync(new Address(ChannelId.WhatsApp, address), "x"));
        Assert.IsType<SendResult.Refused>(await KnockAsync("ru", new Address(ChannelId.WhatsApp, address)));
        Assert.Empty(graph.Calls);
    }

    [Fact]
    public async Task Three_choices_are_buttons_and_four_are_a_list_that_bring_our_data_back()
    {
        await SendAsync(Number, "Choose", Choices(3));
        await SendAsync(Number, "Choose", Choices(4));
        var buttons = graph.Messages[0].GetProperty("interactive");
        var list = graph.Messages[1].GetProperty("interactive");
        Assert.Equal(("button", "list"), (buttons.GetProperty("type").GetString(), list.GetProperty("type").GetString()));
        Assert.Equal(["d.n:0:1", "d.n:1:1", "d.n:2:1"], buttons.GetProperty("action").GetProperty("buttons").EnumerateArray().Select(b => b.GetProperty("reply").GetProperty("id").GetString()));
        Assert.Equal("Choose", list.GetProperty("action").GetProperty("button").GetString());
        Assert.Equal(["d.n:0:1", "d.n:1:1", "d.n:2:1", "d.n:3:1"], list.GetProperty("action").GetProperty("sections")[0].GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("id").GetString()));
    }

    /// <summary>Limits that a validating proxy on Meta's description does not see, or counts in other units: UTF-16 units, ten rows in all sections together, titles that differ.</summary>
    [Fact]
    public async Task Nothing_that_is_sent_is_larger_than_meta_allows()
    {
        var random = new Random(20261122);
        string[] letters = ["a", "ў", "😀", "👩‍👩‍👧‍👧", " ", "\n", "Маош ", "é"];
        string Text(int most) => $"x{string.Concat(Enumerable.Range(0, random.Next(most)).Select(_ => letters[random.Next(letters.Length)]))}";
        for (var round = 0; round < 150; round++)
        {
            var choices = Enumerable.Range(0, random.Next(30)).Select(i => new Button($"{i}", random.Next(4) == 0 ? "The same words that are long" : Text(60), $"dialog.node:{i}:{round}")).ToArray();
            Assert.IsType<SendResult.Sent>(await SendAsync(Number, Text(random.Next(3) == 0 ? 6000 : 300), choices));
        }

        Assert.All(graph.Messages, message => Assert.Empty(Violations(message)));
        Assert.Contains(graph.Messages, message => message.GetProperty("type").GetString() == "text");
        Assert.Contains(graph.Messages, message => Rows(message).Count == 10);
    }

    [Fact]
    public void A_message_that_breaks_each_limit_is_noticed()
    {
        foreach (var (broken, why) in new[]
        {
            ($$$"""{"type":"text","text":{"body":"{{{new string('x', 4097)}}}"}}""", "text"),
            ($$$$"""{"type":"interactive","interactive":{"type":"button","body":{"text":"{{{{new string('x', 1025)}}}}"},"action":{"buttons":[{"reply":{"id":"a","title":"a"}}]}}}""", "body"),
            ("""{"type":"interactive","interactive":{"type":"button","body":{"text":"x"},"action":{"buttons":[{"reply":{"id":"a","title":"A"}},{"reply":{"id":"b","title":"a"}}]}}}""", "titles"),
            ($$$$"""{"type":"interactive","interactive":{"type":"list","body":{"text":"x"},"action":{"button":"x","sections":[{"rows":[{{{{Rows(0, 6)}}}}]},{"rows":[{{{{Rows(6, 5)}}}}]}]}}}""", "rows"),
        })
        {
            using var json = JsonDocument.Parse(broken);
            Assert.Contains(Violations(json.RootElement), v => v.StartsWith(why, StringComparison.Ordinal));
        }

        static string Rows(int from, int count) => string.Join(',', Enumerable.Range(from, count).Select(i => $$"""{"id":"{{i}}","title":"{{i}}"}"""));
    }

    [Fact]
    public async Task A_long_text_goes_on_from_the_part_that_failed()
    {
        var words = string.Join(' ', Enumerable.Repeat("words", 1200));
        graph.Otherwise = call => graph.Calls.Count == 1 ? FakeGraph.Error(500, 131000) : null;
        Assert.IsType<SendResult.RetryAfter>(await SendAsync(Number, words));
        Assert.Equal(new SendResult.Sent("wamid.OUT2"), await SendAsync(Number, words));
        Assert.Equal(3, graph.Messages.Count);
        Assert.Equal(graph.Messages[1].GetRawText(), graph.Messages[2].GetRawText());
        Assert.Equal(["abc.d1.p1of2", "abc.d1.p2of2", "abc.d1.p2of2"], graph.Messages.Select(message => message.GetProperty("biz_opaque_callback_data").GetString()));
        Assert.Equal(2, channel.CallsFor(Delivery(Number, words)));
    }

    [Theory]
    [InlineData("tg", "ru")]
    [InlineData("ru", "ru")]
    [InlineData("kk", "kk")]
    [InlineData("ky", "ky_KG")]
    [InlineData("uz-Latn", "uz")]
    [InlineData("uz-Cyrl", "uz")]
    [InlineData("en", "en")]
    [InlineData("und", "ru")]
    public async Task Somebody_who_must_write_back_gets_the_template_in_metas_code_of_their_language(string locale, string code)
    {
        Assert.IsType<SendResult.Sent>(await KnockAsync(locale));
        var sent = Assert.Single(graph.Messages);
        Assert.Equal(("template", "write_back", code, "abc.d1"), (sent.GetProperty("type").GetString(), sent.GetProperty("template").GetProperty("name").GetString(), sent.GetProperty("template").GetProperty("language").GetProperty("code").GetString(), sent.GetProperty("biz_opaque_callback_data").GetString()));
        Assert.DoesNotContain("secret words", graph.Calls.Single().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_template_that_is_missing_in_a_language_is_looked_for_in_the_next()
    {
        graph.Otherwise = call => call.Body.Contains("ky_KG", StringComparison.Ordinal) ? FakeGraph.Error(404, 132001) : null;
        Assert.IsType<SendResult.Sent>(await KnockAsync("ky"));
        Assert.Equal(["ky_KG", "ru"], graph.Messages.Select(m => m.GetProperty("template").GetProperty("language").GetProperty("code").GetString()));

        graph.Otherwise = _ => FakeGraph.Error(404, 132001);
        Assert.IsType<SendResult.Refused>(await KnockAsync("ky"));
        graph.Otherwise = _ => FakeGraph.Error(400, 132015);
        Assert.Equal("template_paused", Assert.IsType<SendResult.Refused>(await KnockAsync("ky")).Code);
        Assert.Equal(5, graph.Messages.Count);
    }

    [Fact]
    public async Task The_next_language_of_a_template_is_not_asked_for_when_the_lease_is_running_out()
    {
        var held = TimeSpan.Zero;
        graph.Otherwise = _ =>
        {
            held = TimeSpan.FromSeconds(30);
            return FakeGraph.Error(404, 132001);
        };

        Assert.IsType<SendResult.RetryAfter>(await KnockAsync("ky", time: new CallTime(TimeSpan.FromSeconds(60), () => held)));

        Assert.Single(graph.Messages);
    }

    [Fact]
    public async Task Without_a_template_nobody_is_knocked_at_and_the_operator_reads_why()
    {
        options.Template = "";
        Assert.Equal(new SendResult.Refused("no_template", SendResult.NoTemplate), await KnockAsync("ru"));
        Assert.Empty(graph.Calls);
    }

    [Fact]
    public void The_rates_are_those_of_the_number_and_of_one_person()
    {
        Assert.Equal((80, 20), (channel.Rates!.PerSecond, channel.Rates.RecipientBurst));
        Assert.Equal(1 / 6.0, channel.Rates.PerRecipientPerSecond, 10);
    }

    private static Button[] Choices(int count) => [.. Enumerable.Range(0, count).Select(i => new Button($"{i}", $"Choice {i}", $"d.n:{i}:1"))];

    private static Delivery Delivery(Address to, string text, params Button[] buttons) => Delivery(to, text, "ru", buttons);

    private static Delivery Delivery(Address to, string text, string locale, params Button[] buttons) =>
        new("d1", to, new OutboundMessage(text, buttons, Importance.Routine, new LocaleTag(locale))) { Conversation = new ConversationId("abc") };

    private Task<SendResult> SendAsync(Address to, string text, params Button[] buttons) => channel.SendAsync(Delivery(to, text, buttons), TestContext.Current.CancellationToken);

    private Task<SendResult> KnockAsync(string locale, Address? to = null, CallTime? time = null)
    {
        var delivery = Delivery(to ?? Number, "secret words", locale);
        return channel.SendAsync(delivery with { Message = delivery.Message with { Knock = true }, Try = time is null ? null : new DeliveryTry("7", "somebody") { Time = time } }, TestContext.Current.CancellationToken);
    }

    private static List<JsonElement> Rows(JsonElement message) =>
        message.TryGetProperty("interactive", out var interactive) && interactive.GetProperty("action").TryGetProperty("sections", out var sections)
            ? [.. sections.EnumerateArray().SelectMany(section => section.GetProperty("rows").EnumerateArray())]
            : [];

    private static IEnumerable<string> Violations(JsonElement message)
    {
        if (message.GetProperty("type").GetString() == "text") return Fit("text", message.GetProperty("text").GetProperty("body"), 4096);
        var interactive = message.GetProperty("interactive");
        var action = interactive.GetProperty("action");
        var buttons = action.TryGetProperty("buttons", out var found) ? found.EnumerateArray().Select(b => b.GetProperty("reply")).ToList() : [];
        var rows = Rows(message);
        var titles = buttons.Concat(rows).Select(c => c.GetProperty("title").GetString()!).ToList();
        return Fit("body", interactive.GetProperty("body").GetProperty("text"), 1024)
            .Concat(buttons.SelectMany(b => Fit("title", b.GetProperty("title"), 20).Concat(Fit("id", b.GetProperty("id"), 256))))
            .Concat(rows.SelectMany(r => Fit("title", r.GetProperty("title"), 24).Concat(Fit("id", r.GetProperty("id"), 200)).Concat(r.TryGetProperty("description", out var more) ? Fit("description", more, 72) : [])))
            .Concat(action.TryGetProperty("button", out var open) ? Fit("open", open, 20) : [])
            .Concat(buttons.Count > 3 ? [$"buttons {buttons.Count}"] : [])
            .Concat(rows.Count > 10 ? [$"rows {rows.Count}"] : [])
            .Concat(titles.Distinct(StringComparer.OrdinalIgnoreCase).Count() < titles.Count ? ["titles are equal"] : []);
    }

    private static IEnumerable<string> Fit(string what, JsonElement text, int most)
    {
        var length = text.GetString()!.Length;
        return string.IsNullOrWhiteSpace(text.GetString()) || length > most ? [string.Create(CultureInfo.InvariantCulture, $"{what} of {length} units")] : [];
    }
}
