using Hotline.Channels.WhatsApp;
using Hotline.Core.Channels;

namespace Hotline.Tests.Channels.WhatsApp;

/// <summary>A file by its id: where the token may go, and where not.</summary>
public sealed class WhatsAppMediaTests
{
    [Fact]
    public async Task A_file_is_asked_for_by_its_id_and_then_fetched_with_token_and_user_agent()
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Otherwise = call => call.Path == "/v23.0/2621233374848975" ? new GraphAnswer(200, $$"""{"url":"{{graph.Url}}/file?mid=1","mime_type":"image/jpeg","file_size":"4"}""") : new GraphAnswer(200, "data");
        using var client = new WhatsAppClient(WhatsAppRig.Options(graph.Url), TimeProvider.System);
        var opened = Assert.IsType<MediaFetch.Opened>(await new WhatsAppFiles(client, WhatsAppRig.Options(graph.Url)).OpenAsync("2621233374848975", TestContext.Current.CancellationToken));
        using var text = new StreamReader(opened.Content);
        Assert.Equal("data", await text.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal([("/v23.0/2621233374848975", "?phone_number_id=106540352242922"), ("/file", "?mid=1")], graph.Calls.Select(c => (c.Path, c.Query)));
        Assert.All(graph.Calls, call => Assert.Equal(("GET", "Bearer EAAmarkedtokenmarkedtoken", true), (call.Method, call.Authorization, call.UserAgent.StartsWith("Hotline/", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("""{"url":"http://127.0.0.1:1/file"}""")]
    [InlineData("""{"url":"file:///etc/passwd"}""")]
    [InlineData("""{"url":7}""")]
    [InlineData("""{"error":{"code":100,"error_subcode":33}}""")]
    public async Task What_meta_does_not_give_or_another_host_would_is_not_fetched(string answer)
    {
        await using var graph = await FakeGraph.StartAsync();
        graph.Otherwise = _ => new GraphAnswer(200, answer);
        using var client = new WhatsAppClient(WhatsAppRig.Options(graph.Url), TimeProvider.System);
        Assert.IsNotType<MediaFetch.Opened>(await new WhatsAppFiles(client, WhatsAppRig.Options(graph.Url)).OpenAsync("../../me", TestContext.Current.CancellationToken));
        Assert.Equal("/v23.0/..%2F..%2Fme", Assert.Single(graph.Calls).Path);
    }

    [Theory]
    [InlineData("https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=1", true)]
    [InlineData("https://scontent.xx.fbcdn.net/v/1", true)]
    [InlineData("https://mmg.whatsapp.net/1", true)]
    [InlineData("http://lookaside.fbsbx.com/1", false)]
    [InlineData("https://lookaside.fbsbx.com:8443/1", false)]
    [InlineData("https://fbsbx.com.example.org/1", false)]
    [InlineData("https://evilfbsbx.com/1", false)]
    [InlineData("https://lookaside.fbsbx.com@example.org/1", false)]
    [InlineData("https://user@lookaside.fbsbx.com/1", false)]
    [InlineData("https://graph.facebook.com/v23.0/me", true)]
    public void The_token_goes_to_metas_hosts_alone(string address, bool metas)
    {
        var options = WhatsAppRig.Options("https://graph.facebook.com");
        using var client = new WhatsAppClient(options, TimeProvider.System);
        Assert.Equal(metas, new WhatsAppFiles(client, options).IsMetas(new Uri(address)));
    }
}
