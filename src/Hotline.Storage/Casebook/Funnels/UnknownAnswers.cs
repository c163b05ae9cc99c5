using Hotline.Core.Cases;
using Hotline.Core.Conversations;
using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Core.Understanding.Masking;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Funnels;

/// <summary>What several people wrote at one question, and no answer of it was known by. <paramref name="Locale"/>: the language of their conversations. <paramref name="Lines"/>: the rows of their lines.</summary>
public sealed record UnknownAnswer(NodeRef Question, string Locale, MaskedAnswer Words, int People, IReadOnlyList<long> Lines);

/// <summary>The answers, those of most people first. <paramref name="All"/>: every line of that time was looked at; else only the newest.</summary>
public sealed record UnknownAnswerList(IReadOnlyList<UnknownAnswer> Answers, bool All);

/// <summary>
/// Finds out what people write that no question understands. Nothing is stored for it but a mark: the line of such words carries the question as its place, so whatever deletes the line deletes this too. The words are opened in
/// memory, by the keys of their people, so who was erased is not among them; of what fewer than <see cref="FewestPeople"/> wrote nothing leaves this class. Thread-safe; the context is the caller's.
/// </summary>
public sealed class UnknownAnswers(ContactVault vault)
{
    /// <summary>What fewer people wrote could be known again as somebody's words.</summary>
    public const int FewestPeople = 3;

    /// <summary>Most lines that are opened at once.</summary>
    public const int MostLines = 1000;

    /// <summary>Before the place of a line that was set aside.</summary>
    private const string Aside = "-";

    /// <summary>The mark of a turn's line; null when the words were understood, or are not the person's own.</summary>
    internal static string? Mark(TurnRecord turn) =>
        turn is { Funnel: { } steps, Event: PersonWrote { Message.Content: InboundText { Forwarded: Forwarding.No } } } && steps.FirstOrDefault(step => step.Kind == FunnelKind.Misunderstood) is { } step
            ? step.Node.ToString()
            : null;

    /// <summary>What people wrote at these questions since a time, but for those whose matter is too sensitive to be shown outside of its case.</summary>
    /// <param name="context">The casebook.</param>
    /// <param name="questions">The questions.</param>
    /// <param name="hidden">The matters whose people are left out.</param>
    /// <param name="since">The oldest moment.</param>
    /// <param name="aside">Those that were set aside, and no others.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<UnknownAnswerList> ReadAsync(
        CasebookContext context, IEnumerable<NodeRef> questions, SealedMatters hidden, DateTimeOffset since, bool aside, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(hidden);
        var places = questions.ToDictionary(q => (aside ? Aside : "") + q, StringComparer.Ordinal);
        var (names, topics, flags) = (places.Keys.ToArray(), hidden.Topics.ToArray(), hidden.Flags.ToArray());
        var rows = await (
            from line in context.Lines
            where line.Author == LineAuthor.Person && line.Place != null && names.Contains(line.Place) && line.At >= since
            join talk in context.Conversations on line.ConversationId equals talk.Id
            where !context.Cases.Any(c => c.ConversationId == talk.Id && (topics.Contains(c.Topic) || context.Flags.Any(f => f.CaseId == c.Id && f.Stands && flags.Contains(f.Code))))
            orderby line.At descending
            select new Row(line.Id, line.Place!, talk.Locale, talk.Id, talk.ContactId, line.Sealed)).Take(MostLines + 1).ToListAsync(cancellationToken);
        var read = new List<(Row Row, MaskedAnswer Words)>();
        foreach (var talk in rows.Take(MostLines).GroupBy(row => row.Conversation))
        {
            using var seal = await vault.FindAsync(context, talk.Key, cancellationToken);
            if (seal is null) continue;
            foreach (var row in talk)
                if (MaskedAnswer.Of(seal.Open<LineContent>(SealPurpose.Line, row.Sealed).Text) is { } words) read.Add((row, words));
        }

        var answers = from one in read
                      group one.Row by (one.Row.Place, one.Row.Locale, one.Words) into same
                      let people = same.Select(row => row.Contact).Distinct(StringComparer.Ordinal).Count()
                      where people >= FewestPeople
                      orderby people descending, same.Key.Words.Text
                      select new UnknownAnswer(places[same.Key.Place], same.Key.Locale, same.Key.Words, people, [.. same.Select(row => row.Id)]);
        return new UnknownAnswerList([.. answers], rows.Count <= MostLines);
    }

    /// <summary>Sets lines aside, or takes them back: they are shown no more until as many people write the same again.</summary>
    public static async Task SetAsideAsync(CasebookContext context, IReadOnlyList<long> lines, bool aside, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var ids = lines.ToArray();
        var theirs = context.Lines.Where(l => ids.Contains(l.Id) && l.Author == LineAuthor.Person && l.Place != null);
        if (aside) await theirs.Where(l => !l.Place!.StartsWith(Aside)).ExecuteUpdateAsync(set => set.SetProperty(l => l.Place, l => Aside + l.Place), cancellationToken);
        else await theirs.Where(l => l.Place!.StartsWith(Aside)).ExecuteUpdateAsync(set => set.SetProperty(l => l.Place, l => l.Place!.Substring(1)), cancellationToken);
    }

    private sealed record Row(long Id, string Place, string Locale, string Conversation, string Contact, byte[] Sealed);
}
