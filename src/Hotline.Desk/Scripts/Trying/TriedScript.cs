using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Playing;
using Hotline.Core.Messaging;
using Hotline.Desk.Api;
using Hotline.Storage.Casebook;

namespace Hotline.Desk.Scripts.Trying;

/// <summary>What came of a try. <paramref name="Steps"/> may be fewer than were asked: they end at the first that does not fit. <paramref name="Locale"/>: what the conversation speaks.</summary>
internal sealed record TriedScript(
    IReadOnlyList<TriedStep> Steps,
    string Locale,
    [property: Codes(typeof(ConversationMode))] string Mode,
    string Topic,
    [property: Codes(typeof(Urgency))] string Urgency,
    IReadOnlyList<string> Reasons,
    IReadOnlyList<string> Flags,
    IReadOnlyList<TriedSlot> Slots,
    TriedCase? Case)
{
    public static TriedScript Of(PhoneShown shown, Publication publication, LocaleTag language) => new(
        [.. shown.Turns.Select(turn => new TriedStep(turn.Fits, turn.Person, [.. turn.Bot.Select(Message)], Place(turn.Place)))],
        shown.State.Locale.Value ?? "",
        Codes.Of(shown.State.Mode),
        shown.State.Topic,
        Codes.Of(shown.State.Urgency),
        shown.State.Reasons,
        shown.State.Flags,
        [.. shown.State.Slots.Where(s => s.Value.Length > 0 && !s.Key.StartsWith('_')).Select(s => Slot(s, shown.State.Topic, publication, language))],
        shown.Case is { } held
            ? new TriedCase(held.Topic, Codes.Of(held.Urgency), held.Language.Value, held.Reasons, held.Flags, [.. held.Summary.Select(s => Slot(s, held.Topic, publication, language))])
            : null);

    private static TriedMessage Message(PhoneMessage said) => new(
        said.Text, [.. said.Buttons.Select(b => new TriedButton(b.Id, b.Label))], said.Opens, said.SmsParts, said.ByOperator, Place(said.Place), TriedWordings.Of(said.Wording));

    private static TriedSlot Slot(KeyValuePair<string, string> slot, string topic, Publication publication, LocaleTag language)
    {
        var label = AnswerLabels.Of(publication, topic, slot.Key, slot.Value, language);
        return new TriedSlot(slot.Key, slot.Value, label.Question, label.Answer);
    }

    private static TriedPlace? Place(NodeRef? place) => place is { } node ? new TriedPlace(node.Dialog, node.Node) : null;
}

/// <summary>One step. <paramref name="Fits"/> false: the draft offers no such button there any more. <paramref name="Person"/>: what the person sees of themselves; null when they said nothing.</summary>
internal sealed record TriedStep(bool Fits, string? Person, IReadOnlyList<TriedMessage> Bot, TriedPlace? Place);

/// <summary>
/// A message as the channel sends it. <paramref name="Opens"/>: the words on the button of a list. <paramref name="SmsParts"/>: what is paid for, where texts are paid by the part. <paramref name="Wording"/>: whether a
/// native speaker has read it.
/// </summary>
internal sealed record TriedMessage(
    string Text, IReadOnlyList<TriedButton> Buttons, string? Opens, int? SmsParts, bool ByOperator, TriedPlace? Place, [property: Codes(typeof(TriedWordings))] string Wording);

/// <summary>A button, with what a step says that presses it.</summary>
internal sealed record TriedButton(string Id, string Label);

/// <summary>A node.</summary>
internal sealed record TriedPlace(string Dialog, string Node);

/// <summary>An answer that is kept, with the question that asks for it.</summary>
internal sealed record TriedSlot(string Name, string Value, string? Question, string Label);

/// <summary>The case that would stand in the queue.</summary>
internal sealed record TriedCase(string Topic, [property: Codes(typeof(Urgency))] string Urgency, string Language, IReadOnlyList<string> Reasons, IReadOnlyList<string> Flags, IReadOnlyList<TriedSlot> Summary);

/// <summary>How the words of a message stand in its language, as pages call it.</summary>
internal static class TriedWordings
{
    public static readonly IReadOnlyList<string> All = [.. Enum.GetValues<PhoneWording>().Select(Of)];

    public static string Of(PhoneWording wording) => wording switch { PhoneWording.Draft => "draft", PhoneWording.Other => "other", _ => "fine" };
}
