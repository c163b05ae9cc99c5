using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>
/// A Telegram for tests: the Bot API on a free loopback port, behaving as the real server does where a bot can notice, and people to write through it. Proved by
/// grammY and by the published API description. Thread-safe. Its clock runs <c>speed</c> times as fast as the real one: pauses, polls, expiry.
/// </summary>
public sealed class FakeTelegramServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly BotMethods methods;
    private readonly Pulse pulse = new();
    private readonly List<FakeCall> calls = [];
    private readonly List<WebhookDelivery> deliveries = [];
    private readonly TaskCompletionSource closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, Queue<BotException>> failures = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> answersToLose = new(StringComparer.Ordinal);
    private volatile bool silent;
    private volatile Task downloadGate = Task.CompletedTask;
    private int downloadsBegun;
    private int downloadsDone;

    private FakeTelegramServer(FastClock clock, bool keep)
    {
        World = new(clock);
        Updates = new(clock, pulse);
        methods = new(World, Updates, pulse, deliveries, CallAsync);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = 60 * 1024 * 1024);
        app = builder.Build();
        if (keep) app.KeepRequests();
        app.Map("/bot{token}/{method}", AnswerAsync);
        app.MapGet("/file/bot{token}/{**path}", DownloadAsync);
        app.MapFallback(context => WriteAsync(context, new BotException(404, "Not Found")));
    }

    /// <summary>What to put into <c>Telegram:ApiUrl</c>.</summary>
    public string Url => app.Urls.Single();

    public string Token => World.Token;

    /// <summary>Settings of a program that writes to it without holding itself back. A copy, to add to.</summary>
    public Dictionary<string, string> Settings => new()
    {
        ["Telegram:Token"] = Token,
        ["Telegram:ApiUrl"] = Url,
        ["Telegram:PerSecond"] = "1000",
        ["Telegram:PerChatPerSecond"] = "100",
        ["Flood:RepliesPerMinute"] = "0",
    };

    public FastClock Clock => World.Clock;

    public IReadOnlyList<FakeCall> Calls
    {
        get
        {
            lock (calls) return [.. calls];
        }
    }

    public IReadOnlyList<WebhookDelivery> Deliveries
    {
        get
        {
            lock (deliveries) return [.. deliveries];
        }
    }

    /// <summary>Updates that the bot has not confirmed.</summary>
    public int Pending => Updates.Pending.Count;

    /// <summary>Messages that were taken although the bot never read so.</summary>
    public int LostAnswers => All(chat => chat.Sent.Count(m => m.AnswerLost));

    /// <summary>Messages whose answer was the last thing on a connection that ended: the bot may have died before it read it.</summary>
    public int MaybeLostAnswers => All(chat => chat.Sent.Count(m => m.AnswerMaybeLost));

    internal World World { get; }

    internal UpdateQueue Updates { get; }

    /// <summary>Starts one on a free port.</summary>
    /// <param name="speed">How many times as fast as the real one.</param>
    /// <param name="ours">Whether our own client calls it: its requests are kept.</param>
    public static async Task<FakeTelegramServer> StartAsync(double speed = 10, bool ours = true)
    {
        var server = new FakeTelegramServer(new FastClock(speed), ours);
        await server.app.StartAsync();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        closing.TrySetResult();
        await methods.DisposeAsync();
        Updates.SetWebhook(on: true, drop: true);
        await app.DisposeAsync();
    }

    /// <summary>A person, who has not written yet: the bot may not write to them before they do. The same id is the same chat.</summary>
    public FakePerson Person(long id, string? languageCode = null)
    {
        lock (World.Gate)
        {
            if (!World.Chats.TryGetValue(id, out var chat)) World.Chats.Add(id, chat = new(id, "private", $"Person {id}"));
            return new(this, chat, languageCode);
        }
    }

    /// <summary>A supergroup that the bot is in.</summary>
    public FakeGroup Group(long id, bool forum = false)
    {
        lock (World.Gate)
        {
            if (!World.Chats.TryGetValue(id, out var chat)) World.Chats.Add(id, chat = new(id, "supergroup", "Test group") { IsForum = forum, Open = true });
            return new(this, chat);
        }
    }

    /// <summary>The next message to a chat in the order of sending, waiting for it if need be.</summary>
    public async Task<SentMessage> NextMessageAsync(long chatId)
    {
        await pulse.UntilAsync(
            () => Locked(chatId, chat => chat.Seen < chat.Sent.Count), () => $"no further message to chat {chatId}; calls: {string.Join(", ", Calls.TakeLast(10).Select(c => $"{c.Method} {c.Status}"))}");
        return Locked(chatId, chat => chat.Sent[chat.Seen++]);
    }

    public Task<SentMessage> NextMessageAsync(FakePerson person) => NextMessageAsync(person.Id);

    /// <summary>All messages to a chat so far.</summary>
    public IReadOnlyList<SentMessage> SentTo(long chatId) => Locked(chatId, chat => chat.Sent.ToList());

    /// <summary>Waits until something is so, looking again after every call and delivery.</summary>
    public Task UntilAsync(Func<bool> condition, string words, TimeSpan? patience = null) => pulse.UntilAsync(condition, () => words, patience);

    /// <summary>Brings an update a second time, as after a late or lost confirmation.</summary>
    public void SecondDelivery(long updateId) => Updates.Again(updateId);

    /// <summary>A message to the chat gets this error: the next one, or the one after so many that pass.</summary>
    public void FailNext(long chatId, int status, string description, int? retryAfter = null, int after = 0) => Locked(chatId, chat =>
    {
        for (var i = 0; i < after; i++) chat.Errors.Enqueue(null);
        chat.Errors.Enqueue(new(status, description, retryAfter));
        return 0;
    });

    /// <summary>The next call of the method gets this error.</summary>
    public void FailNextCall(string method, int status, string description, int? retryAfter = null)
    {
        lock (failures)
        {
            if (!failures.TryGetValue(method, out var queue)) failures.Add(method, queue = new());
            queue.Enqueue(new(status, description, retryAfter));
        }
    }

    /// <summary>The next call of the method is done, and then its connection is cut instead of an answer.</summary>
    public void LoseNextAnswer(string method)
    {
        lock (failures) answersToLose[method] = answersToLose.GetValueOrDefault(method) + 1;
    }

    /// <summary>Brings an update that waits before all others that wait, of the same chat too.</summary>
    public void Overtake(long updateId) => Updates.First(updateId);

    /// <summary>The next messages to the chat are taken, then the connection is cut instead of an answer, or nothing comes.</summary>
    public void LoseAnswers(long chatId, int count = 1, LostAnswer how = LostAnswer.Reset) => Locked(chatId, chat =>
    {
        for (var i = 0; i < count; i++) chat.AnswersToLose.Enqueue(how);
        return 0;
    });

    /// <summary>The next message to the chat is not taken: its connection is cut.</summary>
    public void CutNext(long chatId) => Locked(chatId, chat => chat.Cuts++);

    /// <summary>Downloads that were begun, and that were given to the end.</summary>
    public (int Begun, int Done) Downloads => (Volatile.Read(ref downloadsBegun), Volatile.Read(ref downloadsDone));

    /// <summary>Downloads stop in the middle until <see cref="LetDownloadsGo"/>.</summary>
    public void HoldDownloads() => downloadGate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously).Task;

    public void LetDownloadsGo() => downloadGate = Task.CompletedTask;

    /// <summary>From now on calls are taken in and never answered.</summary>
    public void FallSilent() => silent = true;

    /// <summary>From now on the old token is refused.</summary>
    public void RevokeToken() => World.Token = "5000000001:AAAnotherTokenOfTheFakeTelegram-98765432";

    private T Locked<T>(long chatId, Func<FakeChat, T> read)
    {
        lock (World.Gate) return read(World.Chats[chatId]);
    }

    private int All(Func<FakeChat, int> count)
    {
        lock (World.Gate) return World.Chats.Values.Sum(count);
    }

    private async Task AnswerAsync(HttpContext context, string token, string method)
    {
        if (silent) await closing.Task.WaitAsync(context.RequestAborted);
        var parameters = await Parameters.ReadAsync(context.Request);
        try
        {
            CheckToken(token);
            ThrowIfToFail(method);
            if (method == "sendMessage" && ToCut(parameters.RequiredNumber("chat_id")))
            {
                Hide(context, method, parameters);
                return;
            }

            var result = await methods.InvokeAsync(method, parameters, context.RequestAborted);
            if (method == "sendMessage" && LoseAnswer(context, (long)result!["chat"]!["id"]!, (long)result["message_id"]!) is { } how)
            {
                if (how == LostAnswer.Silence) await Task.WhenAny(closing.Task, Task.Delay(Timeout.Infinite, context.RequestAborted));
                Hide(context, method, parameters);
                return;
            }

            if (ToLose(method))
            {
                Hide(context, method, parameters);
                return;
            }

            Record(method, parameters, 200);
            await context.Response.WriteAsJsonAsync(new JsonObject { ["ok"] = true, ["result"] = result });
        }
        catch (BotException error)
        {
            Record(method, parameters, error.Status);
            await WriteAsync(context, error);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The bot hung up in the middle of a long poll.
        }
    }

    /// <summary>A call that came as the body of a webhook's answer.</summary>
    private async Task CallAsync(string method, JsonObject parameters)
    {
        new KeptRequest("POST", $"/bot{Token}/{method}", null, "application/json", Encoding.UTF8.GetBytes(parameters.ToJsonString())).Keep();
        try
        {
            await methods.InvokeAsync(method, parameters, CancellationToken.None);
            Record(method, parameters, 200);
        }
        catch (BotException error)
        {
            Record(method, parameters, error.Status);
        }
    }

    private void CheckToken(string token)
    {
        if (!token.Contains(':', StringComparison.Ordinal)) throw new BotException(404, "Not Found");
        if (token != World.Token) throw new BotException(401, "Unauthorized");
    }

    private void ThrowIfToFail(string method)
    {
        lock (failures)
        {
            if (failures.TryGetValue(method, out var queue) && queue.TryDequeue(out var error)) throw error;
        }
    }

    private bool ToLose(string method)
    {
        lock (failures) return answersToLose.TryGetValue(method, out var count) && count > 0 && (answersToLose[method] = count - 1) >= 0;
    }

    private bool ToCut(long chatId)
    {
        lock (World.Gate) return World.Chats.TryGetValue(chatId, out var chat) && chat.Cuts > 0 && chat.Cuts-- > 0;
    }

    /// <summary>The bot gets no answer.</summary>
    private void Hide(HttpContext context, string method, JsonObject parameters)
    {
        Record(method, parameters, 0);
        context.Abort();
    }

    private LostAnswer? LoseAnswer(HttpContext context, long chatId, long messageId)
    {
        var message = Locked(chatId, chat => chat.Sent.FindLast(m => m.MessageId == messageId)!);
        LostAnswer? lost = Locked(chatId, chat => chat.AnswersToLose.TryDequeue(out var how) ? how : (LostAnswer?)null);
        message.AnswerLost = lost is not null;
        if (lost is null) LastAnswer.Watch(context, message);
        return lost;
    }

    private void Record(string method, JsonObject parameters, int status)
    {
        lock (calls) calls.Add(new(method, parameters, status));
        pulse.Beat();
    }

    private async Task DownloadAsync(HttpContext context, string token, string path)
    {
        byte[]? content;
        lock (World.Gate) content = token == World.Token ? World.Files.Values.FirstOrDefault(f => f.Path == path)?.Content : null;
        if (content is null)
        {
            await WriteAsync(context, new BotException(404, "Not Found"));
            return;
        }

        // Half of it, and the rest when it is let go: whoever fetches is in the middle of it.
        Interlocked.Increment(ref downloadsBegun);
        await context.Response.Body.WriteAsync(content.AsMemory(0, content.Length / 2), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        pulse.Beat();
        await downloadGate.WaitAsync(context.RequestAborted);
        await context.Response.Body.WriteAsync(content.AsMemory(content.Length / 2), context.RequestAborted);
        Interlocked.Increment(ref downloadsDone);
        pulse.Beat();
    }

    private static Task WriteAsync(HttpContext context, BotException error)
    {
        context.Response.StatusCode = error.Status;
        var json = new JsonObject { ["ok"] = false, ["error_code"] = error.Status, ["description"] = error.Message };
        if (error.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = $"{wait}";
            json["parameters"] = new JsonObject { ["retry_after"] = wait };
        }

        if (error.MigrateToChatId is { } moved) json["parameters"] = new JsonObject { ["migrate_to_chat_id"] = moved };
        return context.Response.WriteAsJsonAsync(json);
    }
}
