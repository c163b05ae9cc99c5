using Hotline.Channels.Twilio.Calls;
using Hotline.Channels.Twilio.Files;
using Hotline.Channels.Twilio.Redacting;
using Hotline.Channels.Twilio.Sending;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Media;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace Hotline.Tests.Channels.Twilio;

/// <summary>Files that people sent by way of Twilio, from servers that do what servers do.</summary>
public sealed class TwilioMediaTests
{
    private const string File = "/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME1";

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_redirect_to_the_store_of_files_is_followed_without_credentials()
    {
        await using var store = await FileEdge.StartAsync(context => context.Response.Body.WriteAsync(Pictures.Png).AsTask(), tls: true);
        await using var twilio = await FileEdge.StartAsync(context => RedirectAsync(context, $"{store.Url}/stored?sig=1"));
        var opened = Assert.IsType<MediaFetch.Opened>(await OpenAsync(twilio, store: store));
        await using (opened.Content) Assert.Equal(Pictures.Png, await BoundedFile.ReadAsync(opened.Content, Now));
        Assert.StartsWith("Basic ", Assert.Single(twilio.Asked).Authorization, StringComparison.Ordinal);
        Assert.Equal(("/stored", ""), Assert.Single(store.Asked));
    }

    [Fact]
    public async Task A_redirect_without_tls_or_without_end_is_not_followed()
    {
        await using var open = await FileEdge.StartAsync(_ => Task.CompletedTask);
        await using var leading = await FileEdge.StartAsync(context => RedirectAsync(context, $"{open.Url}/stored"));
        Assert.IsType<MediaFetch.Gone>(await OpenAsync(leading));
        Assert.Empty(open.Asked);
        await using var round = await FileEdge.StartAsync(context => RedirectAsync(context, File));
        Assert.IsType<MediaFetch.Gone>(await OpenAsync(round));
        Assert.Equal(4, round.Asked.Count);
    }

    [Theory]
    [InlineData(404, true)]
    [InlineData(410, true)]
    [InlineData(401, false)]
    [InlineData(429, false)]
    [InlineData(503, false)]
    public async Task What_twilio_does_not_give_is_asked_for_later_and_once_when_it_is_not_there(int status, bool once)
    {
        await using var twilio = await FileEdge.StartAsync(context =>
        {
            context.Response.StatusCode = status;
            if (status == 429) context.Response.Headers.RetryAfter = "7";
            return Task.CompletedTask;
        });
        Assert.Equal(new MediaFetch.Later(status == 429 ? TimeSpan.FromSeconds(7) : null, once), await OpenAsync(twilio));
    }

    [Fact]
    public async Task A_line_that_breaks_or_a_server_that_is_away_is_trouble_of_the_line()
    {
        var begun = new TaskCompletionSource();
        await using var twilio = await FileEdge.StartAsync(async context =>
        {
            context.Response.ContentLength = 10_000;
            await context.Response.Body.WriteAsync(Pictures.Png);
            await context.Response.Body.FlushAsync();
            await begun.Task;
            context.Abort();
        });
        var opened = Assert.IsType<MediaFetch.Opened>(await OpenAsync(twilio));
        begun.SetResult();
        await using (opened.Content) await Assert.ThrowsAnyAsync<IOException>(() => BoundedFile.ReadAsync(opened.Content, Now));
        await using var away = await FileEdge.StartAsync(context =>
        {
            context.Abort();
            return Task.CompletedTask;
        });
        Assert.Equal(new MediaFetch.Later(), await OpenAsync(away));
    }

    [Fact]
    public async Task Of_what_has_no_end_no_more_is_read_than_is_kept()
    {
        var piece = new byte[64 * 1024];
        var ended = new TaskCompletionSource();
        await using var twilio = await FileEdge.StartAsync(async context =>
        {
            try
            {
                while (true) await context.Response.Body.WriteAsync(piece, context.RequestAborted);
            }
            finally
            {
                ended.SetResult();
            }
        });
        var opened = Assert.IsType<MediaFetch.Opened>(await OpenAsync(twilio));
        await using (opened.Content) Assert.Null(await BoundedFile.ReadAsync(opened.Content, Now));
        await ended.Task.WaitAsync(Now);
    }

    [Fact]
    public async Task A_server_that_says_nothing_is_waited_for_as_long_as_the_caller_waits()
    {
        var asked = new TaskCompletionSource();
        await using var twilio = await FileEdge.StartAsync(async context =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        using var patience = new CancellationTokenSource();
        var opening = OpenAsync(twilio, patience.Token);
        await asked.Task.WaitAsync(Now);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => opening);
    }

