using System.Text.Json;
using Hotline.Channels.Twilio.Content;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Buttons and lists on WhatsApp through Twilio: the objects they are sent by, and the words that go where there are none.</summary>
public sealed class TwilioKeyboardTests : IAsyncLifetime
{
    private const string Long = "Больше трёх месяцев назад, точно не помню";

    private readonly FakeContents contents = new() { OnPage = 2 };
    private readonly ManualTime time = new();
    private TwilioHost host = null!;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => host = await StartAsync();

    public ValueTask DisposeAsync() => host.DisposeAsync();

    private IChannel WhatsApp => host.Channels.Single(c => c.Id == ChannelId.WhatsApp);

    private IReadOnlyList<TwilioRequest> Sent => [.. host.Api.Requests.Where(r => r is { Method: "POST", Path: not "/v1/Content" })];

    private IReadOnlyList<TwilioRequest> Made => [.. host.Api.Requests.Where(r => r is { Method: "POST", Path: "/v1/Content" })];

    private IReadOnlyList<TwilioRequest> Listed => [.. host.Api.Requests.Where(r => r is { Method: "GET", Path: "/v1/Content" })];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Up_to_three_choices_are_buttons_with_our_data(int count)
    {
        await SendAsync("Когда?", Labels(count));

        Assert.Equal([$"hotline_v1_buttons_{count}_ru"], contents.Names);
        var shown = Shown(Assert.Single(Sent));
        Assert.Equal(("Когда?", null), (shown.Text, shown.Open));
        Assert.Equal(Labels(count).Select((label, i) => (label, $"a.q:c{i + 1}:7")), shown.Choices);
        Assert.DoesNotContain("Body", Sent[0].Form.Keys);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public async Task Up_to_ten_choices_are_a_list(int count)
    {
        await SendAsync("Где?", Labels(count));

        Assert.Equal([$"hotline_v1_list_{count}_ru"], contents.Names);
        var shown = Shown(Assert.Single(Sent));
        Assert.Equal(("Где?", "Choose"), (shown.Text, shown.Open));
        Assert.Equal(Labels(count).Select((label, i) => (label, $"a.q:c{i + 1}:7")), shown.Choices);
    }

    [Fact]
    public async Task Line_breaks_stand_in_the_object_and_the_lines_in_its_variables()
    {
        await SendAsync("Когда?", "Недавно", Long);
        await SendAsync("Мы слышали.\r\n\nЭто важно. \nКогда?\n", "Да", "Нет");
        await SendAsync("Где?", Labels(18));

        Assert.Equal(
            [$"Когда?\n1. Недавно\n2. {Long}", "Мы слышали.\n\nЭто важно.\nКогда?", $"Где?\n{string.Join('\n', Labels(9).Select((label, i) => $"{i + 1}. {label}"))}"],
            Sent.Take(3).Select(sent => Shown(sent).Text));
        Assert.StartsWith("10. Место 10\n11. ", Shown(Sent[3]).Text, StringComparison.Ordinal);
        Assert.Equal(["hotline_v1_buttons_2_ru_11", "hotline_v1_buttons_2_ru_21", "hotline_v1_list_9_ru_111111111", "hotline_v1_list_9_ru_11111111"], contents.Names);
        Assert.Equal([["Да", "Нет"], Labels(9), Labels(18)[9..]], Sent.Skip(1).Select(sent => Shown(sent).Choices.Select(choice => choice.Title)));
        Assert.All(Made, made => Assert.DoesNotContain("Когда", made.Json, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Мы\tслышали. Когда?")]
    [InlineData("Мы     слышали. Когда?")]
    [InlineData("Мы слышали.\n\n\n\n\n\n\n\n\n\nКогда?")]
    [InlineData("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n17\n18\n19\n20\n21\n22\n23\n24\n25")]
    public async Task What_no_object_or_variable_takes_is_said_in_words(string text)
    {
        await SendAsync(text, "Да", "Нет");

        Assert.Equal($"{text}\n1. Да\n2. Нет", Assert.Single(Sent).Form["Body"]);
        Assert.Empty(Made);
    }

    [Fact]
    public async Task A_long_text_goes_before_and_the_buttons_hang_on_its_end()
    {
        var text = string.Join("\n\n", Enumerable.Range(1, 2).Select(i => $"{i}. {new string('я', 600)}"));

        await SendAsync(text, "Да", "Нет");

        Assert.Equal(2, Sent.Count);
        Assert.Equal(text, $"{Sent[0].Form["Body"]}\n\n{Shown(Sent[1]).Text}");
    }

    [Fact]
    public async Task An_apostrophe_arrives()
    {
        await SendAsync("Bo'ldimi?", "Yo'q");

        var shown = Shown(Assert.Single(Sent));
        Assert.Equal(("Bo'ldimi?", "Yo'q"), (shown.Text, shown.Choices[0].Title));
        Assert.DoesNotContain("o'", Sent[0].Form["ContentVariables"], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Importance.Danger, false)]
    [InlineData(Importance.Routine, true)]
    public async Task In_danger_and_when_it_was_refused_once_nothing_is_tried_but_words(Importance importance, bool again)
    {
        var message = Message("d1", "Когда?", ["Да", "Нет"]);
        await WhatsApp.SendAsync(message with { Message = message.Message with { Importance = importance, LastTry = again } }, Now);

        Assert.Equal("Когда?\n1. Да\n2. Нет", Assert.Single(Sent).Form["Body"]);
        Assert.Empty(Listed);
    }

    [Theory]
    [InlineData("63013", true)]
    [InlineData("63005", true)]
    [InlineData("63024", false)]
    public async Task What_whatsapp_refuses_later_with_buttons_is_worth_another_try_in_words(string code, bool again)
    {
        await SendAsync("Когда?", "Да", "Нет");
        var address = new Uri(Sent[0].Form["StatusCallback"]);
        using var told = await host.PostAsync(address.PathAndQuery, ("MessageSid", "SM1"), ("MessageStatus", "failed"), ("ErrorCode", code));

        var failure = Assert.Single(host.Receipts.Noted).Failure;
        if (again) Assert.Equal((TimeSpan.Zero, true), Assert.IsType<SendResult.RetryAfter>(failure) is var later ? (later.After, later.InWords) : default);
        else Assert.IsNotType<SendResult.RetryAfter>(failure);
    }

    [Fact]
    public async Task An_object_is_as_twilio_describes_it_and_holds_no_word_of_ours()
    {
        await SendAsync("Когда?", "Да", "Нет");
        await SendAsync("Где?", Labels(4));

        Assert.Equal(
            """{"friendly_name":"hotline_v1_buttons_2_ru","language":"ru","variables":{"1":"1","2":"2","3":"3","4":"4","5":"5"},"types":{"twilio/quick-reply":{"body":"{{1}}","actions":[{"type":"QUICK_REPLY","title":"{{2}}","id":"{{3}}"},{"type":"QUICK_REPLY","title":"{{4}}","id":"{{5}}"}]}}}""",
            Made[0].Json);
        using var list = JsonDocument.Parse(Made[1].Json);
        var picker = list.RootElement.GetProperty("types").GetProperty("twilio/list-picker");
        Assert.Equal(("{{1}}", "{{2}}"), (picker.GetProperty("body").GetString(), picker.GetProperty("button").GetString()));
        Assert.Equal("""{"item":"{{3}}","id":"{{4}}"}""", picker.GetProperty("items")[0].GetRawText());
        Assert.All(Made, made => Assert.Equal(["friendly_name", "language", "variables", "types"], JsonDocument.Parse(made.Json).RootElement.EnumerateObject().Select(field => field.Name)));
        Assert.All(Listed.SelectMany(asked => asked.Query.Keys), name => Assert.Contains(name, new[] { "PageSize", "Page", "PageToken" }));
    }

    [Theory]
    [InlineData("tg", "ru")]
    [InlineData("ky", "ky_KG")]
    [InlineData("uz-Latn", "uz")]
    public async Task The_language_is_one_that_whatsapp_knows(string locale, string language)
    {
        await WhatsApp.SendAsync(Message("d1", "x", ["y"], locale), Now);

        Assert.Equal([$"hotline_v1_buttons_1_{language}"], contents.Names);
    }

    [Fact]
    public async Task What_is_there_under_its_name_is_used_whichever_page_it_stands_on_and_asked_for_once()
    {
        foreach (var name in new[] { "somebody's", "another", "third", "hotline_v1_buttons_2_ru" }) contents.Add(name);
        await SendAsync("Когда?", "Да", "Нет");
        await SendAsync("А теперь?", "Да", "Нет");

        Assert.Empty(Made);
        Assert.Equal(2, Listed.Count);
        Assert.All(Sent, sent => Assert.Equal($"HX{4:x32}", sent.Form["ContentSid"]));
    }

    [Fact]
    public async Task Sends_that_race_make_one_object()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => WhatsApp.SendAsync(Message($"d{i}", "Когда?", ["Да", "Нет"]), Now), Now)));

        Assert.All(results, result => Assert.IsType<SendResult.Sent>(result));
        Assert.Single(Made);
        Assert.All(Sent, sent => Assert.Equal(2, Shown(sent).Choices.Count));
    }

