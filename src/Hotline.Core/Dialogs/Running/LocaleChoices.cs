namespace Hotline.Core.Dialogs.Running;

/// <summary>
/// The order in which a question offers the languages: those that something speaks for come first, so that the right one is on top of a short screen. The order holds while the question is open,
/// because people answer it by number.
/// </summary>
internal static class LocaleChoices
{
    /// <summary>Notes the order for a question about the language that is asked now.</summary>
    public static void Arrange(TurnInProgress turn, CompiledQuestion question)
    {
        if (question.Ask.ChoicesAreLocales) Notes.Put(turn, Notes.LanguageOrder, string.Join(' ', turn.Likely.Select(l => l.Value)));
    }

    /// <summary>The options of a question as they are shown.</summary>
    public static IReadOnlyList<Option> Shown(TurnInProgress turn, CompiledQuestion question)
    {
        if (!question.Ask.ChoicesAreLocales || !turn.State.Slots.TryGetValue(Notes.LanguageOrder, out var order)) return question.Options;
        var first = order.Split(' ').Select(question.ById).OfType<Option>().ToList();
        return [.. first, .. question.Options.Except(first)];
    }
}
