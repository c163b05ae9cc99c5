using Hotline.Core.Dialogs;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Cases;
using Hotline.Storage.Casebook.Conversations;

namespace Hotline.Desk.Cases;

/// <summary>
/// One answer for staff. <paramref name="Label"/>: the question, in their language; null when the scripts ask none. <paramref name="Value"/>: the answer's label, or the words that were kept.
/// <paramref name="Said"/> and <paramref name="At"/>: the person's own line that answered, and when; null when they told it otherwise.
/// </summary>
internal sealed record AnswerRow(string Slot, string? Label, string Value, string? Said, DateTimeOffset? At);

/// <summary>The answers of a case as a table: the conversation keeps slots and ids, the transcript has the words.</summary>
internal static class AnswerTable
{
    public static IReadOnlyList<AnswerRow> Of(CaseFolder folder, Publication publication, LocaleTag locale) =>
        [.. folder.Summary.Select(answer => Row(folder, AnswerLabels.Of(publication, folder.Case.Topic, answer.Key, answer.Value, locale), answer.Key))];

    private static AnswerRow Row(CaseFolder folder, AnswerLabel label, string slot)
    {
        var said = Said(folder.Transcript, label.AskedAt);
        return new AnswerRow(slot, label.Question, label.Answer, said?.Text, said?.At);
    }

    /// <summary>What the person said when they were asked last; null when they were not asked, or did not answer that.</summary>
    private static FolderLine? Said(IReadOnlyList<FolderLine> lines, IReadOnlyList<NodeRef> askedAt)
    {
        var places = askedAt.Select(node => node.ToString()).ToHashSet(StringComparer.Ordinal);
        for (var i = lines.Count - 1; i >= 0; i--)
            if (lines[i].Place is { } place && places.Contains(place)) return lines.Skip(i + 1).FirstOrDefault(line => line.Author == LineAuthor.Person);
        return null;
    }
}
