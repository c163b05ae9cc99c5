using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Hotline.Core.Cases;

namespace Hotline.Storage.Casebook.Cases;

/// <summary>The place of a case in the queue's order; a page goes on behind it, whatever came or went before.</summary>
public sealed record QueueCursor(Urgency Urgency, DateTimeOffset WaitingSince, string Id)
{
    public static QueueCursor Of(Case row) => new(row.Urgency, row.WaitingSince, row.Id);

    /// <summary>Null when the text is not a cursor of ours.</summary>
    public static QueueCursor? Parse(string text)
    {
        if (!Base64Url.IsValid(text)) return null;
        var parts = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('.');
        if (parts.Length != 3 || Codes.ReadUrgency(parts[0]) is not { } urgency) return null;
        return long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var since) && since < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()
            ? new QueueCursor(urgency, DateTimeOffset.FromUnixTimeMilliseconds(since), parts[2])
            : null;
    }

    public override string ToString() =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{Codes.Of(Urgency)}.{WaitingSince.ToUnixTimeMilliseconds()}.{Id}"));
}
