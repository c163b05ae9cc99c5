using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>Replies on their way out, on Redis. Usual reports go in one call for all that came together, others in one for each partition.</summary>
internal sealed class RedisOutbox(RedisLink link, Wakes wakes, RuntimeSeals seals, DueWork work, TimeProvider time, ILogger log) : IOutbox
{
    private const int PerReport = 4;

    private readonly ReplyOpening opening = new(seals, log, time);

    public async Task<IReadOnlyList<OutboxEntry>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken) =>
        await OpenAsync(worker, await work.LeaseSendsAsync(worker, max, cancellationToken));

    public async Task<IReadOnlyList<OutboxEntry>> ReportAsync(WorkerId worker, IReadOnlyList<SendReport> reports, CancellationToken cancellationToken)
    {
        if (reports.Count == 0) return [];
        var others = await SentAsync(reports);
        wakes.JournalGrew();
        var calls = others.GroupBy(report => link.Keys.PartitionOf(report.Conversation)).Select(group => ReportAsync(worker, group.Key, [.. group])).ToArray();
        var next = new List<SealedReply>();
        foreach (var call in calls) next.AddRange(await call);
        return await OpenAsync(worker, next);
    }

    public async Task<IReadOnlyList<DeadLetter>> DeadLettersAsync(int max, CancellationToken cancellationToken)
    {
        var calls = Enumerable.Range(0, link.Keys.Partitions).Select(partition => link.RunAsync(link.Scripts.Letters, partition, [max])).ToArray();
        var letters = new List<DeadLetter>();
        foreach (var call in calls) Read(await call, letters);
        return [.. letters.OrderByDescending(letter => letter.At).Take(max)];
    }

    public async Task<bool> SendAgainAsync(ConversationId conversation, string deliveryId, CancellationToken cancellationToken)
    {
        var partition = link.Keys.PartitionOf(conversation);
        var horizon = (long)RuntimeLimits.RetryHorizonOf(Importance.Operator).TotalMilliseconds;
        return Again(partition, await link.RunAsync(link.Scripts.Again, partition, [conversation.Value, deliveryId, horizon]));
    }

    public async Task<bool> NoteAsync(DeliveryMark mark, string status, string? words, CancellationToken cancellationToken)
    {
        RedisValue[] arguments = [mark.Conversation.Value, mark.DeliveryId, status, words ?? ""];
        var answer = await link.RunAsync(link.Scripts.Receipt, link.Keys.PartitionOf(mark.Conversation), arguments);
        if (answer[0] == 'L') throw new StoreUnavailableException("The conversation was stored by a newer hotline, which must take its receipts in. Start that one again.");
        if (answer[0] != 'J') return false;
        wakes.JournalGrew();
        return true;
    }

    public Task WaitForWorkAsync(TimeSpan atMost, CancellationToken cancellationToken) => wakes.Sends.WaitAsync(atMost, cancellationToken);

    private bool Again(int partition, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        if (answer.Byte() != 'A') return false;
        var now = answer.Time();
        wakes.SendWaits(partition, answer.Time(), now);
        wakes.JournalGrew();
        return true;
    }

    private static void Read(ReadOnlySpan<byte> bytes, List<DeadLetter> letters)
    {
        var answer = new Answer(bytes);
        while (!answer.AtEnd)
        {
            var at = DateTimeOffset.FromUnixTimeMilliseconds(answer.Time());
            letters.Add(new DeadLetter(answer.Id(), answer.Text8(), at, answer.Text16()));
        }
    }

    private async Task<List<SealedReply>> ReportAsync(WorkerId worker, int partition, SendReport[] reports)
    {
        var conversations = reports.GroupBy(report => report.Conversation).ToArray();
        var arguments = new List<RedisValue>(2 + (2 * conversations.Length) + (PerReport * reports.Length)) { WorkerMark.Of(worker), link.Leases.Send };
        foreach (var conversation in conversations)
        {
            arguments.Add(conversation.Key.Value);
            arguments.Add(conversation.Count());
            foreach (var report in conversation) arguments.AddRange([report.DeliveryId, report.Status, report.RetryAt?.ToUnixTimeMilliseconds() ?? 0, report.Words ?? ""]);
        }

        var handedOut = SealedReply.ReadAll(await link.RunAsync(link.Scripts.Send, partition, [.. arguments]), out var now, out var next);
        wakes.Sends.Bring(partition, next, now);
        return handedOut;
    }

    /// <summary>Reports the usual outcomes in the short way: one call for all that lie on one server. Returns those for which there is more to do, in order.</summary>
    private async Task<List<SendReport>> SentAsync(IReadOnlyList<SendReport> reports)
    {
        var unusual = reports.Where(report => report is not { Status: "sent", RetryAt: null, Words: null }).Select(report => report.Conversation).ToHashSet();
        var others = reports.Where(report => unusual.Contains(report.Conversation)).ToList();
        var usual = reports.Where(report => !unusual.Contains(report.Conversation));
        var calls = usual.GroupBy(report => link.IsCluster ? link.Keys.PartitionOf(report.Conversation) : 0).Select(group => SentAsync([.. group])).ToArray();
        foreach (var call in calls) others.AddRange(await call);
        return others;
    }

    private async Task<List<SendReport>> SentAsync(SendReport[] reports)
    {
        var (keys, places) = (new List<RedisKey>(), new Dictionary<int, int>());
        var arguments = new RedisValue[1 + (3 * reports.Length)];
        arguments[0] = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < reports.Length; i++)
        {
            var partition = link.Keys.PartitionOf(reports[i].Conversation);
            if (places.TryAdd(partition, keys.Count + 1)) keys.AddRange(link.KeysOf(partition));
            arguments[(3 * i) + 1] = places[partition];
            (arguments[(3 * i) + 2], arguments[(3 * i) + 3]) = (reports[i].Conversation.Value, reports[i].DeliveryId);
        }

        return Left(reports, await link.RunAsync(link.Scripts.Sent, [.. keys], arguments));
    }

    private static List<SendReport> Left(SendReport[] reports, ReadOnlySpan<byte> bytes)
    {
        var answer = new Answer(bytes);
        var left = new List<SendReport>();
        while (!answer.AtEnd) left.Add(reports[answer.Number16()]);
        return left;
    }

    private Task<IReadOnlyList<OutboxEntry>> OpenAsync(WorkerId worker, List<SealedReply> replies) =>
        opening.OpenAsync([.. replies.Select(reply => reply.Reply)], unreadable => ReportAsync(worker, unreadable, CancellationToken.None));
}
