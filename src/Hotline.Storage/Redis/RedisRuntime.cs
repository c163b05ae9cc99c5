using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;
using Hotline.Storage.Packing;
using Hotline.Storage.Protection;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;

namespace Hotline.Storage.Redis;

/// <summary>
/// The runtime store on one Redis, with or without password and TLS, or on a Redis Cluster. Any number of processes share it. While Redis is away everything
/// throws <see cref="StoreUnavailableException"/>, and goes on by itself when it is back. Thread-safe.
/// </summary>
public sealed partial class RedisRuntime : IRuntimeStore
{
    private static readonly TimeSpan SweepMailEvery = TimeSpan.FromMinutes(10);
    /// <summary>A little less than the scripts keep erasures, since clocks differ.</summary>
    private static readonly TimeSpan ErasuresKept = TimeSpan.FromDays(399);

    private static readonly TimeSpan[] Pauses = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10)];

    private readonly ConfigurationOptions configuration;
    private readonly RedisLink link;
    private readonly Wakes wakes;
    private readonly DueWork work;
    private readonly FileRewriting files;
    private readonly RecentConversations recent;
    private readonly MasterKey master;
    private readonly RuntimeSeals seals;
    private readonly StoreClock time;
    private readonly ILogger log;
    private readonly ITimer housekeeping;

    /// <summary>Reads the settings; connects to nothing yet.</summary>
    /// <exception cref="StorageStartException">The connection string cannot be read.</exception>
    public RedisRuntime(RuntimeOptions options, MasterKey master, TimeProvider time, ILogger<RedisRuntime> log)
        : this(options, master, time, log, new RedisScripts(), RedisSettings.Read(options), new RuntimeFormat(RuntimeFormat.Newest))
    {
    }

    internal RedisRuntime(RuntimeOptions options, MasterKey master, TimeProvider time, ILogger<RedisRuntime> log, RedisScripts scripts, ConfigurationOptions configuration, RuntimeFormat format)
    {
        var clock = time as StoreClock ?? new StoreClock(time);
        (this.configuration, this.master, this.time, this.log, Format) = (configuration, master, clock, log, format);
        link = new RedisLink(configuration, new RedisKeys(options.Prefix, options.Partitions), scripts, Leases.Of(options));
        wakes = new Wakes(link, clock);
        work = new DueWork(link, wakes, format.Known);
        Agreement = new FormatAgreement(link, wakes, format, clock, log);
        files = new FileRewriting(link, clock, log);
        recent = new RecentConversations(clock);
        seals = new RuntimeSeals(master, new KeyWrap(master), format);
        var pseudonyms = new Pseudonyms(master);
        var inbox = new RedisInbox(link, wakes, seals, pseudonyms);
        Inbox = inbox;
        Conversations = new RedisConversationStore(link, inbox, recent, wakes, seals, format, work, files, clock, log);
        Outbox = new RedisOutbox(link, wakes, seals, work, clock, log);
        Pace = new RedisPace(link, wakes);
        Journal = new RedisJournal(link, recent, wakes, seals, clock, log);
        Mailbox = new RedisMailbox(link, wakes, seals, pseudonyms, log);
        housekeeping = clock.CreateTimer(_ => wakes.Mail.Sweep(), null, SweepMailEvery, SweepMailEvery);
    }

    /// <summary>Carries what changes in the casebook to the other processes on this Redis, and theirs to here. A lost message is made up for by whoever listens looking again.</summary>
    public void Share(CasebookChanges changes)
    {
        changes.Published += change => wakes.TellCasebook(change.Word);
        wakes.CasebookChanged += word => changes.Hear(CasebookChange.Read(word));
        wakes.Missed += () => changes.Hear(CasebookChange.Again);
    }

    public IInbox Inbox { get; }

    public IConversationStore Conversations { get; }

    public IOutbox Outbox { get; }

    public IAccountPace Pace { get; }

    public IJournal Journal { get; }

    public IMailbox Mailbox { get; }

    internal RedisLink Link => link;

    internal RuntimeFormat Format { get; }

    internal FormatAgreement Agreement { get; }

    /// <inheritdoc/>
    public async Task OpenAsync(bool patient, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await link.ConnectAsync(cancellationToken);
                foreach (var warning in await RedisChecks.CheckAsync(link, RedisFaults.Where(configuration), master)) Log.Warning(log, warning);
                await wakes.ListenAsync();
                await Agreement.JoinAsync();
                return;
            }
            catch (StoreUnavailableException silent) when (silent.InnerException is TimeoutException && attempt == 0)
            {
                // It may be the connection that is dead, not Redis: the next one is another.
            }
            catch (StoreUnavailableException away) when (patient)
            {
                var pause = Pauses[Math.Min(attempt, Pauses.Length - 1)];
                Log.NotYet(log, away.Message, (int)pause.TotalSeconds);
                await Task.Delay(pause, time, cancellationToken);
            }
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<(ConversationId Conversation, DateTimeOffset At)>> ErasuresAsync(CancellationToken cancellationToken)
    {
        var erased = new List<(ConversationId, DateTimeOffset)>();
        for (var partition = 0; partition < link.Keys.Partitions; partition++)
        {
            var key = link.Keys.Base(partition)[0].Append("e");
            foreach (var entry in await link.AskAsync(database => database.SortedSetRangeByRankWithScoresAsync(key, flags: RedisLink.Flags)))
                erased.Add((new ConversationId((string)entry.Element), DateTimeOffset.FromUnixTimeMilliseconds((long)entry.Score)));
        }

        return erased;
    }

    /// <inheritdoc/>
    public Task BelongToAsync(string casebook, CancellationToken cancellationToken) => RedisChecks.BelongAsync(link, RedisFaults.Where(configuration), casebook);

    /// <inheritdoc/>
    public Task<string> MarkAsync(CancellationToken cancellationToken) => RedisChecks.MarkAsync(link);

    /// <inheritdoc/>
    public async Task<int> EraseAgainAsync(IReadOnlyCollection<(ConversationId Conversation, DateTimeOffset At)> erased, CancellationToken cancellationToken)
    {
        var known = (await ErasuresAsync(cancellationToken)).ToDictionary(erasure => erasure.Conversation, erasure => erasure.At);
        var again = 0;
        foreach (var (id, at) in erased.Where(erasure => IsNews(erasure, known)))
        {
            RedisValue[] arguments = [id.Value, at.ToUnixTimeMilliseconds()];
            if ((await link.RunAsync(link.Scripts.Forget, link.Keys.PartitionOf(id), arguments))[0] == '1') again++;
        }

        if (again > 0) files.Ask();
        return again;
    }

    /// <inheritdoc/>
    public async Task<KeyRound> RenewKeysAsync(Action<int>? looked, CancellationToken cancellationToken)
    {
        var round = await new RedisKeyRound(link, configuration.DefaultDatabase ?? 0, seals).RunAsync(looked, cancellationToken);
        // What was there before stands in Redis' files until they are written anew.
        if (round.Changed > 0) files.Ask();
        return round;
    }

    /// <inheritdoc/>
    public Task SettleKeyAsync(CancellationToken cancellationToken) => RedisChecks.SayAsync(link, master.Fingerprint);

    /// <summary>Ends the connection. What was asked before is answered.</summary>
    public async ValueTask DisposeAsync()
    {
        await housekeeping.DisposeAsync();
        await files.DisposeAsync();
        recent.Dispose();
        await Agreement.DisposeAsync();
        await wakes.DisposeAsync();
        await link.DisposeAsync();
        work.Dispose();
    }

    /// <summary>An erasure that is longer ago than the store remembers any says nothing about a restored one.</summary>
    private bool IsNews((ConversationId Conversation, DateTimeOffset At) erasure, Dictionary<ConversationId, DateTimeOffset> known) =>
        erasure.At > time.GetUtcNow() - ErasuresKept && (!known.TryGetValue(erasure.Conversation, out var at) || at < erasure.At);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "{Words} Trying again in {Seconds} s.")]
        public static partial void NotYet(ILogger logger, string words, int seconds);

        [LoggerMessage(LogLevel.Warning, "{Words}")]
        public static partial void Warning(ILogger logger, string words);
    }
}
