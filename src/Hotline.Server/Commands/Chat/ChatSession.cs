using Hotline.Channels.Terminal;
using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Server.Workers;

namespace Hotline.Server.Commands.Chat;

/// <summary>
/// One person at the keyboard, on the real store and the real engine: each line is accepted, has its turn, and its replies are sent and reported before the next line is read.
/// Not thread-safe.
/// </summary>
internal sealed class ChatSession(
    IInbox inbox,
    IConversationStore store,
    IOutbox outbox,
    TurnProcessor turns,
    Sender sender,
    TerminalChannel channel,
    TerminalClock clock,
    ConversationId conversation,
    Address address,
    string? languageCode,
    ConversationState? earlier)
{
    private const string Helper = "terminal";

    /// <summary>Where the clock stops: beyond it, dates of timers could no longer be written.</summary>
    private static readonly DateTimeOffset ClockEnds = new(3000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly IReadOnlyList<Effect> NoCase = [new Effect.CommandRefused("No case is open, so there is nobody at the other end. A handoff opens one.")];
    private static readonly IReadOnlyList<Effect> NothingSent = [new Effect.CommandRefused("Nothing was sent in this run that could fail.")];
    private static readonly IReadOnlyList<Effect> ClockOver = [new Effect.CommandRefused("The clock goes no further than the year 3000.")];

    private readonly WorkerId _worker = new("terminal");
    private readonly string _run = Guid.NewGuid().ToString("N");
    private int _lines;
    private IReadOnlyList<Button> _buttons = [];
    private string? _lastDelivery;
    private long _version;

    /// <summary>After the last line, or as an earlier run left it; null for somebody new.</summary>
    public ConversationState? State { get; private set; } = earlier;

    /// <summary>Plays one line. Returns what was said and every change of a case, in order.</summary>
    public async Task<IReadOnlyList<Effect>> PlayAsync(ChatLine line, CancellationToken cancellationToken)
    {
        _lines++;
        if (line is ChatLine.Advance advance) return await AdvanceAsync(advance.By, cancellationToken);
        if (Refusal(line) is { } refusal) return refusal;
        foreach (var happened in Events(line))
        {
            var accepted = happened is PersonWrote wrote
                ? await inbox.AcceptAsync(wrote.Message, cancellationToken)
                : await inbox.AcceptAsync(new InboxEvent(conversation, $"{_run}-{_lines}-{happened.GetType().Name}", happened), cancellationToken);
            if (accepted == Acceptance.Erased) return [];
        }

        return await DrainAsync(cancellationToken);
    }

    /// <summary>Why a line has nothing to act on, or null.</summary>
    private IReadOnlyList<Effect>? Refusal(ChatLine line) => line switch
    {
        ChatLine.OperatorSays or ChatLine.CloseCase when State?.Case is null => NoCase,
        ChatLine.DeliveryOutcome when _lastDelivery is null => NothingSent,
        _ => null,
    };

    private List<ConversationEvent> Events(ChatLine line) => line switch
    {
        ChatLine.Words words => [Wrote(Content(words.Text))],
        ChatLine.Choice choice => [Wrote(new InboundTap(_buttons.FirstOrDefault(b => b.Id == choice.Id)?.Data ?? $"{State?.Open?.Node}:{choice.Id}:{State?.Open?.Step}"))],
        ChatLine.Place place => [Wrote(new InboundLocation(place.Latitude, place.Longitude))],
        ChatLine.Attachment file => [Wrote(new InboundFile(file.Kind, "terminal", null, null, null))],
        ChatLine.OperatorSays says => OperatorSays(says.Text),
        ChatLine.CloseCase close => State?.Case is { } open ? [.. Take(open), new CaseClosed(open.Id, Helper, _version, close.Outcome)] : [],
        ChatLine.DeliveryOutcome => _lastDelivery is { } last ? [new DeliveryFailed(last, "The provider says that it was not delivered.", Gone: false)] : [],
        _ => [],
    };

    private PersonWrote Wrote(InboundContent content) => new(new InboundMessage(address, $"{_run}-{_lines}", clock.GetUtcNow(), content, languageCode, LanguageChosen: languageCode is not null));

    private static InboundContent Content(string text)
    {
        if (text == "/start" || text.StartsWith("/start ", StringComparison.Ordinal)) return new InboundStart(text.Length > 7 ? text[7..] : null);
        return new InboundText(TextCutter.Shorten(text, MessagingLimits.InboundText));
    }

    private List<ConversationEvent> OperatorSays(string text)
    {
        if (State?.Case is not { } open) return [];
        var events = Take(open);
        events.Add(new OperatorReplied(open.Id, Helper, _version, $"{_run}-{_lines}", text));
        return events;
    }

    private List<ConversationEvent> Take(CaseState open)
    {
        _version = open.Holder == Helper ? open.Version : open.Version + 1;
        if (open.Holder == Helper) return [];
        return [new CaseTaken(open.Id, Helper, "Operator", _version)];
    }

    /// <summary>Moves the clock from one due timer to the next, so that each fires at its own time.</summary>
    private async Task<IReadOnlyList<Effect>> AdvanceAsync(TimeSpan by, CancellationToken cancellationToken)
    {
        if (by > ClockEnds - clock.GetUtcNow()) return ClockOver;
        var target = clock.GetUtcNow() + by;
        var effects = new List<Effect>();
        for (var i = 0; i < 100; i++)
        {
            var due = State?.Timers.Where(t => t.Due <= target).OrderBy(t => t.Due).FirstOrDefault();
            if (due is null) break;
            if (due.Due > clock.GetUtcNow()) clock.Advance(due.Due - clock.GetUtcNow());
            effects.AddRange(await DrainAsync(cancellationToken));
        }

        if (target > clock.GetUtcNow()) clock.Advance(target - clock.GetUtcNow());
        effects.AddRange(await DrainAsync(cancellationToken));
        return effects;
    }

    private async Task<IReadOnlyList<Effect>> DrainAsync(CancellationToken cancellationToken)
    {
        var effects = new List<Effect>();
        while (await store.LeaseAsync(_worker, 16, cancellationToken) is { Count: > 0 } leased)
            foreach (var lease in leased)
                await turns.RunAsync(lease, _worker, entries => SendAsync(entries, cancellationToken), lease.Id == conversation ? turn => Seen(turn, effects) : null, cancellationToken);
        while (await outbox.LeaseAsync(_worker, 64, cancellationToken) is { Count: > 0 } due) await SendAsync(due, cancellationToken);
        foreach (var delivery in channel.Take())
        {
            _lastDelivery = delivery.Id;
            if (delivery.Message.Buttons.Count > 0) _buttons = delivery.Message.Buttons;
        }

        return effects;
    }

    private void Seen(Turn turn, List<Effect> effects)
    {
        State = turn.State;
        effects.AddRange(turn.Effects);
    }

    private async ValueTask SendAsync(IReadOnlyList<OutboxEntry> entries, CancellationToken cancellationToken)
    {
        for (var next = entries; next.Count > 0;)
            next = await outbox.ReportAsync(_worker, await sender.SendAsync(next, CallTime.Endless, cancellationToken), cancellationToken);
    }
}
