using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Loading;
using Hotline.Core.Messaging;

namespace Hotline.Core.Localization;

/// <summary>
/// Finds words that would mean two things: a translated word of two global reactions (they work in every language at once), and two choices of one question
/// that are called the same. Says also when two lines share a context.
/// </summary>
internal sealed class WordsCheck(TextCatalog texts, IReadOnlyList<ScriptLine> lines, FaultSink faults)
{
    public void Run(IReadOnlyList<Dialog> dialogs, IReadOnlyList<Reaction> reactions)
    {
        foreach (var twin in lines.GroupBy(l => l.Text.Context, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Error(new Spot(twin.First().File, 1), FaultCode.SameContext, $"Two lines have the same key for translations, '{twin.Key}'. Rename a node or a choice.");
        CheckReactions(reactions);
        foreach (var (locale, translations) in texts.ByLocale)
        {
            foreach (var ask in dialogs.SelectMany(d => d.Nodes).OfType<Node.Ask>()) CheckChoices(locale, ask, translations.GetValueOrDefault);
        }
    }

    private void CheckReactions(IReadOnlyList<Reaction> reactions)
    {
        var owners = new Dictionary<string, (ReactionKind Kind, LocaleTag Locale)>(StringComparer.Ordinal);
        foreach (var reaction in reactions)
        {
            foreach (var word in Words(reaction.Words.Source)) owners.TryAdd(word, (reaction.Kind, LocaleTag.English));
        }

        foreach (var locale in texts.ByLocale.Keys.OrderBy(l => l.Value, StringComparer.Ordinal))
        {
            foreach (var reaction in reactions)
            {
                foreach (var word in Words(texts.Exact(locale, reaction.Words.Context)?.Text ?? ""))
                {
                    if (owners.TryAdd(word, (reaction.Kind, locale)) || owners[word].Kind == reaction.Kind) continue;
                    faults.Error(new Spot($"locales/{locale}.po", texts.Exact(locale, reaction.Words.Context)!.Line), FaultCode.SameWords,
                        $"'{word}' ({reaction.Words.Context}) already means '{owners[word].Kind.ToString().ToLowerInvariant()}' in {owners[word].Locale}, and these words work in every language. Keep it in one.");
                }
            }
        }
    }

    private void CheckChoices(LocaleTag locale, Node.Ask ask, Func<string, Translation?> find)
    {
        var owners = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var choice in ask.Choices)
        {
            var also = choice.Also is null ? null : find(choice.Also.Context);
            var words = Words(also?.Text ?? "").ToList();
            var label = find(choice.Label.Context);
            if (label is not null) words.Add(label.Text.ToLowerInvariant());
            foreach (var word in words.Distinct(StringComparer.Ordinal))
            {
                if (owners.TryAdd(word, choice.Id)) continue;
                faults.Warning(new Spot($"locales/{locale}.po", (also ?? label)!.Line), FaultCode.SameWords, $"'{ValueReader.Short(word)}' stands for two choices of {ask.Ref}, '{owners[word]}' and '{choice.Id}'. Keep it in one.");
            }
        }
    }

    private static IEnumerable<string> Words(string list) =>
        list.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => w.ToLowerInvariant()).Distinct(StringComparer.Ordinal);
}
