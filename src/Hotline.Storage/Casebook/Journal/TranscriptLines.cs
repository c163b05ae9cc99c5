using Hotline.Core.Conversations;
using Hotline.Core.Messaging;
using Hotline.Storage.Casebook.Contacts;
using Hotline.Storage.Casebook.Conversations;
using Hotline.Storage.Casebook.Funnels;

namespace Hotline.Storage.Casebook.Journal;

/// <summary>The lines of one turn: what the person did, then what was said to them, in order. A turn names operators by account; the name people see comes with the command.</summary>
internal static class TranscriptLines
{
    private const string OutsideWindow = "Not sent: the provider takes only what is important, and only once the person has written again.";

    /// <summary><paramref name="media"/> is the id of the file that the person sent, when there is one to keep.</summary>
    public static IEnumerable<TranscriptLine> Of(JournalEntry entry, TurnRecord turn, ContactSeal seal, string? alias, string? media)
    {
        if (turn.Event is PersonWrote wrote) yield return Person(entry, turn, wrote.Message.Content, seal, media);
        if (turn.Event is Joined joined) yield return Person(entry, turn, new InboundMoved(joined.At), seal, media);
        for (var i = 0; i < turn.Said.Count; i++) yield return Said(entry, turn.Said[i], i + 1, seal, alias);
    }

    private static TranscriptLine Person(JournalEntry entry, TurnRecord turn, InboundContent content, ContactSeal seal, string? media)
    {
        var (kind, text) = Describe(content, turn.Heard);
        return new TranscriptLine
        {
            ConversationId = entry.Conversation.Value,
            Author = LineAuthor.Person,
            Key = turn.Id,
            At = turn.At,
            Position = entry.Position,
            Part = 0,
            Kind = kind,
            Sealed = seal.Seal(SealPurpose.Line, new LineContent(text, []) { Media = media, Turn = LineTurn.Of(turn) }),
            Place = UnknownAnswers.Mark(turn),
        };
    }

    private static TranscriptLine Said(JournalEntry entry, SaidLine said, int part, ContactSeal seal, string? alias) => new()
    {
        ConversationId = entry.Conversation.Value,
        Author = said.Operator is null ? LineAuthor.Bot : LineAuthor.Operator,
        Key = said.DeliveryId,
        At = entry.Record.At,
        Position = entry.Position,
        Part = part,
        Kind = said.Attachment?.Kind.ToString().ToLowerInvariant() ?? "text",
        Sealed = seal.Seal(SealPurpose.Line, new LineContent(said.Text.Replace(ReturnCode.Mark, "•••••-•••••", StringComparison.Ordinal), said.Choices) { Media = said.Attachment?.Media }),
        Place = said.Place,
        Alias = said.Operator is null ? null : alias,
        Delivery = said.Fate switch { LineFate.Held => DeliveryStatus.Held, LineFate.Dropped => DeliveryStatus.Cancelled, _ => DeliveryStatus.Waiting },
        Words = said.Fate == LineFate.Dropped ? OutsideWindow : null,
    };

    /// <summary>Words for the operator. The person's own phone number is an address and stays out of the transcript; the card of somebody else is what they wanted to show.</summary>
    private static (string Kind, string Text) Describe(InboundContent content, string? heard) => content switch
    {
        InboundText text => ("text", Marked(text.Forwarded, text.Text)),
        InboundTap { Data: Button.Leave } when heard is null => ("left_chat", "(left the chat)"),
        InboundTap tap when heard is null && tap.Data.StartsWith(Button.Everywhere, StringComparison.Ordinal) => ("asked", ChoiceOf(tap.Data)),
        InboundTap tap => ("tap", heard ?? ChoiceOf(tap.Data)),
        InboundStart => ("start", "(opened the conversation)"),
        InboundLocation place => ("location", FormattableString.Invariant($"{place.Latitude:0.#####}, {place.Longitude:0.#####}{(place.Words is null ? "" : "\n")}{place.Words}")),
        InboundPhone { Card: { } card } => ("contact", card),
        InboundPhone => ("phone", "(shared a phone number)"),
        InboundFile file => (file.Kind.ToString().ToLowerInvariant(), Marked(file.Forwarded, Described(file))),
        InboundEdit edit => ("edit", edit.Text),
        InboundLeft => ("left", "(blocked us)"),
        InboundReturned => ("returned", "(lifted the block)"),
        InboundUnsupported other => ("unsupported", $"({other.Kind})"),
        InboundAside aside => ("aside", aside.Text),
        InboundCode => ("code", "(typed a return code)"),
        InboundSecret => ("secret", "(wrote the secret word)"),
        InboundMoved moved => ("moved", moved.To.Channel.Value),
        InboundKin kin => Describe(kin.First.Content, heard),
        InboundUnclaimed unclaimed => Describe(unclaimed.First.Content, heard),
        InboundBound => ("moved_on", "(goes on in another conversation)"),
        _ => throw new ArgumentOutOfRangeException(nameof(content), content.GetType().Name, "The transcript has no words for this kind of content."),
    };

    private static string Described(InboundFile file)
    {
        string[] words = [.. new[] { file.Name, file.Caption }.Where(text => !string.IsNullOrEmpty(text)).Select(text => text!).Distinct(StringComparer.Ordinal)];
        return words.Length > 0 ? string.Join('\n', words) : $"({file.Kind.ToString().ToLowerInvariant()})";
    }

    /// <summary>The operator sees whose words they are not.</summary>
    private static string Marked(Forwarding forwarded, string text) => forwarded switch
    {
        Forwarding.Once => $"(forwarded)\n{text}",
        Forwarding.Often => $"(forwarded many times)\n{text}",
        _ => text,
    };

    /// <summary><c>dialog.node:choice:step</c> and <c>_always:choice</c> name the choice in the middle.</summary>
    private static string ChoiceOf(string data)
    {
        var parts = data.Split(':');
        return parts.Length > 1 ? parts[1] : data;
    }
}
