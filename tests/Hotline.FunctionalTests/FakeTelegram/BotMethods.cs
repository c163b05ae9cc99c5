using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>The methods of the Bot API that a hotline may use, with the server's checks and words. One row per method.</summary>
internal sealed partial class BotMethods(World world, UpdateQueue updates, Pulse pulse, List<WebhookDelivery> deliveries, Func<string, JsonObject, Task> call) : IAsyncDisposable
{
    private const int LargestDownload = 20 * 1024 * 1024;
    private readonly SemaphoreSlim webhookGate = new(1);
    private Webhook? webhook;
    private DateTimeOffset webhookSetAt;

    public async Task<JsonNode?> InvokeAsync(string method, JsonObject p, CancellationToken cancellationToken)
    {
        switch (method)
        {
            case "getUpdates": return await GetUpdatesAsync(p, cancellationToken);
            case "setWebhook": return await AloneAsync(() => SetWebhookAsync(p));
            case "deleteWebhook": return await AloneAsync(() => DeleteWebhookAsync(p));
        }

        lock (world.Gate)
        {
            return method switch
            {
                "getMe" => World.Bot,
                "getWebhookInfo" => WebhookInfo(),
                "sendMessage" => SendMessage(p),
                "sendLocation" => SendLocation(p),
                "sendPhoto" => SendFile(p, "photo"),
                "sendVoice" => SendFile(p, "voice"),
                "sendAudio" => SendFile(p, "audio"),
                "sendVideo" => SendFile(p, "video"),
                "sendDocument" => SendFile(p, "document"),
                "editMessageText" => EditMessageText(p),
                "editMessageReplyMarkup" => EditMessageReplyMarkup(p),
                "deleteMessage" => DeleteMessage(p),
                "answerCallbackQuery" => AnswerCallbackQuery(p),
                "sendChatAction" => SendChatAction(p),
                "getFile" => GetFile(p),
                "getChat" => GetChat(p),
                "getChatMember" => GetChatMember(p),
                "setMyCommands" => SetMyCommands(p),
                "getMyCommands" => world.Commands.DeepClone(),
                "createForumTopic" => CreateForumTopic(p),
                "editForumTopic" => ChangeTopic(p, (chat, topic) => chat.TopicNames[topic] = p.Text("name") is { Length: > 0 } name ? name : chat.TopicNames[topic]),
                "closeForumTopic" => ChangeTopic(p, (chat, topic) => chat.Topics[topic] = true),
                "reopenForumTopic" => ChangeTopic(p, (chat, topic) => chat.Topics[topic] = false),
                "deleteForumTopic" => ChangeTopic(p, Delete),
                _ => throw new BotException(404, "Not Found: method not found"),
            };
        }
    }

    public async ValueTask DisposeAsync()
    {
        await webhookGate.WaitAsync();
        if (webhook is not null) await webhook.DisposeAsync();
        webhookGate.Dispose();
    }

    /// <summary>One change of the webhook at a time: two programs that set it at once would leave two that deliver, side by side.</summary>
    private async Task<JsonNode> AloneAsync(Func<Task<JsonNode>> change)
    {
        await webhookGate.WaitAsync();
        try
        {
            return await change();
        }
        finally
        {
            webhookGate.Release();
        }
    }

    private async Task<JsonNode> GetUpdatesAsync(JsonObject p, CancellationToken cancellationToken)
    {
        updates.Allow(p["allowed_updates"]);
        var limit = (int)Math.Clamp(p.Number("limit") ?? 100, 1, 100);
        var timeout = TimeSpan.FromSeconds(Math.Clamp(p.Number("timeout") ?? 0, 0, 50));
        return await updates.PollAsync(p.Number("offset") ?? 0, limit, timeout, cancellationToken);
    }

    private async Task<JsonNode> SetWebhookAsync(JsonObject p)
    {
        var url = p.Text("url");
        if (url.Length == 0) return await DeleteWebhookAsync(p);
        var secret = p.Text("secret_token");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || !(address.Scheme == "https" || address.IsLoopback))
            throw BotException.Bad("bad webhook: An HTTPS URL must be provided for webhook");
        if (secret.Length > 0 && !SecretShape().IsMatch(secret)) throw BotException.Bad("secret token contains unallowed characters");

        var now = world.Clock.GetUtcNow();
        if (now - webhookSetAt < TimeSpan.FromSeconds(1)) throw new BotException(429, "Too Many Requests: retry after 1", retryAfter: 1);
        webhookSetAt = now;
        updates.Allow(p["allowed_updates"]);
        if (webhook is not null) await webhook.DisposeAsync();
        updates.SetWebhook(on: true, p.Flag("drop_pending_updates"));
        var connections = (int)Math.Clamp(p.Number("max_connections") ?? 40, 1, 100);
        webhook = new Webhook(url, secret.Length > 0 ? secret : null, connections, updates, world.Clock, pulse, deliveries, call);
        return true;
    }

    private async Task<JsonNode> DeleteWebhookAsync(JsonObject p)
    {
        if (webhook is not null) await webhook.DisposeAsync();
        webhook = null;
        updates.SetWebhook(on: false, p.Flag("drop_pending_updates"));
        return true;
    }

    private JsonObject WebhookInfo()
    {
        var info = new JsonObject { ["url"] = webhook?.Url ?? "", ["has_custom_certificate"] = false, ["pending_update_count"] = updates.Pending.Count };
        if (webhook is not null) info["max_connections"] = webhook.MaxConnections;
        return info;
    }

    private JsonNode AnswerCallbackQuery(JsonObject p)
    {
        if (p.Text("text").Length > 200) throw BotException.Bad("MESSAGE_TOO_LONG");
        return world.Taps.Remove(p.Text("callback_query_id"), out var until) && until > world.Clock.GetUtcNow()
            ? true
            : throw BotException.Bad("query is too old and response timeout expired or query ID is invalid");
    }

    private JsonNode SendChatAction(JsonObject p)
    {
        Writable(p);
        return p.Text("action").Length > 0 ? true : throw BotException.Bad("wrong parameter action in request");
    }

    private JsonObject GetFile(JsonObject p)
    {
        var file = world.Files.GetValueOrDefault(p.Text("file_id")) ?? throw BotException.Bad("wrong file_id or the file is temporarily unavailable");
        if (file.Size > LargestDownload) throw BotException.Bad("file is too big");
        return new JsonObject { ["file_id"] = file.Id, ["file_unique_id"] = file.UniqueId, ["file_size"] = file.Size, ["file_path"] = file.Path };
    }

    private JsonObject GetChat(JsonObject p)
    {
        var chat = world.Chat(p.RequiredNumber("chat_id")).ToJson();
        chat["accent_color_id"] = 0;
        chat["max_reaction_count"] = 11;
        chat["accepted_gift_types"] = new JsonObject
        {
            ["unlimited_gifts"] = false,
            ["limited_gifts"] = false,
            ["unique_gifts"] = false,
            ["premium_subscription"] = false,
            ["gifts_from_channels"] = false,
        };
        return chat;
    }

    private JsonNode SetMyCommands(JsonObject p)
    {
        world.Commands = p["commands"]?.DeepClone() as JsonArray ?? throw BotException.Bad("commands must be specified");
        return true;
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{1,256}$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretShape();
}
