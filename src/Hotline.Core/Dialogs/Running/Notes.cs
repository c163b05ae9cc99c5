using System.Collections.Immutable;
using System.Text;
using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs.Running;

/// <summary>What a conversation notes: slots, flags, topic, urgency. Everything here is bounded by <see cref="DialogLimits"/>.</summary>
internal static class Notes
{
    public const string Danger = "danger";
    public const string TopicHeard = "topic_heard";
    public const string TopicSure = "topic_sure";
    public const string Location = "location";

    /// <summary>What the person told beside the answers, for the helper.</summary>
    public const string AlsoSaid = "also_said";

    /// <summary>The other language in which the person last wrote a whole sentence.</summary>
    public const string LanguageHeard = "language_heard";

    /// <summary>In which order the open question offers the languages, by their tags.</summary>
    public const string LanguageOrder = "language_order";

    /// <summary>The topics that the question about the topic offers first, by their ids, while the person's words leave several likely.</summary>
    public const string TopicsLikely = "topics_likely";

    /// <summary>The open question that was answered with a matter, and said that it was heard: <c>dialog.node</c>.</summary>
    public const string MatterHeard = "matter_heard";

    /// <summary>The language in which the open question was shown before the person changed it: its words still answer.</summary>
    public const string LanguageBefore = "language_before";

    /// <summary>The question that waits while the language changes, and the step of its first asking whose buttons still answer: <c>dialog.node:step</c>.</summary>
    public const string ShownBefore = "shown_before";

    /// <summary>Of which kind the files are that come now, and when the last of them came: <c>Photo:1793438400</c>, in Unix seconds. The first of them had a receipt.</summary>
    public const string FilesTold = "files_told";

    /// <summary>Words that were written before this answer nothing that is asked now, in Unix seconds.</summary>
    public const string AskedSince = "asked_since";

    public static void Apply(TurnInProgress turn, Assignments? set, NodeRef place)
    {
        if (set is null) return;
        if (set.Urgency is { } urgency) Raise(turn, urgency, $"node:{place}");
        foreach (var flag in set.Flags) Flag(turn, flag.TrimStart('+'));
        if (set.Topic is { } topic) turn.State = turn.State with { Topic = topic };
        if (set.Locale is { } locale) Languages.Choose(turn, new LocaleTag(locale));
        foreach (var (slot, value) in set.Slots) Put(turn, slot, value);
    }

    /// <summary>Urgency only rises; each reason is kept once. Only a human lowers it.</summary>
    public static void Raise(TurnInProgress turn, Urgency urgency, string reason)
    {
        if (urgency == Urgency.Normal || urgency < turn.State.Urgency) return;
        var reasons = turn.State.Reasons;
        var isNew = !reasons.Contains(reason, StringComparer.Ordinal) && reasons.Length < DialogLimits.Flags;
        if (!isNew && urgency == turn.State.Urgency) return;
        turn.State = turn.State with { Urgency = urgency, Reasons = isNew ? reasons.Add(reason) : reasons, StatusTold = urgency > turn.State.Urgency ? null : turn.State.StatusTold };
        turn.CaseTouched = true;
    }

    public static void Put(TurnInProgress turn, string slot, string value)
    {
        var slots = turn.State.Slots;
        if (value.Length == 0)
        {
            if (slots.ContainsKey(slot)) turn.State = turn.State with { Slots = slots.Remove(slot) };
        }
        else
        {
            if (!slots.ContainsKey(slot) && slots.Count >= DialogLimits.Slots) return;
            turn.State = turn.State with { Slots = slots.SetItem(slot, Fit(slots, slot, value)) };
        }

        turn.CaseTouched |= turn.State.Case is { } open && open.SummarySlots.Contains(slot, StringComparer.Ordinal);
    }

