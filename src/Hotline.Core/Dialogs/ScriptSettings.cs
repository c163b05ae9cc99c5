using Hotline.Core.Cases;
using Hotline.Core.Messaging;

namespace Hotline.Core.Dialogs;

/// <summary>
/// <c>hotline.yaml</c>: dialogs for a new conversation, the menu and danger; the languages; slots that outlive a dialog; time zone by country, and the city whose clock it is;
/// where people on a withdrawn node go (<c>moves</c>).
/// </summary>
public sealed record ScriptSettings(
    NodeRef Start,
    NodeRef Menu,
    NodeRef Danger,
    IReadOnlyList<ScriptLocale> Locales,
    IReadOnlySet<string> Keep,
    IReadOnlyDictionary<string, string> Zones,
    IReadOnlyDictionary<string, TextRef> Places,
    IReadOnlyDictionary<NodeRef, NodeRef> Moves)
{
    /// <summary>Where somebody goes on who says after an alarm that nobody is in danger. Null: nowhere, their words answer the open question.</summary>
    public NodeRef? Mistaken { get; init; }

    /// <summary>What happens to a form that is left in the middle: for every question about a topic that has no timeout of its own. Null: nothing.</summary>
    public Timeout? Timeout { get; init; }

    /// <summary>Which languages are likely where a telephone number is from, by its beginning with the plus; longer beginnings first.</summary>
    public IReadOnlyList<KeyValuePair<string, IReadOnlyList<LocaleTag>>> Phones { get; init; } = [];

    /// <summary>What is too sensitive to be shown outside the desk.</summary>
    public SealedMatters Sealed { get; init; } = SealedMatters.None;
}

/// <summary>A language of the deployment: its own name for buttons, the words by which people ask for it, and where to look for a missing line.</summary>
public sealed record ScriptLocale(LocaleTag Tag, string Name, IReadOnlyList<string> Words, IReadOnlyList<LocaleTag> Fallback);
