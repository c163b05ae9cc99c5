using System.Net;
using System.Text;
using System.Text.Json;
using Hotline.Channels.Telegram;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;

namespace Hotline.Tests.Channels.Telegram;

/// <summary>
/// Recorded updates damaged in two hundred ways each, from a fixed seed, at the webhook: whatever the damage is, Telegram is thanked for it or told that it is no JSON, nothing fails, and the next
/// person is heard.
/// </summary>
public sealed class TelegramMutationTests
{
    private const int Ways = 200;
    private const string Secret = "right-secret_1";

    [Fact]
    public async Task A_damaged_update_breaks_nothing_and_holds_up_nobody()
    {
        await using var host = await ChannelHost.StartAsync(new TelegramModule(), TimeProvider.System, new Dictionary<string, string?>
        {
            ["Telegram:Token"] = "123456789:AAabcdefghijklmnopqrstuvwxyz_-12345",
            ["Telegram:WebhookSecret"] = Secret,
            ["Telegram:ApiUrl"] = "http://127.0.0.1:9",
        });
        var damage = new Random(20261122);
        var heard = 0;
        foreach (var file in Directory.GetFiles(SharedData.Find("contracts/samples/telegram"), "*.json").Order(StringComparer.Ordinal))
        {
            using var sample = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            var payload = sample.RootElement.GetProperty("payload");
            for (var way = 0; way < Ways; way++)
            {
                // Every sixth is cut off, which leaves no JSON.
                var whole = way % 6 != 5;
                var post = whole ? JsonDamage.Of(payload, damage, way) : Encoding.UTF8.GetBytes(payload.GetRawText())[..^(1 + damage.Next(payload.GetRawText().Length - 2))];
                var answer = await PostAsync(host, post);
                // Bytes that are no UTF-8 make no JSON either.
                Assert.True(answer == HttpStatusCode.OK && whole || answer == HttpStatusCode.BadRequest && (!whole || !IsJson(post)), $"{Path.GetFileName(file)}, way {way}: {answer} to {Encoding.UTF8.GetString(post)}");
            }

            Assert.Equal(HttpStatusCode.OK, await PostAsync(host, Encoding.UTF8.GetBytes($$$"""{"update_id":{{{990_000_000_000 + heard}}},"message":{"date":1700000000,"chat":{"id":42,"type":"private"},"text":"next {{{heard}}}"}}""")));
            Assert.Equal(new InboundText($"next {heard++}"), host.Inbox.Stored.Last().Content);
        }

        Assert.Equal(39, heard);
        // That nobody outside can reach us here is told once, and is no matter of these updates.
        Assert.DoesNotContain(host.Logs.Lines, line => (line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal)) && !line.Contains("is not registered", StringComparison.Ordinal));
    }

    private static async Task<HttpStatusCode> PostAsync(ChannelHost host, byte[] body)
    {
        using var answer = await host.PostAsync("/webhooks/telegram", new ByteArrayContent(body), "X-Telegram-Bot-Api-Secret-Token", Secret);
        return answer.StatusCode;
    }

    private static bool IsJson(byte[] body)
    {
        try
        {
            using var json = JsonDocument.Parse(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(body));
            return true;
        }
        catch (Exception fault) when (fault is JsonException or DecoderFallbackException)
        {
            return false;
        }
    }
}
