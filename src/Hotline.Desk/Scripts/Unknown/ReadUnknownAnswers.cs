using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Spelling;
using Hotline.Desk.Requests;
using Hotline.Desk.Scripts.Draft;
using Hotline.Desk.Scripts.Funnels;
using Hotline.Storage.Casebook;
using Hotline.Storage.Casebook.Funnels;
using MediatR;

namespace Hotline.Desk.Scripts.Unknown;

/// <summary>
/// What people wrote at the questions of a dialog (of all of them, where none is said) in the last <paramref name="Days"/> days (30 where nothing is said), and no answer was known by. It opens words of people, in memory, so it is on record.
/// <paramref name="Aside"/>: what was set aside, instead.
/// </summary>
internal sealed record ReadUnknownAnswers(string? Dialog, string? Days, bool Aside) : IDeskRequest<UnknownScreen>
{
    public Permission Needs => Permission.ReadAnswers;

    public string? Audit => "answers_read";
}

/// <summary>What at least <paramref name="Limit"/> people wrote. <paramref name="All"/> false: only the newest lines of that time were looked at.</summary>
internal sealed record UnknownScreen(DateTimeOffset From, int Limit, bool All, IReadOnlyList<UnknownRow> Answers);

/// <summary>
/// One thing that people wrote, folded. <paramref name="Masked"/>: a number (#) or a name (…) is hidden in it, so it cannot become a word of an answer. <paramref name="Choice"/>: the answer that is known by it in the draft, not in what is
/// in force.
/// </summary>
internal sealed record UnknownRow(string Dialog, string Node, string Language, string Words, bool Masked, int People, string? Choice, IReadOnlyList<UnknownChoice> Choices);

/// <summary>An answer of the question, as the draft has it.</summary>
internal sealed record UnknownChoice(string Id, string Label);

/// <summary>Handles <see cref="ReadUnknownAnswers"/>.</summary>
internal sealed class ReadUnknownAnswersHandler(CasebookContext context, UnknownAnswers unknown, NewestPublication newest, ScriptDraft draft, DraftReading reading, TimeProvider clock)
    : IRequestHandler<ReadUnknownAnswers, DeskResult<UnknownScreen>>
{
    public async Task<DeskResult<UnknownScreen>> Handle(ReadUnknownAnswers request, CancellationToken cancellationToken)
    {
        if (ReadFunnel.DaysOf(request.Days) is not { } days) return ReadFunnel.WhichDays;
        var from = ReadFunnel.FirstDay(clock, days);
        var inForce = newest();
        var read = await reading.ReadAsync((await draft.ReadAsync(cancellationToken)).Source).WaitAsync(cancellationToken);
        var drafted = read.Result.Publication ?? inForce;
        var dialogs = string.IsNullOrWhiteSpace(request.Dialog) ? inForce.Dialogs.Select(d => d.Name) : [request.Dialog];
        var list = await unknown.ReadAsync(context, dialogs.SelectMany(dialog => Questions(inForce, dialog)).Select(ask => ask.Ref), inForce.Settings.Sealed, from, request.Aside, cancellationToken);
        return DeskResult<UnknownScreen>.Ok(new UnknownScreen(
            from, UnknownAnswers.FewestPeople, list.All, [.. list.Answers.Where(a => ChoiceOf(inForce, a) is null).Select(a => Row(a, drafted))]));
    }

    /// <summary>
    /// The questions whose answers can be known by more words. Where people are asked to write freely, or to give a number by which they are reached, what they write is their own matter.
    /// </summary>
    public static IEnumerable<Node.Ask> Questions(Publication publication, string dialog) =>
        (publication.Find(dialog)?.Nodes ?? []).OfType<Node.Ask>().Where(ask => ask.Choices.Count > 0 && !ask.Expect.Any(e => e is Expectation.Text or Expectation.Phone));

    private static UnknownRow Row(UnknownAnswer answer, Publication drafted) => new(
        answer.Question.Dialog, answer.Question.Node, answer.Locale, answer.Words.Text, answer.Words.IsMasked, answer.People, ChoiceOf(drafted, answer),
        [.. (Find(drafted, answer.Question)?.Choices ?? []).Select(c => new UnknownChoice(c.Id, c.Label.Source))]);

    private static Node.Ask? Find(Publication publication, NodeRef question) => Questions(publication, question.Dialog).FirstOrDefault(ask => ask.Ref == question);

    private static string? ChoiceOf(Publication publication, UnknownAnswer answer)
    {
        if (answer.Words.IsMasked || Find(publication, answer.Question) is not { } ask) return null;
        var locale = new LocaleTag(answer.Locale);
        return ask.Choices.FirstOrDefault(choice => WordsOf(choice).Any(word => Folding.Fold(word) == answer.Words.Text))?.Id;

        IEnumerable<string> WordsOf(Choice choice) => new[] { choice.Label, choice.Sms, choice.Also }.OfType<TextRef>()
            .SelectMany(line => new[] { line.Source, publication.Texts.Exact(locale, line.Context)?.Text }).OfType<string>().SelectMany(words => words.Split('|', StringSplitOptions.TrimEntries));
    }
}
