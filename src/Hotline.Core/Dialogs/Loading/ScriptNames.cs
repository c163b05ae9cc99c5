using System.Collections.Frozen;
using System.Text.Json;
using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Understanding;

namespace Hotline.Core.Dialogs.Loading;

/// <summary>How names in scripts are built, and the words that Hotline keeps for itself.</summary>
internal static class ScriptNames
{
    public const string Always = "_always";
    public const string Settings = "hotline";

    /// <summary>Files of texts for helpers, which are no dialogs.</summary>
    public const string Replies = "replies";

    /// <inheritdoc cref="Replies"/>
    public const string Cards = "cards";

    /// <summary>Whether a file beside the dialogs is none.</summary>
    public static bool IsNoDialog(string file) => file is Settings or Replies or Cards;

    /// <summary>Ids that no choice may have: the translations use them beside the choices.</summary>
    public static readonly FrozenSet<string> ReservedChoices = FrozenSet.ToFrozenSet(["sms", "otherwise", "heard", "skip", "also"], StringComparer.Ordinal);

    /// <summary>Keys of <c>when:</c> that are no slots, with the values that each can have; null: any.</summary>
    public static readonly FrozenDictionary<string, string[]?> Surroundings = new Dictionary<string, string[]?>(StringComparer.Ordinal)
    {
        ["channel"] = null,
        ["locale"] = null,
        ["language"] = [],
        ["mode"] = Words<ConversationMode>(),
        ["urgency"] = Words<Urgency>(),
        ["topic"] = null,
        ["topic_heard"] = null,
        ["topic_sure"] = ["yes", "no"],
        ["danger"] = Words<DangerKind>(),
        ["on_shift"] = ["yes", "no"],
        ["nobody_told"] = ["yes", "no"],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Slots that the program fills by itself.</summary>
    public static readonly FrozenSet<string> Noted = FrozenSet.ToFrozenSet([Running.Notes.Location], StringComparer.Ordinal);

    /// <summary>Placeholders that are no slots and no facts.</summary>
    public static readonly FrozenSet<string> Placeholders = FrozenSet.ToFrozenSet(["wait", "clock", "since", "due", "case", "operator", "code", Running.Notes.TopicHeard], StringComparer.Ordinal);

    /// <summary>The parts of a fact that a script may cite.</summary>
    public static readonly FrozenSet<string> FactFields = FrozenSet.ToFrozenSet(["phone", "name", "website"], StringComparer.Ordinal);

    /// <summary>A dialog, node or slot: a small letter, then small letters, digits and underscores, at most <see cref="DialogLimits.Name"/>.</summary>
    public static bool IsName(string text)
    {
        if (text.Length is 0 or > DialogLimits.Name || !char.IsAsciiLetterLower(text[0])) return false;
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '_') return false;
        }

        return true;
    }

    /// <summary>A choice: a name, or the two capital letters of a country.</summary>
    public static bool IsChoice(string text) => IsName(text) || IsCountry(text);

    public static bool IsCountry(string text) => text.Length == 2 && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1]);

    /// <summary>A violation code: a capital letter and one or two digits.</summary>
    public static bool IsFlag(string text) => text.Length is 2 or 3 && char.IsAsciiLetterUpper(text[0]) && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>True for words that a slot may not be called by.</summary>
    public static bool IsReservedSlot(string text) =>
        ReservedSlots.Contains(text);

    /// <summary>Words that a slot may not be called by, because they mean something else in <c>when:</c>, <c>set:</c> or a text.</summary>
    public static readonly FrozenSet<string> ReservedSlots =
        Surroundings.Keys.Concat(Placeholders).Concat(["flags", "fact", "any", "all", "not", "unknown", "known"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The names of an enumeration as scripts write them: <c>stale_tap</c>.</summary>
    public static string[] Words<T>()
        where T : struct, Enum =>
        [.. Enum.GetNames<T>().Select(JsonNamingPolicy.SnakeCaseLower.ConvertName)];

    public static T? Find<T>(string word)
        where T : struct, Enum
    {
        var words = Words<T>();
        var at = Array.IndexOf(words, word);
        return at < 0 ? null : Enum.GetValues<T>()[at];
    }
}
