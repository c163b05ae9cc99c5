using Hotline.Channels.Telegram;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hotline.Tests.Channels.Telegram;

public sealed class TelegramOptionsTests
{
    private static TelegramOptions? Read(params (string Key, string Value)[] settings) => TelegramOptions.Read(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Key, (string?)s.Value))).Build());

    [Fact]
    public void Without_a_token_there_is_no_telegram() => Assert.Null(Read(("Telegram:Token", " "), ("Telegram:PerSecond", "0")));

    [Fact]
    public void Defaults_keep_to_what_telegram_asks_for()
    {
        var options = Read(("Telegram:Token", "123456789:AAabcdefghijklmnopqrstuvwxyz_-12345"))!;
        Assert.Equal(("https://api.telegram.org", 30, 1d, false), (options.ApiUrl, options.PerSecond, options.PerChatPerSecond, options.ByWebhook));
    }

    [Fact]
    public void All_faults_are_told_at_once_and_none_shows_a_secret()
    {
        var error = Assert.Throws<OptionsValidationException>(() => Read(
            ("Telegram:Token", "marked-token"), ("Telegram:ApiUrl", "ftp://x"), ("Telegram:WebhookSecret", "marked secret"), ("PublicUrl", "here"),
            ("Telegram:PerSecond", "-1"), ("Telegram:PerChatPerSecond", "-1"), ("Telegram:PerChatBurst", "0"), ("Telegram:PollSeconds", "51")));
        Assert.Equal(8, error.Failures.Count());
        Assert.DoesNotContain("marked", error.ToString(), StringComparison.Ordinal);
    }
}
