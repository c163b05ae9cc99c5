using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;

namespace Hotline.Tests.Dialogs;

/// <summary>Sends a random event; the same number sends the same. Mostly what people do: answers, words that work everywhere, danger, nonsense; and what the desk does.</summary>
internal static class RandomPerson
{
    private static readonly string[] Texts =
    [
        "1", "2", "0", "9", "label 1", "Label 2", "labl 3", "yes", "нет", "250 000", "25.02.2026", "+7 701 123 45 67", "не знаю", "I don't know", "menu", "back", "repeat", "language",
        "operator", "a person", "stop", "help", "leave", "delete my data", "please erase", "тоҷикӣ", "english", "sos", "/start", "/menu", "", "   ", "😀😀😀😀", "\u202Eabc\u0000", "{wait}", "a",
    ];

    public static Talk Send(Talk talk, int number)
    {
        var (choice, detail) = Cut(number);
        return choice switch
        {
            < 14 => talk.Say(Texts[(choice + detail) % Texts.Length]),
            < 22 => Press(talk, detail),
            22 => talk.Say("they beat me", (DangerKind)(detail % 8)),
            23 => talk.Say("free words", new Reading(new LocaleTag(detail % 2 == 0 ? "ru" : "tg"), 0.9, detail % 3 == 0 ? "c1" : "unpaid_wages", 0.9, (Urgency)(detail % 3), [])),
            24 => talk.Say(new string('x', 400 + detail * 30)),
            25 => talk.Send(new InboundLocation(43.2, 76.9)),
            26 => talk.Send(new InboundFile((MediaKind)(detail % 6), "r", detail % 2 == 0 ? "label 1" : null, null, null)),
            27 => talk.Send(detail % 3 == 0 ? new InboundAside("HELP") : new InboundPhone("+77011234567", detail % 2 == 0) { Card = detail % 2 == 0 ? null : "Ахмед" }),
            28 => talk.Send(new InboundEdit("label 1")),
            29 => talk.Send(new InboundUnsupported("poll")),
            30 => talk.Send(detail % 4 == 0 ? new InboundLeft() : new InboundReturned()),
            31 => talk.Tap(detail % 3 == 0 ? "_locale:tg" : detail % 3 == 1 ? "d0.n0:k0:1" : "_always:menu"),
            32 or 33 => talk.Wait(TimeSpan.FromHours(detail)),
            34 => talk.Play(new CaseTaken(Case(talk), "op1", "Aigul", Version(talk) + 1)),
            35 => talk.Play(new OperatorReplied(Case(talk), "op1", Version(talk), "c", "words")),
            36 => talk.Play(new CaseReturned(Case(talk), "op1", Version(talk) + detail % 2)),
            37 => talk.Play(new CaseClosed(Case(talk), "op1", Version(talk) + 1, "advised")),
            38 => talk.Play(new UrgencyLowered(Case(talk), "op1", Version(talk), Urgency.Normal, "seen")),
            _ when detail % 3 == 0 => talk.Play(new DeliveryFailed("d" + detail, "24 hours", Gone: false) { Outside = new OutsideWindow(Words(detail), talk.Now) }),
            _ => talk.Play(new DeliveryFailed("d", "refused", detail % 2 == 0)),
        };
    }

    /// <summary>Whether this number says "back".</summary>
    public static bool IsBack(int number) => Cut(number) is ( < 14 and var choice, var detail) && Texts[(choice + detail) % Texts.Length] == "back";

    private static (int Choice, int Detail) Cut(int number) => ((int)((uint)number % 40), (int)((uint)number / 40 % 97));

    private static Talk Press(Talk talk, int detail) =>
        talk.Messages.SelectMany(m => m.Buttons).ToList() is { Count: > 0 } buttons ? talk.Tap(buttons[detail % buttons.Count].Data) : talk.Say(detail % 2 == 0 ? "label 1" : "free words here");

    private static OutboundMessage Words(int detail) => new(new string('я', 1 + (detail * 20)), [], (Importance)(detail % 3), LocaleTag.Russian);

    private static CaseId Case(Talk talk) => talk.State.Case?.Id ?? new CaseId("NONE");

    private static long Version(Talk talk) => talk.State.Case?.Version ?? 0;
}
