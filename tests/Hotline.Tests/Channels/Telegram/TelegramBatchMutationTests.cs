using System.Globalization;
using System.Text;
using System.Text.Json;
using Hotline.Channels.Telegram;
using Hotline.Core.Messaging;
using Hotline.Tests.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace Hotline.Tests.Channels.Telegram;

/// <summary>
/// Batches as polling fetches them: recorded updates damaged in two hundred ways each, and updates nested far beyond reason, each between healthy neighbours. Whatever the damage is, the neighbours are
/// stored and the batch is confirmed.
/// </summary>
public sealed class TelegramBatchMutationTests
{
    private const int Ways = 200;

    [Fact]
    public async Task A_damaged_update_never_loses_its_neighbours()
    {
        var damage = new Random(20261123);
        var damaged = new List<(string Name, byte[] Update)>();
        foreach (var file in Directory.GetFiles(SharedData.Find("contracts/samples/telegram"), "*.json").Order(StringComparer.Ordinal))
        {
            using var sample = JsonDocument.Parse(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));
            for (var way = 0; way < Ways; way++) damaged.Add(($"{Path.GetFileName(file)}, way {way}", JsonDamage.Of(sample.RootElement.GetProperty("payload"), damage, way)));
        }

        Assert.Equal(39 * Ways, damaged.Count);
        await AreHeardAsync(damaged);
    }

    [Theory]
    [InlineData(40)]
    [InlineData(240)]
    public async Task An_update_that_is_nested_deeply_holds_up_nobody(int quotes)
    {
        // Each quote nests two deep: the block and its list.
        var rich = string.Concat(Enumerable.Repeat("{\"type\":\"quote\",\"blocks\":[", quotes)) + string.Concat(Enumerable.Repeat("]}", quotes));
        await AreHeardAsync([($"{quotes} quotes", Encoding.UTF8.GetBytes($$$"""{"update_id":7,"message":{"message_id":1,"date":1700000000,"chat":{"id":9,"type":"private"},"rich_message":{{{rich}}}}}"""))]);
    }

    /// <summary>Each of them in a batch of its own, a healthy one before and behind it.</summary>
    private static async Task AreHeardAsync(List<(string Name, byte[] Update)> damaged)
    {
        var (asked, done) = (0, new TaskCompletionSource());
        await using var api = Api(() =>
        {
            if (asked < damaged.Count) return Between(asked, damaged[asked++].Update);
            done.TrySetResult();
            return """{"ok":true,"result":[]}"""u8.ToArray();
        });
        await api.StartAsync(TestContext.Current.CancellationToken);
        await using var host = await ChannelHost.StartAsync(new TelegramModule(), TimeProvider.System, new Dictionary<string, string?>
        {
            ["Telegram:Token"] = "123456789:AAabcdefghijklmnopqrstuvwxyz_-12345",
            ["Telegram:ApiUrl"] = api.Urls.Single(),
        });
        await done.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        var texts = host.Inbox.Stored.Select(message => (message.Content as InboundText)?.Text).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < damaged.Count; i++)
            Assert.True(texts.Contains($"before {i}") && texts.Contains($"behind {i}"), $"{damaged[i].Name}: {Encoding.UTF8.GetString(damaged[i].Update)}");
        Assert.DoesNotContain(host.Logs.Lines, line => line.StartsWith("Error", StringComparison.Ordinal) || line.StartsWith("Critical", StringComparison.Ordinal));
    }

    private static WebApplication Api(Func<byte[]> next)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async context =>
        {
            var answer = context.Request.Path.Value!.EndsWith("/getUpdates", StringComparison.Ordinal) ? next() : """{"ok":true,"result":true}"""u8.ToArray();
            context.Response.ContentType = "application/json";
            await context.Response.Body.WriteAsync(answer, context.RequestAborted);
        });
        return app;
    }

    private static byte[] Between(int batch, byte[] damaged)
    {
        string Healthy(int place, string words) => string.Create(CultureInfo.InvariantCulture, $$$"""{"update_id":{{{990_000_000 + batch * 2 + place}}},"message":{"date":1700000000,"chat":{"id":{{{42 + place}}},"type":"private"},"text":"{{{words}}} {{{batch}}}"}}""");
        return [.. Encoding.UTF8.GetBytes($$"""{"ok":true,"result":[{{Healthy(0, "before")}},"""), .. damaged, .. Encoding.UTF8.GetBytes($",{Healthy(1, "behind")}]}}")];
    }
}
