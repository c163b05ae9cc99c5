using System.Net;
using Hotline.Server.Security;
using Hotline.Server.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Server.Security;

public sealed class TrustedProxiesTests
{
    [Theory]
    [InlineData("127.0.0.1", "127.0.0.1", true)]
    [InlineData("127.0.0.1", "::ffff:127.0.0.1", true)]
    [InlineData("10.0.0.0/8, ::1", "10.20.30.40", true)]
    [InlineData("10.0.0.0/8, ::1", "::1", true)]
    [InlineData("fd00::/8", "fd12:3456::1", true)]
    [InlineData("10.0.0.0/8, ::1", "11.0.0.1", false)]
    [InlineData("127.0.0.1", "127.0.0.2", false)]
    [InlineData("", "127.0.0.1", false)]
    public async Task Forwarded_headers_count_from_the_named_proxies_alone_and_never_name_the_host(string trusted, string caller, bool believed)
    {
        var seen = await SeenAsync(trusted, caller);

        Assert.Equal(believed ? (IPAddress.Parse("192.0.2.9"), "https") : (IPAddress.Parse(caller), "http"), (seen.Connection.RemoteIpAddress!, seen.Request.Scheme));
        Assert.Equal("hotline.example.org", seen.Request.Host.Value);
    }

    [Theory]
    [InlineData("the one in the cellar")]
    [InlineData("10")]
    [InlineData("10.0.0.0/33")]
    [InlineData("proxy.example.org")]
    public void A_value_that_names_no_proxy_is_refused_with_what_to_write(string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("TrustedProxies", $"127.0.0.1, {value}"), new("Flood:RepliesPerMinute", "few")]).Build();

        var words = Assert.Throws<SettingsException>(() => SettingsFaults.Checked(configuration)).Message.Split('\n');

        Assert.Equal(2, words.Length);
        Assert.Contains(words, w => w.StartsWith($"TrustedProxies names '{value}'", StringComparison.Ordinal) && w.Contains("10.0.0.0/8", StringComparison.Ordinal));
    }

    private static async Task<HttpContext> SeenAsync(string trusted, string caller)
    {
        await using var services = new ServiceCollection().AddLogging(logs => logs.ClearProviders()).AddOptions().BuildServiceProvider();
        var app = new ApplicationBuilder(services);
        app.UseTrustedProxies(new ConfigurationBuilder().AddInMemoryCollection([new("TrustedProxies", trusted)]).Build());
        app.Run(_ => Task.CompletedTask);
        var context = new DefaultHttpContext { RequestServices = services };
        context.Connection.RemoteIpAddress = IPAddress.Parse(caller);
        (context.Request.Scheme, context.Request.Host) = ("http", new HostString("hotline.example.org"));
        context.Request.Headers["X-Forwarded-For"] = "192.0.2.9";
        context.Request.Headers["X-Forwarded-Proto"] = "https";
        context.Request.Headers["X-Forwarded-Host"] = "evil.example";
        await app.Build()(context);
        return context;
    }
}
