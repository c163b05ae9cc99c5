using System.Text.Json.Nodes;

namespace Hotline.FunctionalTests.FakeTelegram;

/// <summary>
/// Updates that the bot has not confirmed yet, and the ways to get them: polling, with the rules of offsets and conflicts, or the webhook. Thread-safe.
/// </summary>
internal sealed class UpdateQueue(FastClock clock, Pulse watchers)
{
    private static readonly TimeSpan Life = TimeSpan.FromHours(24);
    private static readonly TimeSpan TapLife = TimeSpan.FromSeconds(150);

    private static readonly BotException WebhookIsSet =
        new(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first");

    private static readonly BotException OtherPoller =
        new(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");

    private readonly Lock gate = new();
    private readonly List<PendingUpdate> pending = [];
    private readonly Dictionary<long, PendingUpdate> all = [];
    private long last = 800_000_000;
    private HashSet<string>? allowed;
    private bool webhook;
    private TaskCompletionSource? poll;

    /// <summary>Beats when something was added or taken away.</summary>
    public Pulse Changed { get; } = new();

    public IReadOnlyList<PendingUpdate> Pending
    {
        get
        {
            lock (gate)
            {
                Expire();
                return [.. pending];
            }
        }
    }

    /// <summary>Adds an update unless the bot did not ask for its kind; then the id is 0.</summary>
    public long Add(string kind, JsonObject body, string queue)
    {
        PendingUpdate update;
        lock (gate)
        {
            if (allowed is not null && !allowed.Contains(kind)) return 0;
            var id = ++last;
            var json = new JsonObject { ["update_id"] = id, [kind] = body }.ToJsonString();
            update = new(id, queue, json, clock.GetUtcNow() + (kind == "callback_query" ? TapLife : Life));
            pending.Add(update);
            all.Add(id, update);
        }

        Changed.Beat();
        return update.Id;
    }

    /// <summary>Puts an update back that was confirmed already: the next poll or webhook call brings it once more.</summary>
    public void Again(long id)
    {
        lock (gate) pending.Insert(0, all[id] with { Again = true });
        Changed.Beat();
    }

    /// <summary>Puts an update that waits before all others.</summary>
    public void First(long id)
    {
        lock (gate)
        {
            if (pending.Find(u => u.Id == id) is not { } update) return;
            pending.Remove(update);
            pending.Insert(0, update);
        }

        Changed.Beat();
    }

    public void Remove(PendingUpdate update)
    {
        lock (gate) pending.Remove(update);
        Changed.Beat();
        watchers.Beat();
    }

    public void Allow(JsonNode? kinds)
    {
        if (kinds is not JsonArray list) return;
        lock (gate) allowed = list.Count == 0 ? null : [.. list.Select(k => (string)k!)];
    }

    public void SetWebhook(bool on, bool drop)
    {
        lock (gate)
        {
            webhook = on;
            if (drop) pending.Clear();
            if (on) poll?.TrySetException(new BotException(409, "Conflict: terminated by setWebhook request"));
        }

        Changed.Beat();
    }

    public async Task<JsonArray> PollAsync(long offset, int limit, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var end = Task.Delay(timeout, clock, cancellationToken);
        try
        {
            while (true)
            {
                var changed = Changed.Next;
                if (Take(mine, offset, limit) is { Count: > 0 } updates) return updates;
                if (end.IsCompleted || await Task.WhenAny(changed, end, mine.Task) == end) return [];
                if (mine.Task.IsCompleted) await mine.Task;
            }
        }
        finally
        {
            lock (gate) if (poll == mine) poll = null;
        }
    }

    private JsonArray Take(TaskCompletionSource mine, long offset, int limit)
    {
        lock (gate)
        {
            if (webhook) throw WebhookIsSet;
            if (poll != mine) poll?.TrySetException(OtherPoller);
            poll = mine;
            Expire();
            if (offset > 0 && pending.RemoveAll(u => u.Id < offset && !u.Again) > 0) watchers.Beat();
            if (offset < 0 && pending.Count > -offset) pending.RemoveRange(0, pending.Count + (int)offset);
            var taken = pending.Take(limit).ToList();
            // One brought again is not waited for: its confirmation lies behind it.
            pending.RemoveAll(u => u.Again && taken.Contains(u));
            return [.. taken.Select(u => JsonNode.Parse(u.Json))];
        }
    }

    private void Expire() => pending.RemoveAll(u => u.Expires <= clock.GetUtcNow());
}

/// <summary>One update. Those of one <paramref name="Queue"/> are delivered to a webhook one after another.</summary>
internal sealed record PendingUpdate(long Id, string Queue, string Json, DateTimeOffset Expires, bool Again = false);