    [Theory]
    [InlineData("text", "DELETE Messages/MM1/Media/ME1.json")]
    [InlineData("delete", "DELETE Messages/MM1/Media/ME1.json,GET Messages/MM1/Media.json,DELETE Messages/MM1.json")]
    public async Task What_is_kept_here_goes_at_twilio(string redact, string calls)
    {
        await using var host = await TwilioHost.StartAsync(changes: [("Twilio:Redact", redact), ("Twilio:ReconcileMinutes", "0")]);
        host.Api.Answer = request => request.Method == "GET" ? (200, request.Path.EndsWith("/Media.json", StringComparison.Ordinal) ? """{"media_list":[]}""" : TwilioApi.NoMessages) : (204, "");
        await host.Files.DoneAsync("https://api.twilio.com" + File, Now);
        var wanted = calls.Split(',');
        await host.Api.UntilAsync(all => Called(all).Count() >= wanted.Length);
        Assert.Equal(wanted, Called(host.Api.Requests));
    }

    [Fact]
    public async Task The_record_stays_while_another_file_of_it_is_still_to_be_fetched()
    {
        await using var host = await TwilioHost.StartAsync(changes: [("Twilio:Redact", "delete"), ("Twilio:ReconcileMinutes", "0")]);
        var left = true;
        host.Api.Answer = request => (request.Method, request.Path.EndsWith("/Media.json", StringComparison.Ordinal)) switch
        {
            ("GET", true) => (200, left ? """{"media_list":[{"uri":"/2010-04-01/Accounts/AC1/Messages/MM1/Media/ME2.json","content_type":"image/png"}]}""" : """{"media_list":[]}"""),
            ("GET", _) => (200, TwilioApi.NoMessages),
            _ => (204, ""),
        };
        await host.Files.DoneAsync(File, Now);
        await host.Api.UntilAsync(all => Called(all).Count() == 2);
        left = false;
        await host.Files.DoneAsync(File.Replace("ME1", "ME2", StringComparison.Ordinal), Now);
        await host.Api.UntilAsync(all => Called(all).Contains("DELETE Messages/MM1.json"));
        Assert.Equal(["DELETE Messages/MM1/Media/ME1.json", "GET Messages/MM1/Media.json", "DELETE Messages/MM1/Media/ME2.json", "GET Messages/MM1/Media.json", "DELETE Messages/MM1.json"], Called(host.Api.Requests));
    }

    [Fact]
    public async Task Files_of_our_own_message_go_when_it_has_arrived()
    {
        var (time, stays) = (new ManualTime(), RuntimeLimits.RetryHorizon + TimeSpan.FromMinutes(1));
        await using var host = await TwilioHost.StartAsync(null, time, ("Twilio:Redact", "text"), ("Twilio:ReconcileMinutes", "0"));
        host.Api.Answer = request => (request.Method, request.Path.EndsWith("/Media.json", StringComparison.Ordinal)) switch
        {
            ("GET", true) => (200, """{"media_list":[{"uri":"/2010-04-01/Accounts/AC1/Messages/MM7/Media/ME9.json","content_type":"image/png"}]}"""),
            ("GET", _) => (200, TwilioApi.NoMessages),
            ("DELETE", _) => (204, ""),
            _ => (200, """{"sid":"MM7"}"""),
        };
        using var answer = await host.PostAsync($"{TwilioCallback.Path}?mark=abcdefghijklmnopqrstuvwxyz.d1", ("MessageSid", "MM7"), ("MessageStatus", "delivered"));
        await time.UntilDueInAsync(stays);
        time.Advance(stays);
        await host.Api.UntilAsync(all => all.Any(r => r.Method == "POST"));
        Assert.Equal(["GET Messages/MM7/Media.json", "DELETE Messages/MM7/Media/ME9.json", "POST Messages/MM7.json"], Called(host.Api.Requests));
    }

    private static IEnumerable<string> Called(IEnumerable<TwilioRequest> requests) => requests.Where(r => !r.Path.EndsWith("/Messages.json", StringComparison.Ordinal)).Select(r => $"{r.Method} {r.Path[(r.Path.IndexOf("Messages", StringComparison.Ordinal))..]}");

    private static Task RedirectAsync(HttpContext context, string to)
    {
        context.Response.Redirect(to);
        return Task.CompletedTask;
    }

    private static async Task<MediaFetch> OpenAsync(FileEdge twilio, CancellationToken? patience = null, FileEdge? store = null)
    {
        var options = TwilioSettings.Options(("Twilio:ApiUrl", twilio.Url));
#pragma warning disable CA2000 // What was opened is read after this.
        var client = new TwilioClient(options, TimeProvider.System);
#pragma warning restore CA2000
        client.Tls.RemoteCertificateValidationCallback = (_, shown, _, _) => store?.Is(shown) == true;
        return await new TwilioMedia(client, options, new TwilioRedactor(client, options, new FreeCourtesies(), TimeProvider.System, NullLogger<TwilioRedactor>.Instance)).OpenAsync(twilio.Url + File, patience ?? Now);
    }
}
