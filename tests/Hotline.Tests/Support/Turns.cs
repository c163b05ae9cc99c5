using Hotline.Channels.Telegram;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Support;

/// <summary>Journal records as a turn would write them.</summary>
internal static class Turns
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private static readonly Surroundings Around = new(TelegramModule.Shows, [], null, null, "KZ", LocaleTag.Russian, "Asia/Almaty", 0);

    public static ConversationId Person(int number) => new("p" + number.ToString("D25", System.Globalization.CultureInfo.InvariantCulture));

    public static TurnRecord Wrote(string id, string text, DateTimeOffset at, params SaidLine[] said) => Of(id, at, Message(id, at, new InboundText(text)), said);

    public static TurnRecord Did(string id, InboundContent what, DateTimeOffset at) => Of(id, at, Message(id, at, what));

    public static TurnRecord Of(string id, DateTimeOffset at, ConversationEvent happened, params SaidLine[] said) => new(
        id, at, happened, new Address(ChannelId.Telegram, "address-77001234567"), "structure-1", Around, said, Case: null, ConversationMode.Bot,
        LocaleTag.Russian, new NodeRef("intake", "greeting"), Refused: null);

    public static TurnRecord WithCase(this TurnRecord turn, CaseSnapshot snapshot, ConversationMode mode = ConversationMode.Waiting) => turn with { Case = snapshot, Mode = mode };

    public static CaseSnapshot Case(string id, Urgency urgency = Urgency.Normal, string language = "ru", DateTimeOffset? opened = null) => new(
        new CaseId(id), "unpaid_wages", urgency, ["node:unpaid_wages.papers"], ["W1", "F7"], new LocaleTag(language), [new("last_paid", "longer")], opened ?? Start);

    public static SaidLine Bot(string delivery, string text, params string[] choices) => new(delivery, text, choices, Operator: null, "intake.greeting");

    public static FunnelStep Step(string place, FunnelKind kind, string locale = "ru") => new(NodeRef.Parse(place)!.Value, kind, new LocaleTag(locale));

    private static PersonWrote Message(string id, DateTimeOffset at, InboundContent content) =>
        new(new InboundMessage(new Address(ChannelId.Telegram, "address-77001234567"), id, at, content));
}
