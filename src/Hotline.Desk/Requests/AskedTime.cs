using System.Globalization;

namespace Hotline.Desk.Requests;

/// <summary>Times that stand in a question's address.</summary>
internal static class AskedTime
{
    /// <summary>Null when there is none; <paramref name="isBroken"/> when the text is no time.</summary>
    public static DateTimeOffset? Read(string? text, ref bool isBroken)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        // In an address a plus means a space.
        if (DateTimeOffset.TryParse(text.Replace(' ', '+'), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)) return at;
        isBroken = true;
        return null;
    }
}

/// <summary>A period that is asked for.</summary>
internal sealed record Period(DateTimeOffset From, DateTimeOffset Before)
{
    public const int MostDays = 400;
    public const int UsualDays = 30;

    /// <summary>The last 30 days where nothing else is asked; null when it cannot be read, is empty or too long.</summary>
    public static Period? Read(string? from, string? before, DateTimeOffset now)
    {
        var isBroken = false;
        var end = AskedTime.Read(before, ref isBroken) ?? now;
        var begin = AskedTime.Read(from, ref isBroken) ?? end.AddDays(-UsualDays);
        return isBroken || begin >= end || end - begin > TimeSpan.FromDays(MostDays) ? null : new Period(begin, end);
    }

    public static DeskError Broken => DeskError.Invalid($"Say from and before as times (2026-03-01T00:00:00Z), the first before the second, at most {MostDays} days apart.");
}
