using System.Globalization;
using Hotline.Core.Channels;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>
/// A question that Twilio took and WhatsApp refused later because of its buttons: from end to end, on the real channel over a socket, with the real stores, turns and receipts.
/// </summary>
public sealed class RefusedKeyboardTests : IAsyncLifetime
{
    private readonly ManualTime time = new();
    private TwilioHost host = null!;
    private CaseOnChannel people = null!;
    private int sids;

    private IReadOnlyList<TwilioRequest> Sent => [.. host.Api.Requests.Where(request => request is { Method: "POST", Path: not "/v1/Content" })];

    public async ValueTask InitializeAsync()
    {
        host = await TwilioHost.StartAsync(time: time, changes: [("Twilio:SmsFrom", null), ("Twilio:WhatsAppPerSecond", "0"), ("Twilio:ReconcileMinutes", "10")]);
        host.Api.Contents = new FakeContents();
        host.Api.Answer = request => request.Method == "GET" ? (200, TwilioApi.NoMessages) : (201, $$"""{"sid":"SM{{Interlocked.Increment(ref sids)}}","status":"queued"}""");
        people = await CaseOnChannel.OpenAsync(host.Channels.Single(), new Address(ChannelId.WhatsApp, "+77010001122"), handedOff: false);
        await people.WriteAsync("здравствуйте");
        await people.RunAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await people.DisposeAsync();
        await host.DisposeAsync();
    }

    [Theory]
    [InlineData("63013")]
    [InlineData("63005")]
    public async Task Is_asked_again_in_numbered_words_once(string code)
    {
        var asked = Assert.Single(Sent);
        var shown = host.Api.Contents!.Show(asked.Form["ContentSid"], asked.Form["ContentVariables"])!;

        for (var i = 0; i < 3; i++) await RefuseAsync(asked, code);

        var words = Assert.Single(Sent.Skip(1)).Form;
        Assert.DoesNotContain("ContentSid", words.Keys);
        Assert.All(shown.Choices.Select((choice, i) => string.Create(CultureInfo.InvariantCulture, $"\n{i + 1}. {choice.Title}")), line => Assert.Contains(line, words["Body"], StringComparison.Ordinal));
        Assert.StartsWith(shown.Text.Split('\n')[0], words["Body"], StringComparison.Ordinal);
        // In words it has no buttons to be refused for.
        await RefuseAsync(Sent[^1], code);
        Assert.Equal(2, Sent.Count);
        await people.WriteAsync("2");
        await people.RunAsync();
        Assert.NotEmpty(Sent.Skip(2));
        Assert.DoesNotContain(Sent.Skip(2), sent => sent.Form.GetValueOrDefault("Body") == words["Body"]);
    }

    [Fact]
    public async Task Is_not_asked_again_when_the_person_went_on()
    {
        var asked = Assert.Single(Sent);
        await people.WriteAsync("2");
        await people.RunAsync();
        var after = Sent.Count;

        await RefuseAsync(asked, "63013");

        Assert.True(after > 1);
        Assert.Equal(after, Sent.Count);
    }

    [Fact]
    public async Task Is_asked_in_words_too_where_the_callback_was_lost_and_the_list_tells_it()
    {
        host.Api.Answer = request => request.Method != "GET" ? (201, """{"sid":"SM9","status":"queued"}""") : (200, request.Query.ContainsKey("From")
            ? $$"""{"messages":[{"sid":"SM1","direction":"outbound-api","status":"undelivered","from":"whatsapp:+14155238886","to":"whatsapp:+77010001122","body":"","num_media":"0","error_code":63013,"date_created":"{{time.GetUtcNow():R}}"}],"next_page_uri":null}"""
            : TwilioApi.NoMessages);
        var told = new TaskCompletionSource<DeliveryReceipt>(TaskCreationOptions.RunContinuationsAsynchronously);
        host.Receipts.Before = told.SetResult;
        await time.UntilDueInAsync(TimeSpan.FromMinutes(10));
        time.Advance(TimeSpan.FromMinutes(10));
        await people.NoteAsync(await told.Task.WaitAsync(TestContext.Current.CancellationToken));
        await people.RunAsync();

        Assert.DoesNotContain("ContentSid", Assert.Single(Sent.Skip(1)).Form.Keys);
    }

    private async Task RefuseAsync(TwilioRequest sent, string code)
    {
        var callback = new Uri(sent.Form["StatusCallback"]);
        using var answer = await host.PostAsync(callback.PathAndQuery, ("MessageSid", "SM1"), ("MessageStatus", "undelivered"), ("ErrorCode", code));
        Assert.True(answer.IsSuccessStatusCode);
        await people.NoteAsync(host.Receipts.Noted.Last());
        await people.RunAsync();
    }
}
