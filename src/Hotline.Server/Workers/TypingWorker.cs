using System.Threading.Channels;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook;

namespace Hotline.Server.Workers;

/// <summary>
/// Shows people that their helper types, where their channel can: what the desk says (<see cref="CasebookChange.TypingTo"/>) goes to the address where replies go, while a human talks there. A sign that comes late would be
/// untrue, so it is dropped; nothing of it is stored, logged or tried again.
/// </summary>
internal sealed class TypingWorker : WorkerLoop
{
    /// <summary>Signs that wait; the oldest go first.</summary>
    private const int Waiting = 256;

    /// <summary>Calls of slow providers beside each other.</summary>
    private const int AtOnce = 8;

    /// <summary>After that the helper may have stopped.</summary>
    private static readonly TimeSpan True = TimeSpan.FromSeconds(2);

    private readonly CasebookChanges _changes;
    private readonly IConversationStore _conversations;
    private readonly ITypingSign[] _signs;
    private readonly TimeProvider _time;
    private readonly Channel<Typed> _typed = Channel.CreateBounded<Typed>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest });

    public TypingWorker(CasebookChanges changes, IConversationStore conversations, IEnumerable<ITypingSign> signs, TimeProvider time, ILogger<TypingWorker> logger)
        : base(time, logger)
    {
        (_changes, _conversations, _signs, _time) = (changes, conversations, [.. signs], time);
        changes.Published += HearHere;
        changes.Heard += HearAnywhere;
    }

    public override void Dispose()
    {
        _changes.Published -= HearHere;
        _changes.Heard -= HearAnywhere;
        base.Dispose();
    }

    protected override Task RoundAsync(CancellationToken cancellationToken) => Parallel.ForEachAsync(
        _typed.Reader.ReadAllAsync(cancellationToken), new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken }, async (typed, cancel) => await ShowAsync(typed, cancel));

    private void HearHere(CasebookChange change) => Hear(change, fromAnywhere: true);

    private void HearAnywhere(CasebookChange change) => Hear(change, fromAnywhere: false);

    private void Hear(CasebookChange change, bool fromAnywhere)
    {
        if (change is { Kind: CasebookChange.Typing, CaseId: { } id, Detail: { } person }) _typed.Writer.TryWrite(new Typed(id, new ConversationId(person), fromAnywhere, _time.GetUtcNow()));
    }

    private async Task ShowAsync(Typed typed, CancellationToken cancellationToken)
    {
        if (_time.GetUtcNow() - typed.At > True) return;
        if (await _conversations.FindAsync(typed.Person, cancellationToken) is not { Mode: ConversationMode.Human } state || state.Case?.Id.Value != typed.CaseId) return;
        foreach (var sign in _signs)
            if (sign.Channel == state.Address.Channel && sign.FromAnywhere == typed.FromAnywhere) await sign.ShowAsync(state.Address, cancellationToken);
    }

    private sealed record Typed(string CaseId, ConversationId Person, bool FromAnywhere, DateTimeOffset At);
}