    [Theory]
    [InlineData(403)]
    [InlineData(500)]
    [InlineData(0)]
    public async Task While_there_is_no_object_the_choices_are_numbers_at_once_and_it_is_said_once(int status)
    {
        host.Api.Contents = null;
        host.Api.Answer = request => request.Path == "/v1/Content" ? (status, """{"code":20003}""") : (201, """{"sid":"SM1","status":"queued"}""");
        foreach (var _ in Enumerable.Range(0, 3)) await SendAsync("Когда?", "Да", "Нет");

        Assert.All(Sent, sent => Assert.Equal("Когда?\n1. Да\n2. Нет", sent.Form["Body"]));
        Assert.Single(Listed);
        Assert.Single(host.Logs.Lines, line => line.Contains("no Content object", StringComparison.Ordinal));
        host.Api.Contents = contents;
        time.Advance(TwilioContents.Pause);
        await SendAsync("Когда?", "Да", "Нет");
        Assert.Equal(2, Shown(Sent[^1]).Choices.Count);
        Assert.Single(host.Logs.Lines, line => line.Contains("buttons and lists again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_answer_that_does_not_come_holds_no_message_up()
    {
        var silent = new TaskCompletionSource<(int, string)>();
        host.Api.Contents = null;
        host.Api.Answer = request => request.Path == "/v1/Content" ? silent.Task.GetAwaiter().GetResult() : (201, """{"sid":"SM1","status":"queued"}""");
        var sending = SendAsync("Когда?", "Да", "Нет");
        await time.UntilDueInAsync(TwilioContents.Patience);
        time.Advance(TwilioContents.Patience);
        await sending;
        // The clock stands still: the next ones do not wait at all.
        await SendAsync("А теперь?", "Да", "Нет");
        await SendAsync("Где?", Labels(4));

        Assert.Equal(["Когда?\n1. Да\n2. Нет", "А теперь?\n1. Да\n2. Нет", "Где?\n1. Место 1\n2. Место 2\n3. Место 3\n4. Место 4"], Sent.Select(sent => sent.Form["Body"]));
        Assert.Single(Listed);
        silent.SetResult((503, ""));
    }

    [Fact]
    public async Task After_a_content_api_that_took_too_long_nothing_is_sent_that_somebody_else_may_be_sending_by_then()
    {
        var late = Message("d1", "Когда?", ["Да", "Нет"]);
        // The first question is put before the part begins, the next one after its object was looked for.
        var asked = 0;
        var result = await WhatsApp.SendAsync(late with { Try = new DeliveryTry("7", "somebody") { Time = new CallTime(TimeSpan.FromSeconds(60), () => asked++ == 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(30)) } }, Now);

        Assert.Equal(TimeSpan.FromSeconds(1), Assert.IsType<SendResult.RetryAfter>(result).After);
        Assert.Empty(Sent);
        Assert.IsType<SendResult.Sent>(await WhatsApp.SendAsync(late, Now));
        Assert.Single(Sent);
    }

    [Theory]
    [InlineData("""{"code":21655}""", 1)]
    [InlineData("""{"code":20404}""", 1)]
    [InlineData("""{"code":21656}""", 2)]
    public async Task What_twilio_refuses_with_buttons_goes_in_words_at_once(string refusal, int triedWithButtons)
    {
        host.Api.Answer = request => request.Form.ContainsKey("ContentSid") ? (400, refusal) : (201, """{"sid":"SM1","status":"queued"}""");
        foreach (var _ in Enumerable.Range(0, 2)) await SendAsync("Когда?", "Да", "Нет");

        Assert.Equal(2, Sent.Count(sent => sent.Form.GetValueOrDefault("Body") == "Когда?\n1. Да\n2. Нет"));
        Assert.Equal(triedWithButtons, Sent.Count(sent => sent.Form.ContainsKey("ContentSid")));
    }

    [Fact]
    public async Task A_deleted_object_is_made_again()
    {
        await SendAsync("Когда?", "Да", "Нет");
        contents.Clear();
        host.Api.Answer = request => request.Form.TryGetValue("ContentSid", out var sid) && contents.Show(sid, request.Form["ContentVariables"]) is null ? (400, """{"code":21655}""") : (201, """{"sid":"SM1","status":"queued"}""");
        await SendAsync("Когда?", "Да", "Нет");
        time.Advance(TwilioContents.Pause);
        await SendAsync("Когда?", "Да", "Нет");

        Assert.Equal(2, Made.Count);
        Assert.Contains("ContentSid", Sent[^1].Form.Keys);
    }

    [Fact]
    public async Task A_person_who_cannot_be_reached_casts_no_doubt_on_an_object()
    {
        host.Api.Answer = _ => (400, """{"code":63015}""");
        foreach (var _ in Enumerable.Range(0, 2)) Assert.IsType<SendResult.Refused>(await WhatsApp.SendAsync(Message("d1", "Когда?", ["Да", "Нет"]), Now));

        Assert.Equal(2, Sent.Count(sent => sent.Form.ContainsKey("ContentSid")));
    }

    [Fact]
    public async Task A_message_with_buttons_whose_answer_was_lost_is_looked_for_before_it_is_sent_again()
    {
        host.Api.Answer = request => request.Method == "GET"
            ? (200, $$"""{"messages":[{"sid":"SM7","status":"sent","direction":"outbound-api","body":"Когда?","date_created":"{{time.GetUtcNow():R}}"}]}""")
            : (0, "");
        Assert.IsType<SendResult.Unknown>(await WhatsApp.SendAsync(Message("d1", "Когда?", ["Да", "Нет"]), Now));

        Assert.Equal(new SendResult.Sent("SM7"), await WhatsApp.SendAsync(Message("d1", "Когда?", ["Да", "Нет"]), Now));
    }

    [Fact]
    public async Task Switched_off_choices_are_numbers_and_nothing_is_asked()
    {
        await using var off = await StartAsync(("Twilio:Buttons", "false"));
        await off.Channels.Single(c => c.Id == ChannelId.WhatsApp).SendAsync(Message("d1", "Когда?", ["Да", Long]), Now);

        Assert.Equal($"Когда?\n1. Да\n2. {Long}", Assert.Single(off.Api.Requests, r => r.Method == "POST").Form["Body"]);
    }

    private async Task<TwilioHost> StartAsync(params (string, string?)[] changes)
    {
        var api = await TwilioApi.StartAsync();
        api.Contents = contents;
        return await TwilioHost.StartAsync(api, time, [("Twilio:ReconcileMinutes", "0"), .. changes]);
    }

    private async Task SendAsync(string text, params string[] labels) => Assert.IsType<SendResult.Sent>(await WhatsApp.SendAsync(Message($"d{Guid.NewGuid():N}", text, labels), Now));

    private FakeKeyboard Shown(TwilioRequest sent) => contents.Show(sent.Form["ContentSid"], sent.Form["ContentVariables"])!;

    private static string[] Labels(int count) => [.. Enumerable.Range(1, count).Select(i => $"Место {i}")];

    private static Delivery Message(string id, string text, string[] labels, string locale = "ru") =>
        new(id, new Address(ChannelId.WhatsApp, "+77010001122"), new OutboundMessage(text, [.. labels.Select((label, i) => new Button($"c{i + 1}", label, $"a.q:c{i + 1}:7"))], Importance.Routine, new LocaleTag(locale)))
        {
            Conversation = new ConversationId("abcdefghijklmnopqrstuvwxyz"),
        };
}
