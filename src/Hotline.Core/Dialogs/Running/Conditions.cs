using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;

namespace Hotline.Core.Dialogs.Running;

/// <summary>Whether a condition holds for a conversation now.</summary>
internal static class Conditions
{
    private const string FactPrefix = "fact.";

    public static bool Holds(Condition? condition, TurnInProgress turn) => condition switch
    {
        null => true,
        Condition.All all => all.Of.All(c => Holds(c, turn)),
        Condition.Any any => any.Of.Any(c => Holds(c, turn)),
        Condition.Not not => !Holds(not.Of, turn),
        Condition.In oneOf => Value(turn, oneOf.Key) is { } value && oneOf.Values.Contains(value, StringComparer.OrdinalIgnoreCase),
        Condition.Compare compare => Compare(Value(turn, compare.Key), compare),
        Condition.Known known => (Value(turn, known.Key) is { Length: > 0 } value && value != Option.Unknown) == known.Wanted,
        _ => false,
    };

    /// <summary>The value of a key: what the program knows by itself, else the slot.</summary>
    public static string? Value(TurnInProgress turn, string key) => key switch
    {
        "channel" => turn.State.Address.Channel.Value,
        "locale" => turn.State.Locale.Value,
        "language" => turn.State.LocaleKnown ? turn.State.Locale.Value : null,
        "mode" => Name(turn.State.Mode),
        "urgency" => Name(turn.State.Urgency),
        "topic" => turn.State.Topic.Length > 0 ? turn.State.Topic : null,
        Notes.TopicSure => turn.State.Slots.GetValueOrDefault(key, Option.NoId),
        "on_shift" => Waiting.OnShift(turn) ? Option.YesId : Option.NoId,
        "nobody_told" => Waiting.IsNobodyTold(turn) ? Option.YesId : Option.NoId,
        _ when key.StartsWith(FactPrefix, StringComparison.Ordinal) => Placeholders.FactValue(turn, key[FactPrefix.Length..]),
        _ => turn.State.Slots.GetValueOrDefault(key),
    };

    private static bool Compare(string? value, Condition.Compare compare)
    {
        if (compare.Operator == Comparison.NotEqual) return !string.Equals(value, compare.Value, StringComparison.OrdinalIgnoreCase);
        if (value is null or Option.Unknown) return false;
        return Order(value, compare.Value) is { } order && compare.Operator switch
        {
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    private static int? Order(string left, string right)
    {
        if (Rank(left) is { } l && Rank(right) is { } r) return l.CompareTo(r);
        if (Number(right) is { } number) return Number(left) is { } own ? own.CompareTo(number) : null;
        if (Day(right) is { } day) return Day(left) is { } own ? own.CompareTo(day) : null;
        return string.CompareOrdinal(left, right);
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static int? Rank(string urgency) => urgency switch { "normal" => 0, "urgent" => 1, "immediate" => 2, _ => null };

    private static string Name(Urgency urgency) => urgency switch { Urgency.Immediate => "immediate", Urgency.Urgent => "urgent", _ => "normal" };

    private static string Name(ConversationMode mode) => mode switch
    {
        ConversationMode.Waiting => "waiting",
        ConversationMode.Human => "human",
        ConversationMode.Closed => "closed",
        ConversationMode.Stopped => "stopped",
        _ => "bot",
    };
}
