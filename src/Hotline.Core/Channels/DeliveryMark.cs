using System.Globalization;
using Hotline.Core.Messaging;

namespace Hotline.Core.Channels;

/// <summary>
/// Names one delivery, or a part of it, and the conversation it belongs to, so that what a provider says of it later finds its place without the person's address. Opaque: it goes into callback
/// addresses and into what a provider hands back with a status. Written <c>conversation.delivery</c>, and behind it what else is known; letters, digits and dots.
/// </summary>
public readonly record struct DeliveryMark(ConversationId Conversation, string DeliveryId)
{
    /// <summary>Longest piece that is read: a bound against foreign values.</summary>
    private const int MostOfAPiece = 64;

    /// <summary>Pieces that are read: those of this program, and room for those of a newer one.</summary>
    private const int MostPieces = 10;

    /// <summary>A message of more parts is not followed part by part.</summary>
    private const int MostParts = 999;

    private const char AttemptSign = 'a';
    private const char LastSign = 'l';
    private const char ToSign = 't';
    private const char ImportanceSign = 'i';
    private const char PartSign = 'p';
    private const string PartOf = "of";

    /// <summary>Which time it came into the outbox: everything that belongs to one time has the same, and what is sent anew has another. Opaque; null when nobody knows.</summary>
    public string? Attempt { get; init; }

    /// <summary>It is not tried once more when the provider cannot bring it now: this is that try.</summary>
    public bool IsLast { get; init; }

    /// <summary>The beginning of the pseudonym of the address it was sent to; null when nobody knows.</summary>
    public string? To { get; init; }

    /// <summary>How much the words matter, which the casebook does not keep. Written as a number: addresses stand in logs.</summary>
    public Importance Importance { get; init; }

    /// <summary>The part, counted from 1, where the message went out in several; else 0.</summary>
    public int Part { get; init; }

    /// <summary>How many parts there are; 0 where the message went out whole.</summary>
    public int Parts { get; init; }

    /// <summary>The mark of one part; of the whole where that is the only one.</summary>
    public DeliveryMark OfPart(int part, int parts) => parts is > 1 and <= MostParts ? this with { Part = part, Parts = parts } : this;

    public override string ToString()
    {
        var attempt = Attempt is null ? "" : $".{(IsLast ? LastSign : AttemptSign)}{Attempt}";
        var to = To is null ? "" : $".{ToSign}{To}";
        var importance = Importance == Importance.Routine ? "" : string.Create(CultureInfo.InvariantCulture, $".{ImportanceSign}{(int)Importance}");
        var part = Parts == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $".{PartSign}{Part}{PartOf}{Parts}");
        return $"{Conversation}.{DeliveryId}{attempt}{to}{importance}{part}";
    }

    /// <summary>
    /// False for anything that <see cref="ToString"/> did not write. A piece that only a newer program knows is passed over: while programs are changed one by one, each hears of the others' messages.
    /// Untrusted: a mark that can be read need not name a delivery that exists.
    /// </summary>
    public static bool TryParse(string? text, out DeliveryMark mark)
    {
        mark = default;
        if (text?.Split('.', MostPieces) is not [var conversation, var delivery, .. var rest] || !IsPiece(conversation) || !IsPiece(delivery)) return false;
        var read = new DeliveryMark(new ConversationId(conversation), delivery);
        foreach (var piece in rest)
        {
            if (piece.Length < 2 || !IsPiece(piece) || Known(read, piece[0], piece[1..]) is not { } more) return false;
            read = more;
        }

        mark = read;
        return true;
    }

    private static DeliveryMark? Known(DeliveryMark read, char sign, string value) => sign switch
    {
        AttemptSign or LastSign => read.Attempt is null ? read with { Attempt = value, IsLast = sign == LastSign } : null,
        ToSign => read.To is null ? read with { To = value } : null,
        ImportanceSign => Number(value) is { } importance && Enum.IsDefined((Importance)importance) ? read with { Importance = (Importance)importance } : null,
        PartSign => read.Parts == 0 && value.Split(PartOf) is [var part, var parts] && Number(part) is { } at && Number(parts) is > 1 and var all && at <= all ? read with { Part = at, Parts = all } : null,
        _ => read,
    };

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and <= MostParts ? number : null;

    private static bool IsPiece(string piece) => piece.Length is > 0 and <= MostOfAPiece && piece.All(char.IsAsciiLetterOrDigit);
}
