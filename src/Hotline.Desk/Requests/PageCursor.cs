using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Hotline.Desk.Requests;

/// <summary>
/// The place in a list where its next page begins, as a text that pages hand back and do not read. It holds for the list that it came from, asked for the same: with another
/// list or another filter it is refused, because it would leave out or repeat there. It gives no rights: every page is asked for like the first.
/// </summary>
internal static class PageCursor
{
    public static readonly DeskError NoSuchPage = DeskError.Invalid("This page does not exist, or belongs to another list. Begin again at the first page.");

    private const int Longest = 512;
    private const int Bound = 8;

    /// <summary><paramref name="list"/> names the list and what was asked of it; the parts say the place of the last row that was shown.</summary>
    public static string Write(string list, params IEnumerable<string> place) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(string.Join('\n', place.Prepend(Mark(list)))));

    /// <summary>The parts; null when this is no cursor of this list.</summary>
    public static string[]? Read(string list, string text, int parts)
    {
        if (text.Length > Longest || !Base64Url.IsValid(text)) return null;
        var place = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split('\n');
        return place.Length == parts + 1 && place[0] == Mark(list) ? place[1..] : null;
    }

    /// <summary>A time as it stands in a cursor.</summary>
    public static string Of(DateTimeOffset at) => at.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);

    /// <summary>The time of such a text; null when it is none.</summary>
    public static DateTimeOffset? Time(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < DateTimeOffset.MaxValue.ToUnixTimeMilliseconds() ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    private static string Mark(string list) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(list)).AsSpan(0, Bound));
}
