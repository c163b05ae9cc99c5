using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs.Running;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding;
using Hotline.Core.Understanding.Spelling;

namespace Hotline.Core.Dialogs;

/// <summary>Knows what nobody is to read, before a turn is played and before anything of it is written down: return codes and the secret words that go with them. Pure.</summary>
public static class SecretWords
{
    private const int MostSigns = 40;
    private const int MostWords = 4;

    /// <summary>The code that a message is; null for everything else.</summary>
    public static string? Code(InboundContent content) => content switch
    {
        InboundText text => ReturnCode.Read(text.Text),
        InboundStart { Source: { } source } => ReturnCode.Read(source),
        _ => null,
    };

    /// <summary>
    /// Whether a message is the secret word that was asked for. Words that work everywhere, and the button's own, are none; and what is long, or of danger, was said to be read.
    /// </summary>
    public static bool IsSecret(Publication publication, ConversationState state, InboundContent content, Reading? reading)
    {
        ArgumentNullException.ThrowIfNull(publication);
        ArgumentNullException.ThrowIfNull(state);
        if (content is not InboundText { Text: var text } || state.Open is not { } open || open.Node != SystemQuestions.CodeSecret && open.Node != SystemQuestions.CodeAnswer) return false;
        if (reading is { Danger.Count: > 0 } or { Urgency: > Urgency.Normal } || text.Length > MostSigns) return false;
        var folded = Folding.Fold(text);
        if (folded.Count(c => c == ' ') >= MostWords) return false;
        if (folded.Length == 0 || publication.Compiled.Reactions.Find(text.Trim(), folded).Count > 0) return false;
        return publication.Compiled.Question(open.Node)?.Exact(folded, publication.Compiled.Heard(state.Locale)) is null && !(folded == "1" && open.Node == SystemQuestions.CodeSecret);
    }

    /// <summary>The box whose secret word is asked for; null when the word is for a code that is still to be made.</summary>
    public static ConversationId? Box(ConversationState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return state.Open?.Node == SystemQuestions.CodeAnswer ? state.Ties?.Asking : null;
    }
}
