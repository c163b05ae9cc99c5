using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Server.Health;

namespace Hotline.Server.Workers;

/// <summary>
/// Plays the waiting events of one leased conversation, a turn and a commit each: reads the text, asks the engine, writes state, replies and journal at once.
/// What is to be sent is handed on after its commit. Thread-safe; one conversation is in one worker's hands at a time.
/// </summary>
internal sealed partial class TurnProcessor(
    IConversationStore store,
    IMailbox mailbox,
    PublicationLibrary publications,
    Readers readers,
    SurroundingsSource surroundings,
    KeyedNames names,
    TimeProvider time,
    HotlineMetrics metrics,
    ILogger<TurnProcessor> logger)
{
    /// <summary>Runs until the lease is used up or lost. <paramref name="send"/> gets each turn's replies, in order; <paramref name="seen"/> sees each committed turn.</summary>
    public async Task RunAsync(LeasedConversation lease, WorkerId worker, Func<IReadOnlyList<OutboxEntry>, ValueTask> send, Action<Turn>? seen, CancellationToken cancellationToken)
    {
        if (lease.Corrupt) Log.StateSetAside(logger, lease.Id.Value);
        var waiting = Waiting(lease);
        var state = lease.State;
        for (var i = 0; i < waiting.Count; i++)
        {
            var (commit, turn, result) = await PlayAsync(lease, state, waiting[i], worker, keepLease: i < waiting.Count - 1, cancellationToken);
            if (!result.Committed)
            {
                Log.LeaseLost(logger, lease.Id.Value);
                return;
            }

            seen?.Invoke(turn);
            await HandOnAsync(commit, result, send);
            if (commit.Erase) return;
            state = turn.State;
        }
    }

    /// <summary>
    /// Plays the message of a recalled conversation, and says what became of it; null when nothing is stored yet. Its replies go to <paramref name="send"/>, which may take its
    /// time: whoever brought the message need not wait for it.
    /// </summary>
    public async Task<(Acceptance? Taken, Task Sending)> PlayAsync(LeasedConversation recalled, WorkerId worker, Func<IReadOnlyList<OutboxEntry>, ValueTask> send)
    {
        var (commit, _, result) = await PlayAsync(recalled, recalled.State, recalled.Events[0], worker, keepLease: false, CancellationToken.None);
        return (result.Taken, result.Committed ? HandOnAsync(commit, result, send) : Task.CompletedTask);
    }

    private async Task HandOnAsync(TurnCommit commit, CommitResult result, Func<IReadOnlyList<OutboxEntry>, ValueTask> send)
    {
        if (result.ToSend.Count > 0) await send(result.ToSend);
        store.Remember(commit, result);
    }

    private async Task<(TurnCommit Commit, Turn Turn, CommitResult Result)> PlayAsync(
        LeasedConversation lease, ConversationState? state, WaitingEvent next, WorkerId worker, bool keepLease, CancellationToken cancellationToken)
    {
        var (turn, record) = await AdvanceAsync(lease, state, next, cancellationToken);
        var commit = Commits.Of(lease, worker, next, turn, record, keepLease, names);
        // Before the commit: who dies in between ends the session once more, and it never stays open behind a person who has left.
        if (Commits.EndsPage(turn) && !commit.Erase) await mailbox.CloseAsync(turn.State.Address, cancellationToken);
        var result = await store.CommitAsync(commit, cancellationToken);
        if (result.Committed) metrics.TurnDone();
        return (commit, turn, result);
    }

    private List<WaitingEvent> Waiting(LeasedConversation lease)
    {
        var waiting = new List<WaitingEvent>(lease.Events.Count + 1);
        if (lease.TimerDue && lease.State is not null)
            waiting.Add(new WaitingEvent(0, $"timer-{lease.Fence}", new TimersDue(), time.GetUtcNow()));
        waiting.AddRange(lease.Events);
        return waiting;
    }

    private async Task<(Turn Turn, TurnRecord Record)> AdvanceAsync(LeasedConversation lease, ConversationState? state, WaitingEvent next, CancellationToken cancellationToken)
    {
        // After a command for a conversation whose state was lost there is still nowhere to answer, until the person writes.
        var lost = (lease.Corrupt && state is null) || (state?.Address == Nowhere && next.Event is PersonWrote);
        if (lost || state is null) state = Opening(next.Event);
        var set = await publications.ForAsync(state, cancellationToken);
        var reading = readers.For(set.Newest).Read(next.Event);
        next = next with { Event = names.Veil(next.Event, set.Newest, state, lease.Id, next.EventId, reading) };
        var now = TimeOf(next.Event, state);
        var around = surroundings.For(DialogEngine.Heard(state, next.Event).Channel, Speaks(state, reading), now);
        var turn = DialogEngine.Advance(set, state, lease.Id, next.EventId, next.Event, reading, around, now, lost);
        // A farewell would only stand in the case as words that reached nobody.
        if (Commits.EndsPage(turn)) turn = turn with { Effects = [.. turn.Effects.Where(e => e is not Effect.Say)] };
        return (turn, Records.Of(lease.Id, next, turn, set, around, now));
    }

    /// <summary>Whose hours count: what is known of the person, else what these words are in.</summary>
    private static LocaleTag Speaks(ConversationState state, Reading? reading) =>
        !state.LocaleKnown && reading is { } heard && heard.Locale != LocaleTag.Unknown ? heard.Locale : state.Locale;

    /// <summary>The store says when a timer is due, and its clock may be a little before ours.</summary>
    private DateTimeOffset TimeOf(ConversationEvent happened, ConversationState state)
    {
        var now = time.GetUtcNow();
        if (happened is not TimersDue || state.Timers.IsDefaultOrEmpty) return now;
        var first = state.Timers.Min(timer => timer.Due);
        return first > now ? first : now;
    }

    private static readonly Address Nowhere = new(new ChannelId("none"), "");

    /// <summary>A conversation without a readable state begins anew at its address; a command for one that is gone has none, and changes nothing.</summary>
    private static ConversationState Opening(ConversationEvent first) => new()
    {
        Address = first is PersonWrote wrote ? wrote.Message.From : Nowhere,
    };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Conversation {Conversation}: its state could not be read and was set aside; the person gets the menu and a way to a helper")]
        public static partial void StateSetAside(ILogger logger, string conversation);

        [LoggerMessage(2, LogLevel.Information, "Conversation {Conversation}: another worker has it now; nothing was written")]
        public static partial void LeaseLost(ILogger logger, string conversation);
    }
}
