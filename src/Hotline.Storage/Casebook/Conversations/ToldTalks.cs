using System.Globalization;
using Hotline.Core.Cases;
using Hotline.Core.Channels;
using Hotline.Core.Dialogs;
using Hotline.Core.Dialogs.Replaying;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Contacts;
using Microsoft.EntityFrameworkCore;

namespace Hotline.Storage.Casebook.Conversations;

/// <summary>
/// Opens what people answered, to play it against a draft: in memory, one conversation at a time, by the keys of its transcript, so who was erased is not among them. Thread-safe; the context is the caller's.
/// </summary>
public sealed class ToldTalks(ContactVault vault, ChannelTable channels)
{
    /// <summary>A longer talk is not played: most of it is one between people.</summary>
    public const int MostLines = 1000;

    /// <summary>The conversations that were spoken in last, but for those with a case that is too sensitive to be shown outside the desk.</summary>
    public static async Task<IReadOnlyList<string>> NewestAsync(CasebookContext context, SealedMatters hidden, int most, CancellationToken cancellationToken)
    {
        var (topics, flags) = (hidden.Topics.ToArray(), hidden.Flags.ToArray());
        return await context.Conversations
            .Where(v => !context.Cases.Any(c => c.ConversationId == v.Id && (topics.Contains(c.Topic) || context.Flags.Any(f => f.CaseId == c.Id && f.Stands && flags.Contains(f.Code)))))
            .OrderByDescending(v => v.LastAt).Select(v => v.Id).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>The hashes of words that were said with this structure.</summary>
    public static async Task<IReadOnlySet<string>> TextsOfAsync(CasebookContext context, Publication publication, CancellationToken cancellationToken)
    {
        var structure = publication.Structure;
        var texts = await context.Publications.Where(p => p.Structure == structure).Select(p => p.Text)
            .Union(context.PublicationEntries.Where(e => e.Structure == structure).Select(e => e.Text)).ToListAsync(cancellationToken);
        return texts.Append(publication.Text).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>
    /// The conversation, when every message of the person was played with one of these <paramref name="texts"/>. Else null: it went by an older structure, its beginning or its surroundings were not kept, it is
    /// gone, or it goes on in another conversation.
    /// </summary>
    public async Task<ToldConversation?> FindAsync(CasebookContext context, string conversation, IReadOnlySet<string> texts, CancellationToken cancellationToken)
    {
        var channel = await context.Conversations.Where(v => v.Id == conversation).Select(v => v.Channel).FirstOrDefaultAsync(cancellationToken);
        using var seal = await vault.FindAsync(context, conversation, cancellationToken);
        if (channel is null || seal is null) return null;
        var rows = await context.Lines.AsNoTracking().Where(l => l.ConversationId == conversation && l.Author != LineAuthor.Bot)
            .OrderBy(l => l.At).ThenBy(l => l.Position).ThenBy(l => l.Part).Take(MostLines + 1).ToListAsync(cancellationToken);
        if (rows.Count > MostLines) return null;
        var (id, steps, turns) = (new ChannelId(channel), new List<ToldStep>(), new List<LineTurn>());
        foreach (var row in rows)
        {
            if (row.Author == LineAuthor.Operator)
            {
                steps.Add(new ToldStep.Operator(row.At));
                continue;
            }

            var content = seal.Open<LineContent>(SealPurpose.Line, row.Sealed);
            if (content.Turn is not { } turn || !texts.Contains(turn.Publication) || Content(row.Kind, content.Text, turn) is not { } said) return null;
            turns.Add(turn);
            steps.Add(new ToldStep.Person(row.At, said, turn.Around(channels.Of(id))));
        }

        if (turns.Count == 0) return null;
        var closed = await context.Cases.Where(c => c.ConversationId == conversation && c.ClosedAt != null).Select(c => new { c.ClosedAt, c.Outcome }).ToListAsync(cancellationToken);
        steps.AddRange(closed.Select(c => new ToldStep.Closed(c.ClosedAt!.Value, c.Outcome ?? "")));
        return new ToldConversation(id, turns[0].App, turns[0].AppChosen, [.. steps.OrderBy(s => s.At)], turns[^1].Place());
    }

    /// <summary>What was sent, as far as a script looks at it. Null for what leads to another conversation.</summary>
    private static InboundContent? Content(string kind, string text, LineTurn turn) => kind switch
    {
        "text" => Text(text),
        "tap" => turn.Tapped is { } data ? new InboundTap(data) : null,
        "start" => new InboundStart(null),
        "location" => Location(text),
        "contact" => new InboundPhone("", Own: false) { Card = text },
        "phone" => new InboundPhone("", Own: true),
        "edit" => new InboundEdit(text),
        "left" => new InboundLeft(),
        "returned" => new InboundReturned(),
        "aside" => new InboundAside(text),
        "unsupported" => new InboundUnsupported(text.Trim('(', ')')),
        _ => Enum.TryParse<MediaKind>(kind, ignoreCase: true, out var media) ? new InboundFile(media, "replayed", text == $"({kind})" ? null : text, null, null) : null,
    };

    private static InboundText Text(string text)
    {
        const string Once = "(forwarded)\n";
        const string Often = "(forwarded many times)\n";
        if (text.StartsWith(Once, StringComparison.Ordinal)) return new InboundText(text[Once.Length..]) { Forwarded = Forwarding.Once };
        return text.StartsWith(Often, StringComparison.Ordinal) ? new InboundText(text[Often.Length..]) { Forwarded = Forwarding.Often } : new InboundText(text);
    }

    private static InboundLocation? Location(string text)
    {
        var point = text.Split('\n')[0].Split(", ");
        return point.Length == 2 && double.TryParse(point[0], CultureInfo.InvariantCulture, out var latitude) && double.TryParse(point[1], CultureInfo.InvariantCulture, out var longitude)
            ? new InboundLocation(latitude, longitude)
            : null;
    }
}
