using Hotline.Channels.WebChat;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Channels.WebChat;

/// <summary>The settings of the web chat.</summary>
public sealed class WebChatOptionsTests
{
    [Theory]
    [InlineData("http://plain.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/chat")]
    [InlineData("")]
    public void A_way_out_that_is_no_https_address_is_refused_with_words(string address)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new("WebChat:ExitUrl", address)]).Build());
        services.AddWebChat();
        using var provider = services.BuildServiceProvider();
        var fault = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IOptions<WebChatOptions>>().Value);
        Assert.Contains("WebChat:ExitUrl", fault.Message, StringComparison.Ordinal);
    }
}
