using System.Collections.Immutable;
using Hotline.Channels.Telegram;
using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;

namespace Hotline.Tests.Contracts;

/// <summary>Values for tests, whole enough to be stored.</summary>
internal static class Some
{
    public static ConversationState State(Address address, params ConversationTimer[] timers) => new()
    {
        Address = address,
        Locale = LocaleTag.Russian,
        Publication = "abc123",
        Place = new NodeRef("unpaid_wages", "owed"),
        Open = new OpenQuestion(new NodeRef("unpaid_wages", "owed"), 3, 1),
        Step = 3,
        Trail = [new NodeRef("unpaid_wages", "paid_last")],
        Slots = ImmutableSortedDictionary.CreateRange<string, string>(StringComparer.Ordinal, [new("last_paid", "longer"), new("owed", "250000")]),
        Topic = "unpaid_wages",
        Urgency = Urgency.Urgent,
        Reasons = ["node:unpaid_wages.papers"],
        Flags = ["F7"],
        Timers = [.. timers],
    };

    public static ConversationTimer Timer(DateTimeOffset due) => new(due, new NodeRef("unpaid_wages", "still_there"), 0);

    public static Delivery Reply(string id, Address to, string text = "Usual wait: one hour.", Importance importance = Importance.Routine) =>
        new(id, to, new OutboundMessage(text, [new Button("yes", "Да", "unpaid_wages.owed:yes:3")], importance, LocaleTag.Russian, Place: "unpaid_wages.owed"));

    public static TurnRecord Record(string id, Address address, DateTimeOffset at, string text = "hello") => new(
        id,
        at,
        new PersonWrote(new InboundMessage(address, id, at, new InboundText(text), "ru")),
        address,
        "abc123",
        new Surroundings(TelegramModule.Shows, [LocaleTag.Russian], TimeSpan.FromMinutes(20), at.AddHours(9), "KZ", LocaleTag.Russian, "Asia/Almaty", 20),
        [new SaidLine(id + "-said", "Usual wait: one hour.", ["Да"], null, "unpaid_wages.owed")],
        new CaseSnapshot(new CaseId("7K3QD0M2XA"), "unpaid_wages", Urgency.Urgent, ["node:unpaid_wages.papers"], ["F7"], LocaleTag.Russian, [new("owed", "250000")], at),
        ConversationMode.Waiting,
        LocaleTag.Russian,
        new NodeRef("unpaid_wages", "owed"),
        null);
}
