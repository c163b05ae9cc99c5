using System.Globalization;
using Hotline.Channels.Telegram;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Tests.Dialogs;

/// <summary>One conversation with the real engine: what was said last, and what it did. Every state goes through the packed form, as it does in the program.</summary>
internal sealed class Talk
{
    public static readonly ConversationId Id = new("abcdefghijklmnopqrstuvwxyz");

    private int _events;

    public Talk(Publication publication, ChannelId? channel = null)
    {
        Publications = Publications.Of(publication);
        State = new ConversationState { Address = new Address(channel ?? ChannelId.Telegram, "42") };
    }

    public Publications Publications { get; set; }

    public ConversationState State { get; set; }

    public DateTimeOffset Now { get; set; } = new(2026, 3, 2, 10, 0, 0, TimeSpan.Zero);

    public Surroundings Around { get; set; } =
        new(TelegramModule.Shows, [LocaleTag.English, LocaleTag.Russian, new LocaleTag("tg")], TimeSpan.FromMinutes(15), null, "KZ", LocaleTag.English, "Asia/Almaty", 0);

    public string? LanguageCode { get; set; }

    public IReadOnlyList<Effect> Effects { get; private set; } = [];

    public Turn Last { get; private set; } = null!;

    public IReadOnlyList<OutboundMessage> Messages => [.. Effects.OfType<Effect.Say>().Select(s => s.Message)];

    public IReadOnlyList<string> Said => [.. Messages.Select(m => m.Text)];

    public Hotline.Core.Cases.CaseSnapshot? Case => Effects.OfType<Effect.CaseChanged>().LastOrDefault()?.Case;

    public string Node => State.Open?.Node.ToString() ?? "";

    public Talk Say(string text, params DangerKind[] danger) => Say(text, new Reading(LocaleTag.Unknown, 0, "other", 0, Hotline.Core.Cases.Urgency.Normal, danger));

    public Talk Say(string text, Reading reading) => Send(new InboundText(text), reading);

    public Talk Start() => Send(new InboundStart(null));

    public Talk Tap(string data) => Send(new InboundTap(data));

    /// <summary>Presses the button of a choice under the newest message that has it.</summary>
    public Talk Press(string choice) => Tap(Messages.SelectMany(m => m.Buttons).Last(b => b.Id == choice).Data);

    public Talk Send(InboundContent content, Reading? reading = null) =>
        Play(new PersonWrote(new InboundMessage(State.Address, NextId(), Now, content, LanguageCode)), reading);

    /// <summary>What the person wrote a day ago comes only now.</summary>
    public Talk Late(string text, Reading? reading = null) => Late(new InboundText(text), reading);

    public Talk Late(InboundContent content, Reading? reading = null) => Play(new PersonWrote(new InboundMessage(State.Address, NextId(), Now.AddDays(-1), content, LanguageCode)), reading);

    public Talk Wait(TimeSpan time)
    {
        Now += time;
        return Play(new TimersDue());
    }

    /// <summary>An hour passes and nothing is due.</summary>
    public Talk Later()
    {
        Now += TimeSpan.FromHours(1);
        return this;
    }

    public Talk Take(string holder = "op1", long version = 1) => Play(new CaseTaken(State.Case!.Id, holder, "Aigul", version));

    public Talk Reply(string text = "I am here", string holder = "op1", long version = 1) =>
        Play(new OperatorReplied(State.Case?.Id ?? new("NONE"), holder, version, NextId(), text));

    public Talk Close(string holder = "op1", long version = 1) => Play(new CaseClosed(State.Case!.Id, holder, version, "advised"));

    public Talk Play(ConversationEvent @event, Reading? reading = null)
    {
        var turn = DialogEngine.Advance(Publications, State, Id, NextId(), @event, reading, Around, Now);
        var unpacked = Assert.IsType<Unpacked.Known>(StateCodec.Unpack(StateCodec.Pack(turn.State))).State;
        State = unpacked;
        Effects = turn.Effects;
        Last = turn;
        return this;
    }

    /// <summary>The id of the event that was played last: the newest of those made.</summary>
    public string EventId => _events.ToString(CultureInfo.InvariantCulture);

    private string NextId() => (++_events).ToString(CultureInfo.InvariantCulture);
}
