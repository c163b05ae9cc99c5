using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Packing;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>Replies on their way out, on Redis. Reports go in one call for each partition that they touch.</summary>
internal sealed class RedisOutbox(RedisLink link, Wakes wakes, RuntimeSeals seals, DueWork work, TimeProvider time, ILogger log) : IOutbox
{
    private const int PerReport = 4;

    private readonly ReplyOpening opening = new(seals, log);

    public async Task<IReadOnlyList<OutboxEntry>> LeaseAsync(WorkerId worker, int max, CancellationToken cancellationToken) =>
        await OpenAsync(worker, await work.LeaseSendsAsync(worker, max, cancellationToken));

    public async Task<IReadOnlyList<OutboxEntry>> ReportAsync(WorkerId worker, IReadOnlyList<SendReport> reports, CancellationToken cancellationToken)
    {
        if (reports.Count == 0) return [];
        var calls = reports.GroupBy(report => link.Keys.PartitionOf(report.Conversation)).Select(group => ReportAsync(worker, group.Key, [.. group])).ToArray();
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
        var horizon = (long)SendHorizon.Of(Importance.Operator).TotalMilliseconds;
        return Again(partition, await link.RunAsync(link.Scripts.Again, partition, [conversation.Value, deliveryId, horizon]));
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
        var others = await SentAsync(partition, reports);
        wakes.JournalGrew();
        if (others.Count == 0) return [];
        var conversations = others.GroupBy(report => report.Conversation).ToArray();
        var arguments = new List<RedisValue>(2 + (2 * conversations.Length) + (PerReport * others.Count)) { WorkerMark.Of(worker), (long)RuntimeLimits.SendLease.TotalMilliseconds };
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

    /// <summary>Reports the usual outcomes in the short way. Returns those for which there is more to do, in order.</summary>
    private async Task<List<SendReport>> SentAsync(int partition, SendReport[] reports)
    {
        if (!Array.TrueForAll(reports, report => report is { Status: "sent", RetryAt: null, Words: null })) return [.. reports];
        var arguments = new RedisValue[1 + (2 * reports.Length)];
        arguments[0] = time.GetUtcNow().ToUnixTimeMilliseconds();
        for (var i = 0; i < reports.Length; i++) (arguments[(2 * i) + 1], arguments[(2 * i) + 2]) = (reports[i].Conversation.Value, reports[i].DeliveryId);
        return Left(reports, await link.RunAsync(link.Scripts.Sent, partition, arguments));
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