    /// <summary>Notes what this message is about, and whether that is sure enough not to ask.</summary>
    public static void Hear(TurnInProgress turn, string topic)
    {
        Put(turn, TopicHeard, topic);
        if (topic.Length > 0) Put(turn, TopicsLikely, "");
        Put(turn, TopicSure, topic.Length > 0 && turn.Reading.TopicConfidence >= Answers.TopicSure ? Option.YesId : "");
    }

    /// <summary>
    /// Fills slots with what the person told in their own words ("he took my passport"), and notes what the choice of that answer would note. What they answered before stays.
    /// </summary>
    public static void Tell(TurnInProgress turn)
    {
        foreach (var (slot, value) in turn.Reading.Told)
        {
            if (turn.State.Slots.GetValueOrDefault(slot, Option.Unknown) != Option.Unknown) continue;
            Put(turn, slot, value);
            if (turn.Script.OptionOf(slot, value)?.Choice?.Set is { } set) Apply(turn, set, turn.State.Place ?? turn.Structure.Settings.Start);
        }
    }

    /// <summary>Adds words below those that the slot already has.</summary>
    public static void Append(TurnInProgress turn, string slot, string text)
    {
        if (text.Length > 0) Put(turn, slot, turn.State.Slots.TryGetValue(slot, out var before) ? $"{before}\n{text}" : text);
    }

    /// <summary>Empties what does not outlive a dialog; in which language somebody writes does. An open case keeps everything: its summary is made of it.</summary>
    public static void Clear(TurnInProgress turn)
    {
        var state = turn.State;
        if (state.Case is not null || state.Slots.Count == 0 && state.Flags.Length == 0) return;
        var keep = turn.Structure.Settings.Keep;
        var slots = state.Slots;
        foreach (var slot in slots.Keys)
            if (slot != LanguageHeard && !keep.Contains(slot)) slots = slots.Remove(slot);
        turn.State = state with { Slots = slots, Flags = [] };
    }

    /// <summary>Takes a case back that the conversation has let go, with the answers that belong to it.</summary>
    public static void Recall(TurnInProgress turn, CaseSnapshot forgotten)
    {
        foreach (var (slot, value) in forgotten.Summary) Put(turn, slot, value);
        turn.State = turn.State with
        {
            Topic = forgotten.Topic,
            Case = new CaseState(
                forgotten.Id, forgotten.Topic, forgotten.Urgency, [.. forgotten.Reasons], [.. forgotten.Flags], [.. forgotten.Summary.Select(s => s.Key)], forgotten.OpenedAt, null, 0),
        };
    }

    public static void Reason(TurnInProgress turn, string reason)
    {
        if (turn.State.Reasons.Contains(reason, StringComparer.Ordinal) || turn.State.Reasons.Length >= DialogLimits.Flags) return;
        turn.State = turn.State with { Reasons = turn.State.Reasons.Add(reason) };
        turn.CaseTouched = true;
    }

    public static ImmutableArray<string> Union(ImmutableArray<string> have, IReadOnlyList<string> more, int most)
    {
        foreach (var item in more)
            if (have.Length < most && !have.Contains(item, StringComparer.Ordinal)) have = have.Add(item);
        return have;
    }

    private static void Flag(TurnInProgress turn, string flag)
    {
        var flags = Union(turn.State.Flags, [flag], DialogLimits.Flags);
        if (flags.Length == turn.State.Flags.Length) return;
        turn.State = turn.State with { Flags = flags };
        turn.CaseTouched = true;
    }

    private static string Fit(ImmutableSortedDictionary<string, string> slots, string slot, string value)
    {
        var left = DialogLimits.SlotBytes;
        foreach (var (name, held) in slots)
            if (name != slot) left -= Encoding.UTF8.GetByteCount(held);
        var most = Math.Min(DialogLimits.SlotText, Math.Max(0, left) / 3);
        return value.Length <= most ? value : Cut(value, Math.Max(1, most));
    }

    /// <summary>Never between the halves of one character.</summary>
    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) && length > 1 ? length - 1 : length)];
}
